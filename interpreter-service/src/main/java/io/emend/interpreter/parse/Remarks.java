package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
    private static final WordGroups BEGINNINGS = WordGroups.bundled("remarks.en.txt");
    private static final Set<String> JOINTS = BEGINNINGS.of("joint");
    private static final Set<String> RESERVES = BEGINNINGS.of("reserve");
    private static final Set<String> SELF = BEGINNINGS.of("self");
    private static final Set<String> SPEAKERS = BEGINNINGS.of("speaker");
    private static final Set<String> DETERMINERS = BEGINNINGS.of("determiner");
    private static final Set<String> RELATIVES = BEGINNINGS.of("relative");
    private static final Set<String> COURTESIES = BEGINNINGS.of("opening");
    private static final Set<String> PREPOSITIONS = BEGINNINGS.of("preposition");
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
            "\\b(?:i (?:would|should|ought to) know|as we speak|believe it or not|without (?:a )?doubt|in case (?:you|anyone|anybody|someone|somebody) (?:wants?|needs?|wonders?|asks?|cares?)(?: to know)?|(?:please )?do not worry|not to worry|i know|you know|get well(?: soon)?"
                    + "|would you(?: please)?|had to laugh|who would have (?:thought|guessed|known)(?: it| that)?|(?:so )?(?:can|could|would|will) (?:you|u|ya)(?: please| pls| kindly)? (?=(?:update|add|fix|correct|change|record|enter|note|amend|edit|store|save)\\b)|not (?:that )?(?:urgent|important)(?: at all)?|no (?:rush|hurry|worries|problem|idea why|idea)|before i (?:forget|go|leave)|whether [a-z ]+ (?:or not|not)|as (?:far as )?(?:you|everyone|everybody) (?:know|knows|can see)|to be (?:exact|precise|clear|fair|honest)|if you (?:please|do not mind|would)|if i may|not that it matters|or two|or so)\\b");

    /** "please withdraw that claim", "that residence needs deleting". */
    private static final Pattern TAKE_OUT = Pattern.compile(
            "(?:(?:and|so|please|pls|kindly|just|hence|therefore|then) )*(?:withdraw|remove|delete|take|drop|strike|scrap|erase|retract|scratch|purge|get rid of|cut|clear|rm)(?: (?:out|off|down|away))?(?: (?:it|that|this|the|him|her|them))?(?: [a-z]+){0,2}?(?: (?:out|off|down|away|again))?(?: (?:from|of) (?:the|your|his|her|its) [a-z]+)?(?: (?:please|pls|now|thanks|thank you|as well|too))*"
                    + "|(?:(?:and|so) )*(?:that|this|the) [a-z]+ (?:needs|has|ought|wants|should|must|can) (?:to )?(?:be )?(?:deleting|removing|deleted|removed|go|withdrawn|erased|purged|out)(?: (?:please|now))*");

    private static final Pattern MOCKERY =
            Pattern.compile("(?:yeah|sure|ya|yep|oh yeah|ha) (?:right|sure|not)|not|as if|sure");
    /** Turns of speech that begin with a preposition. */
    private static final Pattern IDIOM = Pattern.compile(
            "(?:and |so )*(?:by the way|by all means|to be (?:honest|fair|exact|precise|clear|sure)|to my knowledge|to your (?:data|graph)|as (?:a matter of fact|far as i know|such|usual|always)|in (?:fact|reality|truth|the end|other words|short|particular|all|turn|contrast|total|any case|(?:my|our|your|the) (?:data|database|graph|records?|files?|books))"
                    + "|for (?:the record|good measure|sure|certain|real|good|now|once|(?:your|my|our) (?:information|files?|records?|reference)|what it is worth)"
                    + "|on (?:the map|second thoughts?|reflection|closer (?:inspection|look)|record|file|paper|the (?:contrary|other hand))|at (?:last|long last|least|present|heart|home)|of (?:course|all (?:places|people|things))|with (?:thanks|regards|pleasure|pride|honou?rs))");
    /** What a clause begins with that limits what it stands beside. */
    private static final Set<String> LIMITS = BEGINNINGS.of("limit");

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
        if (denied && TAKE_OUT.matcher(text).matches()) {
            return true;
        }
        String plain = IDIOMS.matcher(text).replaceAll("").strip();
        List<String> words = List.of(plain.split(" +"));
        if (plain.isEmpty() && !text.isEmpty()) {
            return true;
        }
        if (words.size() > LONGEST) {
            return false;
        }
        boolean self =
                words.stream().filter(word -> !JOINTS.contains(word)).limit(1).anyMatch(SELF::contains);
        boolean sourced = words.stream().anyMatch(Caveats::isSource);
        return IntStream.range(0, words.size())
                        .allMatch(at -> isPlain(words.get(at), self, denied)
                                && (!Caveats.contains(words.get(at))
                                        || self && Caveats.isPrivate(words.get(at))
                                        || self && place == Place.BEFORE && Caveats.isErrand(words.get(at))
                                        || sourced && Caveats.isHearsay(words.get(at))
                                        || acts(words, at)))
                && (words.stream().noneMatch(Caveats::findsFault)
                        || place == Place.BEFORE
                        || STORED.matcher(text).find())
                && isBuiltLikeOne(words, place, denied);
    }

    /** Whether words say what is stored, or is not. */
    static boolean isOfStore(String text) {
        return OF_STORE.matcher(text).matches();
    }

    /** "yeah right". */
    static boolean isMockery(List<Token> clause) {
        return MOCKERY.matcher(text(clause)).matches();
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
        boolean open = words.stream().anyMatch(Caveats::leavesOpen);
        boolean set = PREPOSITIONS.contains(words.get(at)) && words.size() > 1 && (place == Place.AFTER || open);
        boolean limits = place == Place.AFTER && LIMITS.contains(words.get(at));
        boolean fault = place == Place.AFTER
                && words.stream().anyMatch(Caveats::findsFault)
                && !STORED.matcher(text).find();
        return set || limits || fault || place == Place.AFTER && open;
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

    private boolean isPlain(String word, boolean self, boolean denied) {
        boolean number = self && word.chars().allMatch(Character::isDigit);
        boolean manner = word.length() > 6 && (word.endsWith("ly") || word.endsWith("wise"));
        return (denied || !takesBack(word)) && (number || manner || spelt.test(word) || word.startsWith("'"));
    }

    /** "his widow mentioned it", "although he hated mornings": somebody whose doings a clause of its own tells. */
    private static boolean acts(List<String> words, int at) {
        return at + 1 < words.size()
                && Caveats.isSomebody(words.get(at))
                && VERB.matcher(words.get(at + 1)).matches()
                && (at == 0
                        || RESERVES.contains(words.get(at - 1))
                        || JOINTS.contains(words.get(at - 1))
                        || DETERMINERS.contains(words.get(at - 1)) && at <= 2
                        || words.get(at - 1).equals("why"));
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
        if (at == words.size()) {
            return !reserved;
        }
        String first = words.get(at);
        List<String> rest = words.subList(at + 1, words.size());
        if (reserved && place != Place.BEFORE && Set.of("it", "that", "this").contains(first)) {
            return false;
        }
        boolean verb = rest.stream().anyMatch(word -> VERB.matcher(word).matches());
        if (IDIOM.matcher(String.join(" ", words)).matches()
                || RELATIVES.contains(first)
                || first.length() > 4 && first.endsWith("ly") && !rest.isEmpty()) {
            return true;
        }
        if (reserved && place != Place.BEFORE) {
            return verb && (DETERMINERS.contains(first) || SPEAKERS.contains(first) || Caveats.isSomebody(first));
        }
        if (DETERMINERS.contains(first) || Caveats.isSomebody(first)) {
            return place != Place.AMID && verb
                    || place == Place.AMID && AGENT.matcher(words.getLast()).matches();
        }
        if (first.equals("a") || first.equals("an")) {
            return verb
                    || words.size() <= LONGEST_APPOSITION
                            && place == Place.AFTER
                            && rest.stream().noneMatch(PREPOSITIONS::contains);
        }
        if (place == Place.AFTER
                && words.size() <= LONGEST_APPOSITION
                && words.stream().anyMatch(Caveats::isSource)) {
            return true;
        }
        if (SPEAKERS.contains(first) || COURTESIES.contains(first) && !PREPOSITIONS.contains(first)) {
            return true;
        }
        if (!rest.isEmpty()
                && place == Place.AFTER
                && !VERB.matcher(first).matches()
                && VERB.matcher(rest.getFirst()).matches()) {
            return true;
        }
        Act act = EnglishVerbs.passive(first);
        return act == Act.WRITE && place != Place.AMID
                || denied && act == Act.RETRACT
                || at > 0
                        && VERB.matcher(first).matches()
                        && rest.stream().noneMatch(Set.of("there", "here")::contains);
    }
}
