package io.emend.interpreter.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds English commands by syntax: a verb of changing counts where it commands (first in its clause, after "could you", "I
 * want to", in a passive after a modal), not wherever it occurs.
 */
final class EnglishCommands {
    /** What may stand before a sentence proper. */
    static final String LEAD =
            "^(?:(?:please|pls|plz|kindly|ok|okay|hey|hi|hello|well|so|now|then|and|but|also|actually|just|no|yes|sorry|oh|"
                    + "hmm|dear|emend|assistant|next|first|second|third|finally|right|alright|again|quickly|simply|immediately|instead|"
                    + "in fact|by the way|btw|furthermore|moreover|additionally|in addition|besides|however|thanks|thank you|, |: |! |; |- |\" |\\( )[^\\w\u00A7]*)*";

    private static final String POLITE =
            "(?:(?:(?:can|could|would|will|may|might) (?:you|u|ya|i|we|somebody|someone|anyone|anybody)(?: please| kindly| just| also| possibly| ask you to| get you to| have you| trouble you to| bother you to| be so kind (?:as )?to)*"
                    + "|(?:i|we|one)(?: would| will| really| just| also)*(?: like| love| want| need| wish| have| ask| request| prefer| beg| urge)(?: that)?(?: you| emend| the system)?(?: to| that)?"
                    + "|(?:you|we|i)(?: can| may| could| should| must| need to| have to| ought to| may| might want to| had better)(?: please| now| also)*"
                    + "|let (?:us|me|'s)|go ahead and|make sure (?:to|you|that you)|be sure to|feel free to|it is time to|time to|would you mind|do you mind|any chance (?:that )?you (?:could|can|would)|(?:is it|would it be) possible(?: for you)? to"
                    + "|do me a favor and|help me(?: to)?|try to|remember to|(?:it would be|it is) (?:nice|good|great|lovely|helpful|best) if you(?: could)?|(?:i|we)(?: would| will)?(?: really)? (?:be (?:grateful|glad|happy|obliged)|appreciate it) if you(?: could| would| can)?|(?:i|we) (?:was|were|am|are) (?:hoping|wondering if) you (?:could|would|can)|(?:my )?(?:request|task|job|wish)(?: is)?(?: to| :)"
                    + "|do not (?:forget|fail|neglect) to|never forget to|your (?:task|job) is to)(?: please| kindly| just| also| now)* ?)*";
    private static final Pattern COMMAND = Pattern.compile(
            LEAD + POLITE
                    + "(?:please |kindly |also |now |just )*(?<verb>[a-z-]+)(?<particle> back| out| off| down| up| over| away| in| rid| to mind)?(?= |$)");
    private static final Pattern PROHIBITION = Pattern.compile(
            LEAD
                    + "(?:(?:i|we) (?:would )?(?:ask|want|like|prefer|need) you )?(?:you )?(?:do not|never|please not|must not|should not|can not|not to|refrain from|avoid|under no circumstances)(?: ever| you)? (?:to )?(?<verb>[a-z]+)");
    private static final Pattern DO_NOT_FORGET =
            Pattern.compile(LEAD + "(?:do not|never) (?:forget|fail to note|neglect) that");
    private static final Pattern STOP_CLAIMING =
            Pattern.compile(LEAD + POLITE + "(?:stop|quit|cease) (?:[a-z]+ing)(?: that)?");
    private static final Pattern PASSIVE = Pattern.compile(
            "(?:should|must|needs? to|has to|have to|ought to|is to|are to|shall|can|could|may|will|let)(?: now| please| be)* be(?: now)? (?<verb>[a-z]+)(?<particle> back| out| off)?");
    /** "I'd like the entry of X changed to Y". */
    private static final Pattern WANT_DONE = Pattern.compile(
            LEAD
                    + "(?<wish>(?:i|we|you)(?: would| will| should| really| just)*(?: like| want| need| wish| prefer| have| get)(?: to (?:see|have|get))?)"
                    + " (?:\u00A7|the|his|her|its|their|this|that|my|our)(?: [a-z\u00A7']+){0,9}? (?<verb>changed|set|updated|corrected|replaced|fixed|edited|amended|revised|adjusted|altered"
                    + "|recorded|added|stored|noted|registered|removed|deleted|erased|retracted|dropped|forgotten|withdrawn|purged|undone|reverted|restored|cancelled|canceled|reset)(?= |$)");

    private static final Pattern LAST_CHANGE = Pattern.compile(
            "\\b(?:last|latest|previous|recent|most recent|earlier|prior|my|your|these|those)(?: [a-z]+)? (?:edits?|changes?|updates?|modifications?|corrections?|revisions?)\\b");
    /** What people ask a talking program for besides facts. */
    private static final Pattern PASTIMES = Pattern.compile(
            "^(?: me| us)?(?: please)?(?: (?:a|an|some|another|one|the|your|few|good|funny|short|nice|little|interesting|fun|random|favou?rite))* (?:jokes?|story|stories|poems?|songs?|riddles?|limericks?|haikus?|essays?|recipes?|anecdotes?|trivia|facts? about|tip|advice|opinions?|ideas?)\\b");

    /** "I would like to know X's birthplace". */
    private static final Pattern WANT_TO_KNOW = Pattern.compile(
            LEAD
                    + "(?:i|we)(?: would| do)?(?: really| just| also)* (?:like|love|want|need|wish) to (?:know|learn|hear|find out|see|be told)(?: about)?(?= \u00A7| the| his| her| its)(?!.*\\b(?:whether|if|that)\\b)");
    /** "I need X's alma mater for a footnote". */
    private static final Pattern NEED = Pattern.compile(
            LEAD
                    + "(?!.*\\b(?:changed?|edit|modify|updated?|correct|fix|delete|remove|add)\\b)((?:for (?:my|our|the|a) [a-z]+ )?(?:i|we) (?:need|require|want|am looking for|are looking for|am after|am searching for|are after)(?: to have| all| the| a list of| the names? of)*) [^\u00A7]*\u00A7(?! (?:to|added|in|on|as|listed)\\b)(?!.*\\b(?:changed|set|updated|corrected|replaced|fixed|removed|deleted|added|recorded|to be|moved|revert(?:ed)?|undone?|change|edit|modify|update|correct|fix|delete|remove|add|restored|undo)\\b)[^\u00A7]*$");
    /** "Forget it, it doesn't matter" takes nothing back. */
    private static final Pattern NEVER_MIND = Pattern.compile(
            LEAD
                    + "(?:forget|drop|skip)(?: about)? (?:it|that|this)(?: then| now| please)? (?:,|-|\\.|!|;)(?: it is| it 's| it| that is| that 's)? (?:not important|unimportant|does not matter|no matter|nothing|never ?mind|fine|all good|no worries|not worth it|changed my mind)[^\u00A7]*$");
    /** "For X, enter Y as place of death". */
    private static final Pattern ABOUT = Pattern.compile(
            "^(?:for|as for|regarding|concerning|with regard to|about|in the case of|under) \u00A7(?: 's)?(?: [a-z]+){0,4}? , ");

    /** The cue of undoing in set phrases. */
    static final String UNDO_CUE = "undo what was done";
    /** Undoing as the makers of programs call it, and what else asks for it without a verb of its own. */
    private static final Pattern UNDO = Pattern.compile(
            "^[^\u00A7]*\\b(?:(?:ctrl|cmd|control) ?[+-]? ?z|git (?:revert|reset|checkout)"
                    + "|(?:never ?mind|scratch|scrap|strike|kill|nix|bin|forget|ditch|drop|void|withdraw|retract|discard|erase|delete|remove) (?:that|the|my|this|our) (?:very )?(?:(?:last|latest|previous|most recent) (?:edit|change|update|modification|entry|input|one)|(?:edit|change|update|modification) (?:that )?(?:i|we|you) (?:have )?(?:just )?(?:made|did|entered|saved|submitted))"
                    + "|(?:take|bring|put|roll|wind|turn|go) (?:it |that |this |things |everything )?back (?:what|whatever|that|the) (?:thing )?(?:i|we|you) (?:have )?(?:just )?(?:entered|did|wrote|typed|changed|saved|submitted|made)"
                    + "|(?:revert|undo|reverse|cancel|rollback|roll back|take back) (?:what|whatever|everything|all) (?:that )?(?:i|we|you) (?:have )?(?:just )?[a-z]+)\\b");

    /** "the X claim from Y's page": where what is to be taken out stands. */
    private static final Pattern STORED = Pattern.compile(
            "(?<=\u00A7 )(?:claim|entry|statement|record|fact|value|line|bit|thing)s?(?= (?:from|on|in|out of|off|about)\\b)"
                    + "|(?<=\u00A7 's )(?:page|record|entry|profile|file|card|article)(?= [.,!]|$)");

    private static final Pattern TAKES_OUT = Pattern.compile(
            " : (?:please |kindly |pls )*(?:remove|delete|drop|erase|take out|strike|retract|withdraw|purge)\\b[^\u00A7]*(?:\u00A7[^\u00A7]*)?$");

    private static final Pattern NEEDS_DOING =
            Pattern.compile("(?:needs?|wants?|requires?|deserves?) (?<verb>[a-z]+ing)\\b");

    private EnglishCommands() {}

    /** What a sentence forbids, null if nothing. */
    static @Nullable Verdict prohibition(Masked sentence) {
        Matcher matcher = sentence.matcher(PROHIBITION);
        boolean forbids = matcher.find() && !matcher.group("verb").matches("forget|fail|neglect|hesitate");
        return forbids ? new Verdict(Act.OTHER, matcher.group()) : null;
    }

    /** What undoes without a verb of undoing in command; null if nothing does. The tokens that say so go to the frame. */
    static @Nullable Verdict undo(Masked sentence, Frame frame) {
        Matcher undo = sentence.matcher(UNDO);
        if (!undo.find()) {
            return null;
        }
        frame.upTo(undo.end());
        return new Verdict(Act.UNDO, UNDO_CUE);
    }

    /**
     * What a sentence commands or forbids; the tokens that say so go to the frame.
     *
     * @param asks it ends in a question mark
     * @return null if it commands nothing
     */
    static @Nullable Verdict find(Masked sentence, boolean asks, Frame frame) {
        Matcher know = sentence.matcher(WANT_TO_KNOW);
        if (know.find()) {
            frame.upTo(know.end());
            return new Verdict(Act.ASK, know.group());
        }
        Matcher need = sentence.matcher(NEED);
        if (!asks && need.find()) {
            frame.upTo(need.end(1));
            return new Verdict(Act.ASK, need.group(1));
        }
        if (sentence.has(NEVER_MIND)) {
            return new Verdict(Act.OTHER, "never mind");
        }
        Matcher stop = sentence.matcher(STOP_CLAIMING);
        if (stop.find()) {
            frame.upTo(stop.end());
            return new Verdict(Act.RETRACT, stop.group());
        }
        Matcher forget = sentence.matcher(DO_NOT_FORGET);
        if (forget.find()) {
            frame.upTo(forget.end());
            return new Verdict(Act.WRITE, forget.group());
        }
        for (int start : clauseStarts(sentence.text())) {
            Matcher command = COMMAND.matcher(sentence.text().substring(start));
            if (command.find()) {
                int end = start + command.end();
                String rest = sentence.text().substring(end);
                Act act = EnglishVerbs.act(command.group("verb"), command.group("particle"), rest);
                if (act == Act.OTHER && (start > 0 || asks)) {
                    act = null;
                }
                if (act != null && !(act == Act.ASK && rest.indexOf(Masked.NAME) < 0)) {
                    return commanded(act, command.group("verb"), start, end, sentence, frame);
                }
            }
        }
        for (Pattern pattern : List.of(PASSIVE, WANT_DONE, NEEDS_DOING)) {
            Matcher passive = sentence.matcher(pattern);
            while (passive.find()) {
                String participle = passive.group("verb");
                Act act = EnglishVerbs.passive(participle);
                if ((act == Act.WRITE || act == Act.RETRACT || act == Act.UNDO)
                        && !participle.equals("known")
                        && !asks) {
                    frame.add(passive.start(), pattern == WANT_DONE ? passive.end("wish") : passive.start("verb"));
                    frame.add(passive.start("verb"), passive.end());
                    return new Verdict(act, passive.group());
                }
            }
        }
        return null;
    }

    /** Where a command may start: at the beginning, and after a comma, colon or dash that no name precedes. */
    private static List<Integer> clauseStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < text.length() - 2 && text.charAt(i) != Masked.NAME; i++) {
            if (",;:-".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ') {
                starts.add(i + 2);
            }
        }
        for (int colon = text.indexOf(" : "); colon >= 0; colon = text.indexOf(" : ", colon + 1)) {
            if (text.indexOf(Masked.NAME) < colon
                    && TAKES_OUT.matcher(text.substring(colon)).lookingAt()) {
                starts.add(colon + " : ".length());
            }
        }
        Matcher about = ABOUT.matcher(text);
        if (about.find()) {
            starts.add(about.end());
        }
        return starts;
    }

    private static Verdict commanded(Act act, String verb, int start, int end, Masked sentence, Frame frame) {
        frame.add(sentence.text().substring(0, start).indexOf(Masked.NAME) < 0 ? 0 : start, end);
        frame.complement(end);
        String rest = sentence.text().substring(end);
        if (act == Act.OTHER) {
            return new Verdict(act, verb);
        }
        if (act == Act.ASK && PASTIMES.matcher(rest).find()) {
            return new Verdict(Act.OTHER, verb);
        }
        if (act == Act.VERIFY || act == Act.ASK || act == Act.SUPPOSE) {
            return new Verdict(act, verb, false, true);
        }
        if (act == Act.UNDO
                && rest.matches(
                        " (?:the|that|this) (?:entry|fact|statement|claim|record|information)\\b.* (?:that|which|saying|stating)\\b.*")) {
            return new Verdict(Act.RETRACT, verb, false, true);
        }
        if (act == Act.RETRACT
                && rest.indexOf(Masked.NAME) < 0
                && LAST_CHANGE.matcher(rest).find()) {
            return new Verdict(Act.UNDO, verb);
        }
        boolean previous = rest.matches(
                        ".*\\b(?:previous|earlier|former|prior|old|original|last|before|initial)\\b(?: [a-z]+)?(?: value| state| version| entry| answer| setting| object| content)?.*")
                && !rest.matches(".*(?:with|to|by) \u00A7.*");
        if (act == Act.RETRACT) {
            frame.cover(STORED);
        }
        if (act == Act.WRITE && rest.matches(".*\\b(?:back|return(?:ed)?)\\b.*") && previous) {
            return new Verdict(Act.UNDO, verb);
        }
        return new Verdict(act, verb, false, true);
    }
}
