package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds English names that are said to hold no longer: "from X to Y", "Y, not X", "replace X with Y". */
final class EnglishOldValues {
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

    /** "X used to live in Y but now lives in Z". */
    private static final Pattern USED_TO =
            Pattern.compile("\\bused to(?: [a-z]+){1,4}? (\u00A7)(?: ,| ;| -)?(?: but| and)?(?=.*\\bnow\\b.*\u00A7)");

    /** "X died in A, no wait, in B". */
    private static final Pattern MENDED = Pattern.compile(
            "(\u00A7)(?: ,| -| \\.| ;| \\()+(?: (?:er|uh|um|erm|oh|ah|oops|well|sorry|apologies|pardon me|no|nope|wait|hang on|hold on|hmm|i mean|i meant|or rather|rather|correction|scratch that|strike that|make that|excuse me|my mistake|my bad)(?: ,| -| \\.| :| ;)*)+(?: not \u00A7(?: ,| -)*)?(?: (?:it is|it was|it 's|that is|that was|in|at|to|by|for|of|with|from|as|on|the|a|an))* \u00A7");
    /** "X's employer: A -> B". */
    private static final Pattern ARROW = Pattern.compile(
            "(?: :| =| is| was| from)(?: the| a| an)? (\u00A7) (?:- >|= >|\u2192|\u21D2|\u2794|\u27F6)(?: the| a| an)? \u00A7");

    /** "X left A for B". */
    private static final Pattern LEFT_FOR = Pattern.compile(
            "\\b(?:left|quit|abandoned|deserted|ditched|dumped|leaves|departed)(?: the| its| his| her)?(?: label| party| job at)? (\u00A7) (?:for|to join|and joined)(?: the| a)? \u00A7");

    /** "X's employer: A out, B in". */
    private static final Pattern OUT_IN = Pattern.compile("(\u00A7) out(?: ,| ;| -)?(?: and)? \u00A7 in(?= [.!]|$)");

    private EnglishOldValues() {}

    /** Names said to hold no longer. */
    static BitSet find(Masked sentence, Frame frame) {
        BitSet old = new BitSet();
        for (Pattern pattern : List.of(
                FROM_TO,
                REPLACE_WITH,
                REPLACE_SLOT_WITH,
                SUBSTITUTE_FOR,
                NOT_BUT,
                OLD_AFTER,
                USED_TO,
                MENDED,
                ARROW,
                LEFT_FOR,
                OUT_IN)) {
            Matcher matcher = sentence.matcher(pattern);
            while (matcher.find()) {
                int unit = matcher.end(1) - 1;
                old.set(sentence.tokenAt(unit));
                if (pattern == FROM_TO) {
                    frame.add(matcher.start(), matcher.end(1));
                } else if (pattern != REPLACE_SLOT_WITH && pattern != NOT_BUT && pattern != LEFT_FOR) {
                    frame.add(matcher.start(), matcher.end());
                }
            }
        }
        return old;
    }
}
