package io.emend.interpreter.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes inflection and, on request, derivation off English words. Results are keys for comparing, not always words:
 * {@code base}, {@code based} and {@code basing} share the stem {@code bas}; {@code employer} and {@code employment}
 * share the root {@code employ}.
 */
public final class Stems {
    private static final int SHORTEST = 3;
    private static final Map<String, String> IRREGULAR = irregular();
    private static final Set<String> FIXED = Set.of(
            "this", "his", "its", "was", "is", "has", "as", "us", "yes", "thus", "during", "being", "king", "spring",
            "wing", "bring", "sing", "thing", "the", "she", "he", "we", "me", "there", "where", "here", "these",
            "those", "one", "are", "were", "news", "red", "bed", "wed", "need", "seed", "feed", "speed", "hundred",
            "pass");
    private static final String[] DERIVATIONS = {
        "ational", "ization", "ership", "ships", "ation", "ition", "ness", "ment", "ship", "hood", "ally", "ence",
        "ance", "ity", "iti", "ism", "ist", "ion", "ian", "ive", "ous", "age", "ery", "eer", "er", "or", "al", "ly",
        "li", "ee", "th", "ic", "y"
    };

    private Stems() {}

    /** The stem of a folded word: plural, person, tense and participle endings removed. */
    public static String stem(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= SHORTEST || FIXED.contains(word)) {
            return word;
        }
        return closeStem(strip(word));
    }

    /** The stem with derivational endings removed too; {@code nationality} and {@code national} share {@code nation}. */
    public static String root(String word) {
        String stem = stem(word);
        for (int round = 0; round < 2; round++) {
            for (String ending : DERIVATIONS) {
                if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST + 1) {
                    stem = closeStem(stem.substring(0, stem.length() - ending.length()));
                    break;
                }
            }
        }
        return stem;
    }

    private static String strip(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("sses") || word.endsWith("shes") || word.endsWith("ches") || word.endsWith("xes")) {
            return word.substring(0, word.length() - 2);
        }
        if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.endsWith("ing") && word.length() >= SHORTEST + 3 && hasVowel(word, word.length() - 3)) {
            return undouble(word.substring(0, word.length() - 3));
        }
        if (word.endsWith("ed") && word.length() >= SHORTEST + 2 && hasVowel(word, word.length() - 2)) {
            return undouble(word.substring(0, word.length() - 2));
        }
        return word;
    }

    private static String closeStem(String stem) {
        if (stem.length() > SHORTEST && stem.endsWith("e")) {
            return stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 2 && stem.endsWith("y") && !isVowel(stem.charAt(stem.length() - 2))) {
            return stem.substring(0, stem.length() - 1) + "i";
        }
        return stem;
    }

    private static String undouble(String stem) {
        int n = stem.length();
        if (n > SHORTEST && stem.charAt(n - 1) == stem.charAt(n - 2) && "bdgmnprt".indexOf(stem.charAt(n - 1)) >= 0) {
            return stem.substring(0, n - 1);
        }
        return stem;
    }

    private static boolean hasVowel(String word, int before) {
        for (int i = 0; i < before; i++) {
            if (isVowel(word.charAt(i)) || word.charAt(i) == 'y' && i > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVowel(char unit) {
        return "aeiou".indexOf(unit) >= 0;
    }

    private static Map<String, String> irregular() {
        String table =
                "be:is,are,am,was,were,been,being;have:has,had,having;do:does,did,done,doing;go:goes,went,gone,going;"
                        + "writ:wrote,written,write,writes,writing;speak:spoke,spoken;hold:held;lead:led;leav:left;tak:took,taken,take,taking;"
                        + "com:came,come,coming,comes;mak:made,make,making,makes;giv:gave,given,give,giving;sing:sang,sung,sings,singing;"
                        + "begin:began,begun;know:knew,known;grow:grew,grown;draw:drew,drawn;bring:brought;teach:taught;think:thought;"
                        + "buy:bought;sell:sold;tell:told;say:said,says;run:ran;spend:spent;stand:stood;win:won;lie:lay,lain,lies,lying;"
                        + "ris:rose,risen;choos:chose,chosen;becom:became,become;fall:fell,fallen;bear:bore;keep:kept;put:puts,putting;"
                        + "set:sets,setting;see:saw,seen;sit:sat;tie:tied,ties,tying;die:died,dies,dying;liv:live,lives,living,lived;"
                        + "us:use,used,uses,using;build:built;lay:laid,lays,laying;rest:rests,rested,resting;marri:marry,married,marries;"
                        + "child:children;person:people,persons;wife:wives;man:men;woman:women;own:owned,owns,owning;"
                        + "add:added,adds,adding;serv:served,serves,serving,serve;breath:breathed,breathe;sign:signed,signs,signing;"
                        + "act:acted,acts,acting;nam:named,names,name,naming;wed:weds,wedded;his:her,their,its;ow:owes,owed,owe,owing;eat:ate,eaten;"
                        + "get:got,gotten,gets,getting;find:finds,finding;forget:forgot,forgotten;mean:meant;meet:met;pay:paid;send:sent;"
                        + "swear:swore,sworn;wear:wore,worn;fight:fought;undo:undid,undone,undoes;feel:felt;bury:buried,buries,burying";
        Map<String, String> map = new HashMap<>();
        for (String entry : table.split(";")) {
            String[] parts = entry.split(":");
            map.put(parts[0], parts[0]);
            for (String form : parts[1].split(",")) {
                map.put(form, parts[0]);
            }
        }
        return Map.copyOf(map);
    }
}
