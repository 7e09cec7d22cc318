package io.emend.interpreter.parse;

import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verbs that end what another one begins. "Finland left NATO" is read as "Finland joined NATO" and denied, so that one set
 * of wordings serves both.
 */
final class Endings {
    private static final String ADVERBS =
            "(?:(?:has|have|had|just|now|recently|finally|officially|formally|since|already) )*";
    private static final List<Ending> ENDINGS = List.of(
            new Ending(
                    Pattern.compile(
                            "\u00A7 " + ADVERBS
                                    + "(?<verb>left|quit|exited|(?:withdrew|withdrawn|resigned|seceded|dropped out|pulled out) (?:from|of)|parted ways with)(?: the| its| his| her| their)* \u00A7(?! (?:for|to join|and joined)(?: the)? \u00A7)"),
                    "joined"),
            new Ending(
                    Pattern.compile("\u00A7 " + ADVERBS + "(?<verb>divorced) \u00A7"
                            + "|\u00A7 and \u00A7 " + ADVERBS
                            + "(?:are |were |got |is |was )?(?<pair>divorced|separated|split up)(?= |$)"),
                    "married"),
            new Ending(
                    Pattern.compile(
                            "\u00A7 " + ADVERBS
                                    + "(?<verb>(?:broke|broken|cut|severed|ended|terminated|suspended|lost|gave up|given up|renounced|relinquished|forfeited)(?: off)?)(?= (?:[a-z]+ ){0,3}(?:relations|ties|citizenship|nationality|membership|relationship|contract|passport|marriage|employment|links)\\b)"),
                    "has"),
            new Ending(Pattern.compile("\u00A7(?:已经|已|正式|最近|现在|刚刚|也|于近日)*(?<verb>退出|脱离|离开)(?:了)?\u00A7"), "加入"),
            new Ending(Pattern.compile("\u00A7(?:和|与|跟|同)\u00A7(?:已经|已|最近|现在)*(?<verb>离婚|分手)"), "结婚"));

    private record Ending(Pattern pattern, String beginning) {}

    private Endings() {}

    /**
     * The tokens with what ends replaced by what begins.
     *
     * @return the very same list where the sentence speaks of no end
     */
    static List<Token> begun(List<Token> tokens, Masked sentence) {
        for (Ending ending : ENDINGS) {
            Matcher matcher = sentence.matcher(ending.pattern());
            if (matcher.find()) {
                boolean paired = ending.pattern().pattern().contains("<pair>") && matcher.group("pair") != null;
                String group = paired ? "pair" : "verb";
                return replaced(
                        tokens,
                        sentence.tokenAt(matcher.start(group)),
                        sentence.tokenAt(matcher.end(group) - 1) + 1,
                        ending.beginning());
            }
        }
        return tokens;
    }

    private static List<Token> replaced(List<Token> tokens, int from, int to, String beginning) {
        List<Token> replaced = new ArrayList<>(tokens);
        for (int i = from; i < to; i++) {
            Token token = tokens.get(i);
            boolean han = token.kind() == Token.Kind.HAN;
            String word = han ? beginning.substring(i - from, i - from + 1) : i == from ? beginning : "the";
            replaced.set(
                    i,
                    new Token(
                            token.text(),
                            word,
                            han ? word : Stems.stem(word),
                            token.start(),
                            token.end(),
                            token.kind(),
                            false));
        }
        return replaced;
    }
}
