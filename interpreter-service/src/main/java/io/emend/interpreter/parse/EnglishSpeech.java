package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English speech acts: commands first, then questions, and what is left states something, with or without reserve. */
final class EnglishSpeech implements SpeechReader {
    private static final Pattern HYPOTHESIS = Pattern.compile(
            "\\b(?:what if|what would|what might|how would|how might|if only|hypothetically|hypothetical|counterfactually?|thought experiment"
                    + "|for the sake of (?:the )?argument|for argument 's sake|in a (?:world|universe|scenario|timeline|reality|parallel|fictional)|a (?:world|universe|timeline|reality|scenario)(?: in which| where)|in an (?:alternate|alternative|imaginary|imagined)|let us (?:say|suppose|imagine|assume|pretend)|let 's (?:say|suppose|imagine|assume|pretend)"
                    + "|i wish|say , for example|were it (?:true|the case)|would have|as if|even if|assuming|supposing|imagining|pretending|provided that|on the assumption|under the assumption|in the hypothetical|just for fun|had it been|if it were|were to)\\b");
    private static final Pattern CONDITION = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?:if|had \u00A7|were \u00A7|should \u00A7|unless|suppose|in case)(?= |$)(?! (?:you|possible|i|so))|\\b(?:given|assuming|supposing|granted) that\\b|(?<!check |know |see |wonder |confirm |verify |tell me |ask |asking |wondering |me |sure |out |determine |say )\\b(?:if|unless) (?:\u00A7|the|in|he|she|it|they)(?= |$)(?! (?:possible|you|please))");
    private static final Pattern VERIFICATION = Pattern.compile(
            "\\b(?:(?:is|was|was n't|is n't|are|be) (?:it|that|this|the following|the statement|the claim)(?: really| indeed| actually| still| not)? (?:true|correct|right|accurate|the case|a fact|so|fair|valid|known|certain|factual|false|wrong|possible|safe|proper)"
                    + "|true or false|fact or fiction|(?:am|are) (?:i|we) (?:right|correct|wrong|mistaken)|do you (?:agree|think|believe|concur)|would you (?:say|agree)|would it be (?:true|correct|right|accurate|fair)|is there any truth|does it hold|is that (?:right|so|true|correct)"
                    + "|did you know|have i got (?:it|this) right|whether|correct \\?|right \\?|true \\?|(?:is|was|does|did|do|has) (?:not )?(?:he|she|it|they) \\?|(?:yes|true|correct|right) or (?:no|false|wrong|not)|you sure)"
                    + "|, (?:right|correct|true|no|yes|eh|huh)(?: \\?|$)");
    private static final Pattern CAN_YOU_CONFIRM = Pattern.compile(
            "\\b(?:confirm|verify|check|validate|certain|sure|double - check|fact - check|doublecheck|factcheck|see|know|tell me|determine|find out|say|wonder|wondering|ask|asking)(?: for me| once more| again)? (?:if|whether)\\b"
                    + "|\\b(?:confirm|verify|check|validate|double - check|fact - check|doublecheck|factcheck)(?: for me| once more| again)? that\\b");
    private static final Pattern WH = Pattern.compile("\\b(?:who|whom|whose|what|where|which|when|how|why|name)\\b");
    private static final Pattern WH_START = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?:(?:in|at|on|of|to|from|by|with|for|under|after|through|about|into|as|against|among)(?: the)? )?(?:what|who|whom|whose|where|which|when|how|why)\\b");
    /** What people ask about places and no graph of facts tells. */
    private static final Pattern ERRANDS = Pattern.compile(
            "\\b(?:weather|forecast|temperature|tickets?|hotels?|restaurants?|flights?|what time is it|how do i get to|opening hours)\\b");

    private static final Pattern INDIRECT = Pattern.compile(
            "\\b(?:tell me|know|knows|wonder|wondering|curious|remind me|ask|asking|idea|say|explain|show me|find out|look up|learn|hear|remember|question(?: is)?(?: :)?|me|answer)(?: about| for me| please| us)*(?: ,| :)? (?:in |at |on |of |to |from |by |with |for |under )?(?:who|whom|whose|what|where|which|when|how(?! to))\\b");
    /** "What killed X was Y" states. */
    private static final Pattern CLEFT = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?:what|where|who|which|the one)\\b.*\u00A7.* (?:is|was|are|were)(?: the| a| an| in| at)* \u00A7(?: [.!])?$");

    private static final Pattern AUX_START = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?:is|was|are|were|did|does|do|has|have|had|can|could|will|would|should|might)(?: not)? (?:\u00A7|the|it|he|she|they|there|any|both|in|a|an|one)");
    private static final Pattern NOT_TRUE = Pattern.compile(
            "\\b(?:not|never|no longer|hardly|isn't|n't)(?: actually| really| in fact)? (?:true|correct|right|accurate|the case|a fact|valid|so|factual)\\b(?: any ?more| any longer)?(?: ,)?(?: that)?"
                    + "|\\b(?:it is|it 's|that is|that 's|is|was|are)(?: simply| plainly| completely| totally| just| factually| a)* (?:false|untrue|incorrect|wrong|inaccurate|a lie|a myth|a mistake|an error|a falsehood|nonsense|mistaken|bogus|invalid)\\b(?: ,)?(?: that| to say(?: that)?| to claim(?: that)?)?"
                    + "|\\b(?:contrary to)\\b");
    /** "That's wrong - ", "No, not right: " before what is right instead. */
    private static final Pattern REJECTS = Pattern.compile(
            "^(?:(?:no|nope|sorry|hey|oh|well|,|!|\\.) )*(?:(?:that|this|it|you|your (?:data|answer|information|record|entry))(?: is| 's| are| got (?:it|that|this)| have (?:it|that|this)| have got (?:it|that|this))?(?: just| simply| plain| all| completely)? )?(?:not (?:right|true|correct|so|accurate)|wrong|incorrect|false|untrue|mistaken|inaccurate)(?: there| about (?:it|that))? (?:-|:|;|,|\u2013|\u2014|\\.)+ (?=.*\u00A7.*\u00A7)");
    /** Something of no known name that holds no longer, at the end: ", not in newark". */
    private static final Pattern STRANGE_OLD = Pattern.compile(
            "\u00A7 (?:,|-|\\() ?(?:and |but )?(?:not|never)(?: (?:in|at|by|from|to|of|on|as|for|with|the|a|an))*(?: [a-z.'-]+){1,3}(?: \\))?(?= [.!]|$)");

    /** What leads to a statement without naming anything: "It has come to my attention that", "Here is something new:". */
    private static final Pattern PREAMBLE = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?![^\u00A7:]*\\b(?:jokes?|wish|wishes|hopes?|plans?|ideas?|proposal|prediction|assumption|scenario|fake|lyrics?|poem|quotes?|example|fiction|rumou?rs?|claim|hypothesis|question|story|title|riddle|plot|dreams?|dreamt|nightmares?|visions?|feeling|hunch|suspicion|impression|theory|guess|opinion|myth|legend|gossip|translation|headline|caption|essay|topic|song|scene|prompt|script|dialogue|lies?|he|she|they|everyone|everybody|people)\\b[^\u00A7:]*(?: that| :))"
                    + "(?:(?:it|let|be|i|we|you|this|keep|bear|take|know|here|there)\\b[^\u00A7:]{0,60}? that(?= )|[^\u00A7:]{1,60} :(?= ))");

    private static final Pattern OKAY_TAG = Pattern.compile(
            " , (?:ok|okay|alright|all right|got it|understood|will you|would you|could you|can you|please|thanks|thank you)(?: please)? \\?$");
    private static final Pattern DO_SUPPORT =
            Pattern.compile("\\b(?:did|does|do) (?:not|never)(?: actually| really| ever)?\\b");
    private static final Pattern SHOULD_READ = Pattern.compile(
            "\\b(?:it |this |that |which |the (?:value|entry|field) )?(?:should|must|ought to|has to|needs to)(?: really| actually| instead)? (?:read|say)\\b");
    private static final Pattern WRONG = Pattern.compile(
            "\\b(?:(?:wrongly|incorrectly|mistakenly|erroneously)(?: (?:listed|recorded|given|stated|entered|noted|set))?|(?:listed|recorded|given|stated|entered|noted|set) (?:wrongly|incorrectly|mistakenly|erroneously)|wrong|incorrect|outdated|out of date|inaccurate|false|mistaken|erroneous|obsolete|stale|not right|not correct|not accurate|not up to date|no longer (?:right|correct|accurate|true|valid)|error|errors|mistake|mistakes|inconsistent|(?<=(?:is|was|are|looks|seems|'s) )off|problem|flawed|bad|needs? (?:work|attention|fixing|updating|correcting|an update|a correction|to be (?:fixed|updated|corrected|changed)))\\b");
    private static final Pattern NO_LONGER =
            Pattern.compile("\\b(?:any ?more|any longer|no longer|not ever|never ever)\\b");
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(?:(?<!\\bor )not|never|at no (?:point|time)|by no means|no longer|neither|cannot|nor|(?:has|have|had) no (?:business|place|right))\\b|(?<=\\b(?:is|was|are|were) )no\\b(?! (?:doubt|less|wonder|secret))");
    private static final Pattern CLAUSE = Pattern.compile("[^,;()]+");
    /** "contrary to what you have" denies what was recorded, not what is said now. */
    private static final Pattern CONTRARY = Pattern.compile(
            "\\b(?:contrary to|unlike|other than|despite|in spite of|regardless of|whatever) (?:what|your|the|popular|common|our|this)(?: [a-z']+){0,6}?(?= ,| :| [.!]|$)");
    /** "It has been confirmed that": how what follows became known, which makes it no less a fact. */
    private static final Pattern FACTIVE = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?:(?:it|we|i|you)(?: has| have| had| is| was| 's)?(?: now| just| recently| finally| since| also| already)*(?: been)?(?: now| just| recently| finally)*"
                    + " (?:established|confirmed|verified|learned|learnt|discovered|found|determined|proven|proved|shown|revealed|announced|decided|noticed|realised|realized|clarified|documented|settled|ascertained|emerged|transpired)"
                    + "(?: out)?(?: yesterday| today| recently| just now| now| meanwhile| only now)* that"
                    + "|it(?: so| just)? (?:happens|transpires|emerges) that"
                    + "|(?:new|recent|updated|fresh|latest|reliable)(?: [a-z]+)? (?:information|evidence|data|research|records?)(?: [a-z]+){0,3}? (?:shows?|confirms?|indicates?|reveals?|has come in|came in)(?: that| :))(?= |$)");
    /** "The claim that X died in Y must go". */
    private static final Pattern MUST_GO = Pattern.compile(
            "(?:\\b(?:claim|statement|fact|entry|assertion|record|information|idea|notion|bit|part|line|thing|stuff|detail)(?: about| on| with)?\\b|\u00A7(?: as| being| having)\\b).*\u00A7.*( (?:must|has to|needs to|should|can|ought to) (?:go|disappear|vanish|come out(?: of (?:the|your) [a-z]+)?|be gone)(?: away)?(?: now)?)(?= [.!]|$)");

    /** "back to its earlier value": where an undone slot returns to. */
    private static final Pattern EARLIER = Pattern.compile(
            "\\b(?:back )?(?:to|into) (?:its|the|their|his|her|a|whatever|what)(?: [a-z]+)? ?(?:previous|earlier|old|older|former|prior|original|initial|last|it was|they were)\\b(?: (?:value|state|version|setting|entry|content|one|object|before))?");

    private static final Pattern HEDGE = Pattern.compile(
            "\\b(?:maybe|perhaps|possibly|probably|might|presumably|allegedly|supposedly|reportedly|apparently|would (?:love|like|prefer|hate|want)|told (?:me|us|him|her|them)|heard that|i heard|i read|nobody|no one|i guess|i believe|i think|i suspect|i assume|i suppose|i doubt|i hope|hopefully|not sure|unsure|rumou?r|rumou?red|rumou?rs|it is said|they say|people say|some say|some people|claims?|claimed|claiming|argues?|argued|(?<!(?:ought|needs|has) to )(?:says?|said)(?= that| \u00A7| he | she | they | it | to be| so)|believes?(?! it(?: or not)?(?: [.!,]|$))|believed|deny|refuse to|afraid|convinced|fears?|worries|suggests?|suspects?|insists?|insisted|swears?|swore|feels?|speculated?|predicts?|bets?|thinks|thought|wrote that|according to|in (?:the|a|an|my|our|this|that|his|her|their|some|one)(?: [a-z]+)? (?:novel|movie|film|story|book|play|series|game|poem|song|dream|tale|comic|episode|fanfic|universe)(?! \u00A7(?: [.!])?$)|fiction|fictional|dreamt|dreamed|joked?|kidding|pretends?|pretended|almost|nearly|could have|may have|might have|seems?|wants? to|wanted to|hopes? to|plans? to|wishes to|would like to be|asked|refused|denied|denies|likely|unlikely|potentially|as a joke|ironically|sarcasm|lied|legend|myth has it)\\b");
    /** "In my novel X", "in a dream X": what holds there need not hold. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            EnglishCommands.LEAD
                    + "in (?:my|our|his|her|their|your|some|this|that|a|an)(?: [a-z]+)?? (?!(?:knowledge|graph|data|database|kb|system|records?|case|year|month|week|fact)\\b)(?:\u00A7|[a-z]+)(?: of mine| of \u00A7)?(?: ,)? \u00A7");
    /** Doubt and alternatives, which no correction elsewhere in the sentence makes up for. */
    private static final Pattern UNCERTAIN = Pattern.compile(
            "\\b(?:unless (?:i|we) (?:am|are)|if (?:i|we) (?:am|are) not|if (?:i|we) remember|either)\\b|\u00A7(?: ,)? or(?: [a-z]+){0,4} \u00A7");
    /** What will or could be, is not; "could speak" tells an ability. */
    private static final Pattern MODAL = Pattern.compile(
            "\\b(?:would|(?<!you )will|may|might|shall|going to|about to|could(?! (?:also |fluently )?(?:speak|write|read|play|sing|communicate)))\\b");

    private static final Pattern FROM_NOW_ON = Pattern.compile("\\b(?:from (?:now|today)|henceforth|hereafter)\\b");

    /** Words that carry no content wherever they stand beside a statement. */
    private static final Pattern FILLER = Pattern.compile(
            "\\b(?:please|hang on|hold on|without (?:a |any )?(?:doubt|question|fail|further delay|delay)|as it happens|as it turns out|effective (?:immediately|now|today|at once)|actually|currently|really|indeed|just|instead|today|again|as well|though|however|kindly|in reality|in truth|in fact|as a matter of fact|for the record|once and for all|at once|immediately|from now on(?:wards?)?|from today(?: on)?|as of (?:now|today)|these days|nowadays|henceforth|by the way|thank you|thanks|ok|okay"
                    + "|(?:in|from|to|into|within|out of|of|inside|on) (?:the|your|our|this|my)(?: whole| entire)? (?:knowledge (?:base|graph)|graph|data ?base|kb|memory|records?|data|dataset|system|model|books|files?|registry|notes)"
                    + "|(?:the|your|our|this) (?:knowledge (?:base|graph)|graph|data ?base|kb) (?:so that|such that|to (?:say|state|show|reflect|note|read)(?: that)?)|it is (?:a fact|known|certain|clear|official|confirmed|now official) that|please (?:note|be aware|keep in mind)(?: that)?|as (?:far as|you know)[a-z ]*|to be (?:precise|exact|clear|honest))\\b");

    @Override
    public Speech read(Masked sentence, boolean asks) {
        Frame frame = new Frame(sentence);
        BitSet old = EnglishOldValues.find(sentence, frame);
        boolean questioned = asks && !sentence.has(OKAY_TAG);
        Verdict mended = questioned ? null : EnglishWrappers.whereItSays(sentence, frame, old);
        Verdict verdict = mended != null ? mended : verdict(sentence, questioned, frame, !old.isEmpty());
        frame.cover(FILLER);
        frame.cover(EnglishWrappers.ADJUNCT);
        frame.cover(NO_LONGER);
        frame.cover(DO_SUPPORT);
        frame.cover(CONTRARY);
        if (verdict.act() == Act.UNDO) {
            frame.cover(EARLIER);
        }
        frame.cover(SHOULD_READ);
        frame.cover(OKAY_TAG);
        if (verdict.act() == Act.STATE && sentence.has(STRANGE_OLD)) {
            frame.coverFrom(STRANGE_OLD, 1);
            return new Speech(Act.STATE, frame.tokens(), old, false, verdict.cue(), verdict.forward());
        }
        if (verdict.act() == Act.STATE && !verdict.denied() && old.isEmpty() && deniesBesides(sentence)) {
            return new Speech(Act.HEDGE, frame.tokens(), old, false, "negation beside it", false);
        }
        boolean negated = verdict.denied() || verdict.act() == Act.STATE && denies(sentence, old);
        if (negated || !old.isEmpty()) {
            frame.cover(NEGATION);
        }
        return new Speech(verdict.act(), frame.tokens(), old, negated, verdict.cue(), verdict.forward());
    }

    private static Verdict verdict(Masked sentence, boolean asks, Frame frame, boolean corrects) {
        Verdict undo = EnglishCommands.undo(sentence, frame);
        if (undo != null) {
            return undo;
        }
        Verdict prohibition = EnglishCommands.prohibition(sentence);
        if (prohibition != null) {
            return prohibition;
        }
        Verdict reply = asks ? null : EnglishWrappers.whenAsked(sentence, frame);
        if (reply != null) {
            return reply;
        }
        Matcher hypothesis = sentence.matcher(HYPOTHESIS);
        if (hypothesis.find()) {
            frame.add(hypothesis.start(), hypothesis.end());
            frame.complement(hypothesis.end());
            return new Verdict(Act.SUPPOSE, hypothesis.group());
        }
        if (!asks && sentence.has(UNCERTAIN)) {
            return new Verdict(Act.HEDGE, "uncertain");
        }
        Matcher condition = sentence.matcher(CONDITION);
        if (condition.find()) {
            frame.upTo(
                    condition.group().indexOf(Masked.NAME) >= 0
                            ? condition.start() + condition.group().indexOf(Masked.NAME)
                            : condition.end());
            return new Verdict(Act.SUPPOSE, condition.group());
        }
        Verdict command = EnglishCommands.find(sentence, asks, frame);
        if (command != null) {
            return command;
        }
        Matcher gone = sentence.matcher(MUST_GO);
        if (!asks && gone.find()) {
            frame.coverComplements();
            frame.add(gone.start(1), gone.end(1));
            return new Verdict(Act.RETRACT, gone.group(1).strip());
        }
        Matcher factive = sentence.matcher(FACTIVE);
        if (!asks && factive.find()) {
            frame.upTo(factive.end());
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
        if (wh && sentence.has(ERRANDS)) {
            return new Verdict(Act.OTHER, "another matter");
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
        Matcher rejected = sentence.matcher(REJECTS);
        if (rejected.find()) {
            frame.upTo(rejected.end());
            return new Verdict(Act.STATE, rejected.group().strip());
        }
        Matcher untrue = sentence.matcher(NOT_TRUE);
        if (!sentence.has(CONTRARY)
                && untrue.find()
                && !sentence.text().matches("(?:.* )?(?:something|anything|there) (?:is|was|seems|must be)\\b.*")
                && (sentence.text().startsWith("that ")
                        || !sentence.text()
                                .matches(".*\u00A7 (?:is|was) (?:wrong|incorrect|false|inaccurate|outdated).*"))) {
            frame.add(untrue.start(), untrue.end());
            frame.coverComplements();
            return new Verdict(Act.STATE, untrue.group(), true, false);
        }
        frame.upTo(EnglishWrappers.leading(sentence));
        if (sentence.has(WRONG)) {
            return new Verdict(Act.COMPLAIN, "says something is wrong", false, true);
        }
        if (sentence.has(ELSEWHERE)) {
            return new Verdict(Act.HEDGE, "elsewhere");
        }
        Matcher hedge = sentence.matcher(HEDGE);
        if (hedge.find() && !(corrects && hedge.group().startsWith("previous"))) {
            return new Verdict(Act.HEDGE, hedge.group());
        }
        if (sentence.has(MODAL) && !sentence.has(FROM_NOW_ON)) {
            return new Verdict(Act.HEDGE, "modal");
        }
        Matcher preamble = sentence.matcher(PREAMBLE);
        if (preamble.find()) {
            frame.upTo(preamble.end());
        }
        return new Verdict(Act.STATE, "statement");
    }

    private static boolean denies(Masked sentence, BitSet old) {
        return old.isEmpty() && sentence.has(NEGATION) && !deniesBesides(sentence);
    }

    /** Whether every negation stands in a clause that names nothing: "X married Y, which nobody denied". */
    private static boolean deniesBesides(Masked sentence) {
        Matcher negation = sentence.matcher(NEGATION);
        boolean besides = false;
        while (negation.find()) {
            Matcher clause = CLAUSE.matcher(sentence.text());
            while (clause.find()) {
                if (clause.start() <= negation.start() && negation.start() < clause.end()) {
                    if (clause.group().indexOf(Masked.NAME) >= 0) {
                        return false;
                    }
                    besides = true;
                }
            }
        }
        return besides
                && sentence.text().chars().filter(unit -> unit == Masked.NAME).count() > 1;
    }
}
