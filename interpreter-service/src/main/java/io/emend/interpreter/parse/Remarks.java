package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells whether an English clause that names nothing leaves the statement beside it what it is. It has to be built like a
 * remark ("our plaque is being melted down", "where the rowing was better", "update her page") and to hold no caveat.
 */
final class Remarks {
    /** Where a clause stands among the names of its sentence. */
    enum Place {
        BEFORE,
        AMID,
        AFTER
    }

    private static final int LONGEST = 16;
    private static final int LONGEST_APPOSITION = 4;
    private static final Set<String> JOINTS = Set.of("and", "so", "because", "since", "as", "also", "then", "that");
    private static final Set<String> RESERVES =
            Set.of("but", "yet", "though", "although", "however", "albeit", "still", "while", "whereas");
    private static final Set<String> SELF = Set.of("i", "we", "my", "our");
    private static final Set<String> SPEAKERS = Set.of(
            "i",
            "we",
            "you",
            "u",
            "this",
            "that",
            "it",
            "there",
            "here",
            "someone",
            "somebody",
            "something",
            "these",
            "those");
    private static final Set<String> DETERMINERS = Set.of(
            "the", "my", "our", "your", "his", "her", "their", "its", "some", "all", "both", "every", "many", "most");
    private static final Set<String> RELATIVES = Set.of("which", "where", "who", "whose", "whom");
    private static final Set<String> COURTESIES = Set.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "thanks",
            "thank",
            "thx",
            "ta",
            "cheers",
            "trust",
            "sorry",
            "ok",
            "okay",
            "btw",
            "fyi",
            "full",
            "fixed",
            "end",
            "for",
            "mind",
            "no",
            "just",
            "in",
            "by",
            "to",
            "of",
            "on",
            "after",
            "per",
            "as",
            "upon",
            "having",
            "turns",
            "looks",
            "besides",
            "glad",
            "happy",
            "sad",
            "jealous",
            "proud",
            "lucky",
            "amazing",
            "weird",
            "strange",
            "crazy",
            "great",
            "nice",
            "cool",
            "wow",
            "according");
    private static final Set<String> PREPOSITIONS = Set.of(
            "in", "on", "at", "for", "from", "of", "with", "inside", "within", "under", "during", "through", "via");
    private static final Pattern VERB = Pattern.compile(
            "(?:is|was|are|were|am|'s|'re|be|has|have|had|did|does|do|can|must|got|went|came|took|made|gave|saw|knew|kept|put|let|sat|stood"
                    + "|ran|sang|drank|ate|fell|felt|found|met|paid|sold|bought|brought|built|grew|held|led|lost|sent|shone|slept|spoke|spent"
                    + "|swam|threw|won|wore|wept|became|began|drove|flew|hung|hurt|rang|rose|shook|sank|needs|deserves|matters|works|makes"
                    + "|takes|keeps|comes|goes|gets|stands|owns|knows|loves|likes|lives|sings|plays|[a-z]{2,}ed)");
    private static final Pattern AGENT = Pattern.compile("[a-z]{3,}(?:er|or|ist|ian|man|woman|star|ess)");
    /** Of what is stored: "which your table does not show yet", "you have it wrong". */
    private static final Pattern OF_STORE = Pattern.compile(
            "(?:(?:and|so|but|yet|which|where|as|because|since|though|although|while|whereas|even|whatever|contrary to what|unlike what) )*"
                    + "(?:(?:your|the|this|our) (?:[a-z]+ )?(?:page|table|entry|record|graph|database|data|file|article|profile|infobox|info|listing|list|card|system|slot|field|row|wiki|base|box)"
                    + "|you|u)(?: (?:for|about|on|of) (?:that|this|it|him|her|them))?"
                    + " (?:(?:does|do|did|is|has|have|had|are|was|still|currently|now|ought to|should|must|needs to|really|also|clearly|wrongly|incorrectly|mistakenly|presently|at present|just|not|got)\\b ?)+"
                    + "(?:(?:show|shows|list|lists|have|mention|mentions|reflect|state|states|say|says|claim|claims|include|contain|contains|got|get|know|wrong|missing|blank|empty|incorrect|outdated|unfilled|silent|out of date)\\b ?)?"
                    + "(?:(?:it|this|that|so|him|her|them|yet|wrong|otherwise|at all|at the moment|correctly|all wrong|something else)\\b ?)*"
                    + "|as (?:your|the|this|our) (?:[a-z]+ )?(?:page|table|entry|record|graph|database|data|file|article|profile|infobox|info|list|card|system|wiki) (?:claims|says|states|has it|shows|lists|puts it|suggests)");

    private static final Pattern STORED = Pattern.compile(
            "\\b(?:you|your|u|ur|page|table|entry|record|records|graph|database|data|file|article|profile|it says|listed|card|here|something|there|need|needs|fix|fixed)\\b");
    /** Set phrases that would otherwise read as caveats. */
    private static final Pattern IDIOMS = Pattern.compile(
            "\\b(?:i (?:would|should|ought to) know|as we speak|believe it or not|without (?:a )?doubt)\\b");

    /** Turns of speech that begin with a preposition. */
    private static final Pattern IDIOM = Pattern.compile(
            "(?:and |so )*(?:in (?:fact|reality|truth|the end|other words|short|particular|all|turn|contrast|total|any case|(?:my|our|your|the) (?:data|database|graph|records?|files?|books))"
                    + "|for (?:the record|good measure|sure|certain|real|good|now|once|(?:your|my|our) (?:information|files?|records?|reference)|what it is worth)"
                    + "|on (?:the map|second thoughts?|reflection|closer (?:inspection|look)|record|file|paper|the (?:contrary|other hand))|at (?:last|long last|least|present|heart|home)|of (?:course|all (?:places|people|things))|with (?:thanks|regards|pleasure|pride|honou?rs))");
    /** What a clause begins with that limits what it stands beside. */
    private static final Set<String> LIMITS = Set.of(
            "once",
            "were",
            "when",
            "keep",
            "until",
            "unless",
            "if",
            "only",
            "except",
            "provided",
            "like",
            "but",
            "yet",
            "though",
            "although",
            "however");

    private final Predicate<String> spelt;

    /** @param spelt words of the dictionary, folded */
    Remarks(Predicate<String> spelt) {
        this.spelt = spelt;
    }

    /**
     * Whether the words of a clause, none of them a name, are a mere remark.
     *
     * @param denied what is stated is denied, so that "remove it" goes without saying
     */
    boolean isRemark(List<Token> clause, Place place, boolean denied) {
        String text = text(clause);
        if (place != Place.AMID && isOfStore(text)) {
            return true;
        }
        List<String> words = new ArrayList<>(
                List.of(IDIOMS.matcher(text).replaceAll("").strip().split(" +")));
        if (words.size() > LONGEST) {
            return false;
        }
        boolean self =
                words.stream().filter(word -> !JOINTS.contains(word)).limit(1).anyMatch(SELF::contains);
        return words.stream().allMatch(word -> isHarmless(word, self, denied))
                && (words.stream().noneMatch(Caveats::findsFault)
                        || place == Place.BEFORE
                        || STORED.matcher(text).find())
                && isBuiltLikeOne(words, place, denied);
    }

    /** Whether words say what is stored, or is not. */
    static boolean isOfStore(String text) {
        return OF_STORE.matcher(text).matches();
    }

    /** Whether the words of a clause, none of them a name and none a remark, leave open how the statement is meant. */
    static boolean isReserve(List<Token> clause, Place place) {
        String text = text(clause);
        List<String> words = List.of(text.split(" +"));
        if (text.isEmpty() || IDIOM.matcher(text).matches()) {
            return false;
        }
        int at = 0;
        while (at < words.size() - 1 && JOINTS.contains(words.get(at))) {
            at++;
        }
        boolean set = PREPOSITIONS.contains(words.get(at)) && words.size() > 1;
        boolean limits = place == Place.AFTER && LIMITS.contains(words.get(at));
        boolean fault = place == Place.AFTER
                && words.stream().anyMatch(Caveats::findsFault)
                && !STORED.matcher(text).find();
        return set || limits || fault || place == Place.AFTER && words.stream().anyMatch(Caveats::leavesOpen);
    }

    private static String text(List<Token> clause) {
        StringBuilder text = new StringBuilder();
        for (Token token : clause) {
            if (!token.isMark()) {
                text.append(text.isEmpty() ? "" : " ").append(token.fold());
            }
        }
        return text.toString();
    }

    private boolean isHarmless(String word, boolean self, boolean denied) {
        boolean caveat = Caveats.contains(word) && !(self && Caveats.isPrivate(word));
        boolean number = self && word.chars().allMatch(Character::isDigit);
        return !caveat && (denied || !takesBack(word)) && (number || spelt.test(word) || word.startsWith("'"));
    }

    private static boolean takesBack(String word) {
        Act act = EnglishVerbs.passive(word);
        return (act == Act.RETRACT || act == Act.UNDO) && !word.equals("clear");
    }

    private static boolean isBuiltLikeOne(List<String> words, Place place, boolean denied) {
        int at = 0;
        boolean reserved = false;
        while (at < words.size() && (JOINTS.contains(words.get(at)) || RESERVES.contains(words.get(at)))) {
            reserved |= RESERVES.contains(words.get(at));
            at++;
        }
        if (at == words.size() || reserved && place != Place.BEFORE) {
            return at == words.size() && !reserved;
        }
        String first = words.get(at);
        List<String> rest = words.subList(at + 1, words.size());
        boolean verb = rest.stream().anyMatch(word -> VERB.matcher(word).matches());
        if (RELATIVES.contains(first) || first.length() > 4 && first.endsWith("ly") && !rest.isEmpty()) {
            return true;
        }
        if (DETERMINERS.contains(first)) {
            return place != Place.AMID && verb
                    || place == Place.AMID && AGENT.matcher(words.getLast()).matches();
        }
        if (first.equals("a") || first.equals("an")) {
            return verb
                    || words.size() <= LONGEST_APPOSITION
                            && place == Place.AFTER
                            && rest.stream().noneMatch(PREPOSITIONS::contains);
        }
        if (SPEAKERS.contains(first) || COURTESIES.contains(first) && !PREPOSITIONS.contains(first)) {
            return true;
        }
        if (PREPOSITIONS.contains(first)) {
            return IDIOM.matcher(String.join(" ", words)).matches();
        }
        if (!rest.isEmpty()
                && place == Place.AFTER
                && VERB.matcher(rest.getFirst()).matches()) {
            return true;
        }
        Act act = EnglishVerbs.passive(first);
        return act == Act.WRITE && place != Place.AMID
                || denied && act == Act.RETRACT
                || at > 0 && VERB.matcher(first).matches();
    }
}
