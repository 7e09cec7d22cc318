package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the values that a Chinese correction replaces, and the words that only correct: 不是死在A，是死在B; 写成A了，应当是B;
 * A→B; 生在哪儿写错了，改成B.
 */
final class ChineseCorrections {
    private static final String RECORDED = "(?:写|挂|记|标|填|登|录|列|归|说|叫|放|算|当)";
    private static final String NOT = "(?<not>并不是|并非|不是|哪里?是|不再是|绝非|而非|不叫|不属于?|不在|不为|(?:别|不要|不该|不应|不应该|不应当|不能)再?(?:是|"
            + RECORDED + "(?:成|在|作|为|到|着|是)?))";
    private static final Pattern CONTRAST = Pattern.compile(NOT
            + "(?<said>[^\u00A7,;\u3002]{0,8})(?<old>\u00A7)(?<tail>[^\u00A7,;\u3002]{0,6})[,;、]"
            + "(?<joint>(?:而|其实|实际上|事实上|正确的?|真正的?|明明|应该|应当|应|理应|现在|请|麻烦|改|换|更正|订正){0,3})"
            + "(?<copula>(?:是|为|成|作)?)(?<new>[^\u00A7,;\u3002]{0,8})\u00A7");
    private static final Pattern AFTERTHOUGHT =
            Pattern.compile("[,;、](?<not>[而并]?(?:不是|并不是|并非|而非|不在|不属于?|不为|不叫))[在于]?\u00A7(?=[,;\u3002!]|$)");

    /** The old value alone, recorded wrongly or to be left behind. */
    private static final List<Pattern> OLD = List.of(
            Pattern.compile("(?:错|误)?" + RECORDED
                    + "(?:成|作|为|到|在|了)(?<old>\u00A7)[^\u00A7,]{0,6}[,;].{0,8}(?:应|改|其实|正确|实际|是|换)[^\u00A7]{0,8}\u00A7"),
            Pattern.compile(
                    "(?:先前|之前|原来|原先|以前|现在|库里|上面|原)?" + RECORDED + "的(?:是)?(?<old>\u00A7)(?:不对|错|有误|是错|不准|作废|过时)"),
            Pattern.compile("(?<old>\u00A7)(?:→|➡|->|=>|—>|>)\u00A7"));

    /** Words that call the old value by no name. */
    private static final Pattern GONE = Pattern.compile(
            "(?:原先|原来|之前|以前|先前|原|旧|老)的?(?:内容|值|记录|信息|写法|条目|数据|那条|那个|版本|说法)?(?:就|都|请)?(?:作废|删掉|删除|删了|去掉|不要了|划掉|撤掉|撤下|取消)");

    private static final Pattern ASKED_SLOT =
            Pattern.compile("(?<asked>是?(?:哪|何|谁|什么|啥|多少|几)[国儿里个年]?)[^\u00A7]{0,12}?(?:有误|错|不对|不准|搞混|弄混|写反|过时|有问题|漏)");

    private ChineseCorrections() {}

    /**
     * Marks what a sentence corrects.
     *
     * @param old tokens of names that hold no longer
     * @param frame tokens that are no content
     */
    static void find(Masked sentence, BitSet old, BitSet frame) {
        Matcher contrast = sentence.matcher(CONTRAST);
        while (contrast.find()) {
            old.set(sentence.tokenAt(contrast.start("old")));
            boolean repeats = !contrast.group("new").matches("[在于由]?");
            cover(sentence, contrast, "not", frame);
            cover(sentence, contrast, "joint", frame);
            if (repeats) {
                cover(sentence, contrast, "said", frame);
                cover(sentence, contrast, "tail", frame);
                cover(sentence, contrast, "copula", frame);
            }
        }
        for (Pattern pattern : OLD) {
            Matcher matcher = sentence.matcher(pattern);
            while (matcher.find()) {
                old.set(sentence.tokenAt(matcher.start("old")));
            }
        }
        Matcher afterthought = sentence.matcher(AFTERTHOUGHT);
        while (afterthought.find()) {
            cover(sentence, afterthought, "not", frame);
        }
        Matcher asked = sentence.matcher(ASKED_SLOT);
        while (asked.find()) {
            cover(sentence, asked, "asked", frame);
        }
        Matcher gone = sentence.matcher(GONE);
        while (gone.find()) {
            cover(sentence, gone.start(), gone.end(), frame);
        }
    }

    /** Whether it takes back no more than the value that another replaces. */
    static boolean replaces(Masked sentence) {
        return sentence.has(GONE);
    }

    private static void cover(Masked sentence, Matcher matcher, String group, BitSet frame) {
        cover(sentence, matcher.start(group), matcher.end(group), frame);
    }

    private static void cover(Masked sentence, int from, int to, BitSet frame) {
        for (int unit = from; unit < to; unit++) {
            frame.set(sentence.tokenAt(unit));
        }
    }
}
