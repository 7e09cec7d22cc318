package io.emend.interpreter.parse;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * English speech acts, found by syntax: a verb of changing counts where it commands (first in its clause, after "could
 * you", "I want to", in a passive after a modal), not wherever it occurs.
 */
final class EnglishSpeech implements SpeechReader {
    private static final String WRITE_VERBS =
            "change set update replace correct fix edit modify make swap substitute switch add record store "
                    + "note remember learn save put register insert enter amend revise adjust alter rewrite overwrite rectify mark list log memorize "
                    + "memorise assign define declare append include turn convert move shift reassign let apply accept adopt acknowledge teach "
                    + "exchange fill repoint redirect rename transfer relabel restate reflect tweak document jot file incorporate understand "
                    + "know use have get ensure";
    private static final String RETRACT_VERBS =
            "delete remove erase forget drop retract discard strike purge expunge eliminate clear wipe scrub "
                    + "unlearn unset withdraw revoke scratch cut delist dump detach unlink disassociate dissociate disregard nullify invalidate "
                    + "subtract unrecord unsay deny dispose rescind repeal kill trash unassert";
    private static final String UNDO_VERBS =
            "undo revert return rollback restore reset cancel rewind reinstate unwind backtrack recover";
    private static final String ASK_VERBS =
            "tell name give list show answer explain say find look remind identify state specify provide "
                    + "describe retrieve fetch report mention guess";
    private static final String VERIFY_VERBS =
            "check confirm verify validate double-check fact-check factcheck crosscheck doublecheck";
    private static final String OTHER_VERBS =
            "write translate compare summarize summarise draw sing compose create generate calculate compute count read repeat "
                    + "print spell rhyme paraphrase proofread recommend suggest discuss debate analyze analyse evaluate rate rank play send email order "
                    + "schedule search google say quote recite dance guess solve simulate pronounce shorten elaborate narrate";
    private static final String SUPPOSE_VERBS =
            "suppose imagine assume pretend picture envision hypothesize hypothesise postulate posit "
                    + "consider think visualize visualise";

    private static final String LEAD =
            "^(?:(?:please|kindly|ok|okay|hey|hi|hello|well|so|now|then|and|but|also|actually|just|no|yes|sorry|oh|"
                    + "hmm|dear|emend|assistant|next|first|second|third|finally|right|alright|again|quickly|simply|immediately|instead|"
                    + "in fact|by the way|btw|furthermore|moreover|additionally|in addition|besides|however|thanks|thank you|, |: |! |; |- |\" |\\( )[^\\w\u00A7]*)*";
    private static final String POLITE =
            "(?:(?:(?:can|could|would|will|may|might) (?:you|i|we)(?: please| kindly| just| also| possibly| ask you to| be so kind (?:as )?to)*"
                    + "|(?:i|we|one)(?: would| will| really| just| also)*(?: like| love| want| need| wish| have| ask| request| prefer| beg| urge)(?: that)?(?: you| emend| the system)?(?: to| that)?"
                    + "|(?:you|we|i)(?: can| may| could| should| must| need to| have to| ought to| may| might want to| had better)(?: please| now| also)*"
                    + "|let (?:us|me|'s)|go ahead and|make sure (?:to|you|that you)|be sure to|feel free to|it is time to|time to|would you mind|do you mind"
                    + "|do me a favor and|help me(?: to)?|try to|remember to|it would be (?:nice|good|great) if you(?: could)?|(?:my )?(?:request|task|job|wish)(?: is)?(?: to| :)"
                    + "|do not (?:forget|fail|neglect) to|never forget to|your (?:task|job) is to)(?: please| kindly| just| also| now)* ?)*";
    private static final Pattern COMMAND = Pattern.compile(
            LEAD + POLITE
                    + "(?:please |kindly |also |now |just )*(?<verb>[a-z-]+)(?<particle> back| out| off| down| up| over| away| in| rid| to mind)?(?= |$)");
    private static final Pattern PROHIBITION = Pattern.compile(
            LEAD
                    + "(?:(?:i|we) (?:would )?(?:ask|want|like|prefer|need) you )?(?:you )?(?:do not|never|please not|must not|should not|can not|not to|refrain from|avoid|under no circumstances)(?: ever| you)? (?:to )?(?<verb>[a-z]+)");
    private static final Pattern STOP_CLAIMING =
            Pattern.compile(LEAD + POLITE + "(?:stop|quit|cease) (?:[a-z]+ing)(?: that)?");
    private static final Pattern PASSIVE = Pattern.compile(
            "(?:should|must|needs? to|has to|have to|ought to|is to|are to|shall|can|could|may|will|let)(?: now| please| be)* be(?: now)? (?<verb>[a-z]+)(?<particle> back| out| off)?");
    private static final Pattern NEEDS_DOING =
            Pattern.compile("(?:needs?|wants?|requires?|deserves?) (?<verb>[a-z]+ing)\\b");

    private static final Pattern HYPOTHESIS = Pattern.compile(
            "\\b(?:what if|what would|what might|how would|how might|if only|hypothetically|hypothetical|counterfactually?|thought experiment"
                    + "|for the sake of (?:the )?argument|for argument 's sake|in a (?:world|universe|scenario|timeline|reality|parallel|fictional)|in an (?:alternate|alternative|imaginary|imagined)|let us (?:say|suppose|imagine|assume|pretend)|let 's (?:say|suppose|imagine|assume|pretend)"
                    + "|i wish|say , for example|were it (?:true|the case)|would have|as if|even if|assuming|supposing|imagining|pretending|provided that|on the assumption|under the assumption|in the hypothetical|just for fun|had it been|if it were|were to)\\b");
    private static final Pattern CONDITION = Pattern.compile(
            LEAD
                    + "(?:if|had \u00A7|were \u00A7|should \u00A7|unless|suppose|in case)(?= |$)(?! (?:you|possible|i|so))|\\b(?:given|assuming|supposing|granted) that\\b|(?<!check |know |see |wonder |confirm |verify |tell me |ask |asking |wondering |me |sure |out |determine |say )\\b(?:if|unless) (?:\u00A7|the|in|he|she|it|they)(?= |$)(?! (?:possible|you|please))");
    private static final Pattern VERIFICATION = Pattern.compile(
            "\\b(?:(?:is|was|was n't|is n't|are|be) (?:it|that|this|the following|the statement|the claim)(?: really| indeed| actually| still| not)? (?:true|correct|right|accurate|the case|a fact|so|fair|valid|known|certain|factual|false|wrong|possible|safe|proper)"
                    + "|true or false|fact or fiction|(?:am|are) (?:i|we) (?:right|correct|wrong|mistaken)|do you (?:agree|think|believe|concur)|would you (?:say|agree)|would it be (?:true|correct|right|accurate|fair)|is there any truth|does it hold|is that (?:right|so|true|correct)"
                    + "|did you know|have i got (?:it|this) right|whether|correct \\?|right \\?|true \\?|(?:is|was|does|did|do|has) (?:not )?(?:he|she|it|they) \\?|(?:yes|true|correct|right) or (?:no|false|wrong|not)|you sure)"
                    + "|, (?:right|correct|true|no|yes|eh|huh)(?: \\?|$)");
    private static final Pattern CAN_YOU_CONFIRM = Pattern.compile(
            "\\b(?:confirm|verify|check|validate|certain|sure|double - check|fact - check|doublecheck|factcheck|see|know|tell me|determine|find out|say|wonder|wondering|ask|asking)(?: for me| once more| again)? (?:that|if|whether)\\b");
    private static final Pattern WH = Pattern.compile("\\b(?:who|whom|whose|what|where|which|when|how|why|name)\\b");
    private static final Pattern WH_START = Pattern.compile(
            LEAD
                    + "(?:(?:in|at|on|of|to|from|by|with|for|under|after|through|about|into|as|against|among)(?: the)? )?(?:what|who|whom|whose|where|which|when|how|why)\\b");
    private static final Pattern INDIRECT = Pattern.compile(
            "\\b(?:tell me|know|knows|wonder|wondering|curious|remind me|ask|asking|idea|say|explain|show me|find out|look up|learn|hear|remember|question(?: is)?(?: :)?|me|answer)(?: about| for me| please| us)*(?: ,| :)? (?:in |at |on |of |to |from |by |with |for |under )?(?:who|whom|whose|what|where|which|when|how)\\b");
    /** "What killed X was Y" states. */
    private static final Pattern CLEFT = Pattern.compile(
            LEAD
                    + "(?:what|where|who|which|the one)\\b.*\u00A7.* (?:is|was|are|were)(?: the| a| an| in| at)* \u00A7(?: [.!])?$");

    private static final Pattern AUX_START = Pattern.compile(
            LEAD
                    + "(?:is|was|are|were|did|does|do|has|have|had|can|could|will|would|should|might)(?: not)? (?:\u00A7|the|it|he|she|they|there|any|both|in|a|an|one)");
    private static final Pattern NOT_TRUE = Pattern.compile(
            "\\b(?:not|never|no longer|hardly|isn't|n't)(?: actually| really| in fact)? (?:true|correct|right|accurate|the case|a fact|valid|so|factual)\\b(?: any ?more| any longer)?(?: ,)?(?: that)?"
                    + "|\\b(?:it is|it 's|that is|that 's|is|was|are)(?: simply| plainly| completely| totally| just| factually| a)* (?:false|untrue|incorrect|wrong|inaccurate|a lie|a myth|a mistake|an error|a falsehood|nonsense|mistaken|bogus|invalid)\\b(?: ,)?(?: that| to say(?: that)?| to claim(?: that)?)?"
                    + "|\\b(?:contrary to)\\b");
    private static final Pattern WRONG = Pattern.compile(
            "\\b(?:wrong|incorrect|outdated|out of date|inaccurate|false|mistaken|erroneous|obsolete|stale|not right|not correct|not accurate|not up to date|no longer (?:right|correct|accurate|true|valid)|error|errors|mistake|mistakes|inconsistent|off|problem|flawed|bad|needs? (?:work|attention|fixing|updating|correcting|an update|a correction|to be (?:fixed|updated|corrected|changed)))\\b");
    private static final Pattern NEGATION = Pattern.compile("\\b(?:not|never|no longer|neither|cannot|nor|without)\\b");
    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:maybe|perhaps|possibly|probably|might|presumably|allegedly|supposedly|reportedly|apparently|would (?:love|like|prefer|hate|want)|told (?:me|us|him|her|them)|heard that|i heard|i read|nobody|no one|i guess|i believe|i think|i suspect|i assume|i suppose|i doubt|i hope|hopefully|not sure|unsure|rumou?r|rumou?red|rumou?rs|it is said|they say|people say|some say|some people|claims?|claimed|claiming|argues?|argued|(?:says?|said)(?= that| \u00A7| he | she | they | it | to be| so)|believes|believed|thinks|thought|wrote that|according to|in the (?:novel|movie|film|story|book|play|series|game)|fiction|fictional|dreamt|dreamed|joked?|kidding|pretends?|pretended|almost|nearly|could have|may have|might have|seems?|wants? to|wanted to|hopes? to|plans? to|wishes to|would like to be|asked|refused|denied|denies|likely|unlikely|potentially|as a joke|ironically|sarcasm|lied|legend|myth has it)\\b");
    private static final Pattern OLD_AFTER = Pattern.compile(
            "\\b(?:and not|but not|not|never|no longer|rather than|instead of|as opposed to|in place of|in lieu of|formerly|previously|used to be|and never|contrary to|unlike)(?: (?:in|at|to|by|for|of|with|from|as|on|the|a|an|being|be|into|under|just|longer|old|value))*( \u00A7)");
    private static final Pattern FROM_TO = Pattern.compile(
            "\\bfrom(?: the| a| an| being)? (\u00A7)(?: ,)? (?:in ?to|to|over to|and to|towards)(?: the| a| an| be| being)? \u00A7");
    private static final Pattern REPLACE_WITH = Pattern.compile(
            "\\b(?:replac(?:e|ed|ing)|swap(?:ped|ping)?|exchang(?:e|ed|ing)|switch(?:ed|ing)?|trad(?:e|ed|ing)|supersed(?:e|ed|ing)|overwrit(?:e|ing))(?: out)?(?: the| a| an| old| value)* (\u00A7)(?! 's)(?: [a-z',]+){0,6}? (?:with|by|for|to|in favou?r of|against)(?: the| a| an| new| value)* \u00A7");
    private static final Pattern REPLACE_SLOT_WITH = Pattern.compile(
            "\\b(?:replac(?:e|ed|ing)|swap(?:ped|ping)?|exchang(?:e|ed|ing)|supersed(?:e|ed|ing))\\b.*\u00A7.*?(?: ,| \\(|:| -)? ?(\u00A7)(?: ,| \\))? (?:with|by)(?: the| a| an)* \u00A7");
    private static final Pattern SUBSTITUTE_FOR = Pattern.compile(
            "\\b(?:substitut(?:e|ed|ing)|put|us(?:e|ing)|insert|enter|write)(?: the| a| an)* \u00A7 (?:for|in place of|instead of|over)(?: the| a| an)* (\u00A7)");
    private static final Pattern NOT_BUT = Pattern.compile(
            "\\b(?:not|never)\\b(?: [a-z]+){1,6}? (\u00A7)(?: ,)? but(?: rather| instead)?(?: (?:in|at|to|by|for|of|with|from|as|on|the|a|an))* \u00A7");

    /** Words that carry no content wherever they stand beside a statement. */
    private static final Pattern FILLER = Pattern.compile(
            "\\b(?:please|actually|currently|really|indeed|just|instead|today|again|as well|though|however|kindly|in reality|in truth|in fact|as a matter of fact|for the record|once and for all|at once|immediately|from now on(?:wards?)?|from today(?: on)?|as of (?:now|today)|these days|nowadays|henceforth|by the way|thank you|thanks|ok|okay"
                    + "|(?:in|from|to|into|within|out of|of|inside|on) (?:the|your|our|this|my)(?: whole| entire)? (?:knowledge (?:base|graph)|graph|data ?base|kb|memory|records?|data|dataset|system|model|books|files?|registry|notes)"
                    + "|(?:the|your|our|this) (?:knowledge (?:base|graph)|graph|data ?base|kb) (?:so that|such that|to (?:say|state|show|reflect|note|read)(?: that)?)|it is (?:a fact|known|certain|clear|official|confirmed|now official) that|please (?:note|be aware|keep in mind)(?: that)?|as (?:far as|you know)[a-z ]*|to be (?:precise|exact|clear|honest))\\b");

    private static final Pattern COMPLEMENT = Pattern.compile(
            "(?:the (?:fact|facts|statement|claim|assertion|information|entry|record|triple|notion|idea|belief|relation|following)(?: which says| saying| stating| claiming)?(?: that| :)?|that|the following(?: fact| statement| information)?(?: :)?|so that|such that|whether|if|as follows(?: :)?|this(?: fact| one)? :|to (?:say|state|show|reflect|read|note)(?: that)?|the fact|about(?: the)? fact that)(?= |$)");

    private static final Map<String, Act> FORMS = forms();

    private static Map<String, Act> forms() {
        Map<String, Act> forms = new java.util.HashMap<>();
        put(forms, OTHER_VERBS, Act.OTHER);
        put(forms, ASK_VERBS, Act.ASK);
        put(forms, WRITE_VERBS, Act.WRITE);
        put(forms, RETRACT_VERBS, Act.RETRACT);
        put(forms, UNDO_VERBS, Act.UNDO);
        put(forms, VERIFY_VERBS, Act.VERIFY);
        put(forms, SUPPOSE_VERBS, Act.SUPPOSE);
        return Map.copyOf(forms);
    }

    private static void put(Map<String, Act> forms, String verbs, Act act) {
        for (String verb : verbs.split("\\s+")) {
            for (String form : inflected(verb)) {
                forms.put(form, act);
            }
        }
    }

    /** Base, -ing and -ed forms; other tenses do not command. */
    private static List<String> inflected(String verb) {
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        String doubled = verb + verb.charAt(verb.length() - 1);
        return List.of(verb, stem + "ing", stem + "ed", doubled + "ing", doubled + "ed");
    }

    private static final Map<String, String> PARTICIPLES = Arrays.stream(
                    ("made:make set:set put:put taken:take rewritten:rewrite overwritten:overwrite known:know forgotten:forget struck:strike "
                                    + "stricken:strike withdrawn:withdraw undone:undo cut:cut read:write let:let modified:modify rectified:rectify")
                            .split(" "))
            .map(pair -> pair.split(":"))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    /** Verbs of acts, which are no misspelt words. */
    static java.util.Set<String> words() {
        return FORMS.keySet();
    }

    @Override
    public Speech read(Masked sentence, boolean asks) {
        Frame frame = new Frame(sentence);
        BitSet old = old(sentence, frame);
        Verdict verdict = verdict(sentence, asks, frame, !old.isEmpty());
        frame.cover(FILLER);
        boolean negated = verdict.denied || verdict.act == Act.STATE && denies(sentence, old);
        return new Speech(verdict.act, frame.tokens, old, negated, verdict.cue, verdict.forward);
    }

    private record Verdict(Act act, String cue, boolean denied, boolean forward) {
        Verdict(Act act, String cue) {
            this(act, cue, false, false);
        }
    }

    private Verdict verdict(Masked sentence, boolean asks, Frame frame, boolean corrects) {
        Matcher prohibition = sentence.matcher(PROHIBITION);
        if (prohibition.find() && !prohibition.group("verb").matches("forget|fail|neglect|hesitate")) {
            return new Verdict(Act.OTHER, prohibition.group());
        }
        Matcher hypothesis = sentence.matcher(HYPOTHESIS);
        if (hypothesis.find()) {
            frame.add(hypothesis.start(), hypothesis.end());
            frame.complement(hypothesis.end());
            return new Verdict(Act.SUPPOSE, hypothesis.group());
        }
        Matcher condition = sentence.matcher(CONDITION);
        if (condition.find()) {
            frame.upTo(
                    condition.group().indexOf(Masked.NAME) >= 0
                            ? condition.start() + condition.group().indexOf(Masked.NAME)
                            : condition.end());
            return new Verdict(Act.SUPPOSE, condition.group());
        }
        Verdict command = command(sentence, asks, frame);
        if (command != null) {
            return command;
        }
        Matcher confirm = sentence.matcher(CAN_YOU_CONFIRM);
        Matcher verification = sentence.matcher(VERIFICATION);
        if (!asks && sentence.has(CLEFT)) {
            return new Verdict(Act.STATE, "statement");
        }
        boolean wh = sentence.has(WH_START) || sentence.has(INDIRECT);
        if (!wh && confirm.find()) {
            frame.upTo(confirm.end());
            return new Verdict(Act.VERIFY, confirm.group());
        }
        if (!sentence.has(WH_START) && verification.find()) {
            frame.add(verification.start(), verification.end());
            frame.complement(verification.end());
            return new Verdict(Act.VERIFY, verification.group());
        }
        if (wh || asks && sentence.has(WH)) {
            Matcher indirect = sentence.matcher(INDIRECT);
            if (indirect.find()) {
                frame.upTo(indirect.start() + indirect.group().lastIndexOf(' ') + 1);
            }
            return new Verdict(Act.ASK, "question word");
        }
        if (asks || sentence.has(AUX_START)) {
            return new Verdict(Act.VERIFY, asks ? "?" : "inversion");
        }
        Matcher untrue = sentence.matcher(NOT_TRUE);
        if (untrue.find()
                && !sentence.text().matches(".*\u00A7 (?:is|was) (?:wrong|incorrect|false|inaccurate|outdated).*")) {
            frame.add(untrue.start(), untrue.end());
            frame.cover(COMPLEMENT);
            return new Verdict(Act.STATE, untrue.group(), true, false);
        }
        if (sentence.has(WRONG)) {
            return new Verdict(Act.COMPLAIN, "says something is wrong", false, true);
        }
        Matcher hedge = sentence.matcher(HEDGE);
        if (hedge.find() && !(corrects && hedge.group().startsWith("previous"))) {
            return new Verdict(Act.HEDGE, hedge.group());
        }
        return new Verdict(Act.STATE, "statement");
    }

    private @Nullable Verdict command(Masked sentence, boolean asks, Frame frame) {
        Matcher stop = sentence.matcher(STOP_CLAIMING);
        if (stop.find()) {
            frame.upTo(stop.end());
            return new Verdict(Act.RETRACT, stop.group());
        }
        Matcher forget =
                sentence.matcher(Pattern.compile(LEAD + "(?:do not|never) (?:forget|fail to note|neglect) that"));
        if (forget.find()) {
            frame.upTo(forget.end());
            return new Verdict(Act.WRITE, forget.group());
        }
        for (int start : clauseStarts(sentence.text())) {
            Matcher command = COMMAND.matcher(sentence.text().substring(start));
            if (command.find()) {
                int end = start + command.end();
                String rest = sentence.text().substring(end);
                Act act = act(command.group("verb"), command.group("particle"), rest);
                if (act == Act.OTHER && (start > 0 || asks)) {
                    act = null;
                }
                if (act != null && !(act == Act.ASK && rest.indexOf(Masked.NAME) < 0)) {
                    return commanded(act, command.group("verb"), end, sentence, frame);
                }
            }
        }
        for (Pattern pattern : List.of(PASSIVE, NEEDS_DOING)) {
            Matcher passive = sentence.matcher(pattern);
            while (passive.find()) {
                String participle = passive.group("verb");
                Act act = FORMS.get(PARTICIPLES.getOrDefault(participle, participle));
                if ((act == Act.WRITE || act == Act.RETRACT || act == Act.UNDO)
                        && !participle.equals("known")
                        && !asks) {
                    frame.add(passive.start(), passive.end());
                    return new Verdict(act, passive.group());
                }
            }
        }
        return null;
    }

    /** Where a command may start: at the beginning, and after a comma, colon or dash that no name precedes. */
    private static List<Integer> clauseStarts(String text) {
        List<Integer> starts = new java.util.ArrayList<>(List.of(0));
        for (int i = 0; i < text.length() - 2 && text.charAt(i) != Masked.NAME; i++) {
            if (",:-".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ') {
                starts.add(i + 2);
            }
        }
        return starts;
    }

    private @Nullable Act act(String verb, @Nullable String particle, String rest) {
        if (verb.startsWith("return")
                && !rest.matches(".*\\b(?:previous|earlier|former|prior|old|original|last|before|back)\\b.*")) {
            return null;
        }
        boolean back = " back".equals(particle) || rest.matches("(?: [a-z\u00A7']+)* back(?: [a-z\u00A7']+)*( [.!])?");
        if (verb.equals("get") || verb.equals("have") || verb.equals("use")) {
            return " rid".equals(particle) ? Act.RETRACT : verb.equals("get") && back ? Act.UNDO : null;
        }
        if (verb.matches("roll|take|go|bring|switch|change|put|turn|set|move")
                && back
                && !rest.matches(".* to \u00A7.*")) {
            return Act.UNDO;
        }
        if (verb.matches("take|throw|cross|rule|leave|strike")
                && particle != null
                && particle.matches(" out| off| away")) {
            return Act.RETRACT;
        }
        if (verb.equals("write") || verb.equals("take") || verb.equals("keep") || verb.equals("bear")) {
            boolean noted = particle != null && particle.equals(" down")
                    || rest.matches("(?: a)? note\\b.*| in mind\\b.*|(?: it)? to memory.*");
            return noted ? Act.WRITE : verb.equals("write") ? Act.OTHER : null;
        }
        if (verb.matches(
                        "know|understand|note|learn|remember|file|use|list|state|report|mention|document|log|consider|think|say|say")
                && rest.matches(" (?:that|this|the following|:)\\b.*|.* as \u00A7.*")) {
            return FORMS.getOrDefault(verb, Act.WRITE) == Act.ASK ? Act.WRITE : FORMS.get(verb);
        }
        if (verb.equals("list")
                || verb.equals("consider")
                || verb.equals("think")
                || verb.equals("know")
                || verb.equals("understand")) {
            return verb.equals("list") ? Act.ASK : null;
        }
        return FORMS.get(verb);
    }

    private static Verdict commanded(Act act, String verb, int end, Masked sentence, Frame frame) {
        frame.upTo(end);
        frame.complement(end);
        String rest = sentence.text().substring(end);
        if (act == Act.OTHER) {
            return new Verdict(act, verb);
        }
        if (act == Act.VERIFY || act == Act.ASK || act == Act.SUPPOSE) {
            return new Verdict(act, verb, false, true);
        }
        boolean previous = rest.matches(
                        ".*\\b(?:previous|earlier|former|prior|old|original|last|before|initial)\\b(?: [a-z]+)?(?: value| state| version| entry| answer| setting| object| content)?.*")
                && !rest.matches(".*(?:with|to|by) \u00A7.*");
        if (act == Act.WRITE && rest.matches(".*\\b(?:back|return(?:ed)?)\\b.*") && previous) {
            return new Verdict(Act.UNDO, verb);
        }
        return new Verdict(act, verb, false, true);
    }

    private static boolean denies(Masked sentence, BitSet old) {
        return sentence.has(NEGATION) && old.isEmpty();
    }

    /** Names said to hold no longer. */
    private static BitSet old(Masked sentence, Frame frame) {
        BitSet old = new BitSet();
        for (Pattern pattern : List.of(FROM_TO, REPLACE_WITH, REPLACE_SLOT_WITH, SUBSTITUTE_FOR, NOT_BUT, OLD_AFTER)) {
            Matcher matcher = sentence.matcher(pattern);
            while (matcher.find()) {
                int unit = matcher.end(1) - 1;
                old.set(sentence.tokenAt(unit));
                if (pattern == FROM_TO) {
                    frame.add(matcher.start(), matcher.end(1));
                } else if (pattern != REPLACE_SLOT_WITH && pattern != NOT_BUT) {
                    frame.add(matcher.start(), matcher.end());
                }
            }
        }
        return old;
    }

    /** Collects the tokens that belong to the act. */
    private static final class Frame {
        private final Masked sentence;
        private final BitSet tokens = new BitSet();

        Frame(Masked sentence) {
            this.sentence = sentence;
        }

        void add(int start, int end) {
            for (int unit = start; unit < end; unit++) {
                if (sentence.text().charAt(unit) != Masked.NAME
                        && sentence.text().charAt(unit) != ' ') {
                    tokens.set(sentence.tokenAt(unit));
                }
            }
        }

        void upTo(int end) {
            add(0, Math.min(end, sentence.text().length()));
        }

        /** What follows a command and introduces its content: {@code the fact that}, {@code so that}, a colon. */
        void complement(int from) {
            Matcher matcher = sentence.matcher(COMPLEMENT);
            matcher.region(
                    Math.min(from, sentence.text().length()), sentence.text().length());
            if (matcher.find()
                    && sentence.text().substring(from, matcher.start()).indexOf(Masked.NAME) < 0) {
                add(from, matcher.end());
            }
        }

        void cover(Pattern pattern) {
            Matcher matcher = sentence.matcher(pattern);
            while (matcher.find()) {
                add(matcher.start(), matcher.end());
            }
        }
    }
}
