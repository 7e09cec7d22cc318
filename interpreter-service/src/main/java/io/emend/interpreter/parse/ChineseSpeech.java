package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chinese speech acts. Names are masked, so that no character of a name is taken for a cue. */
final class ChineseSpeech implements SpeechReader {
    private static final Pattern PROHIBITION = Pattern.compile(
            "(?:不要|别|切勿|请勿|不许|不得|(?<!能)不能|(?<!可)不可以|禁止|无需|不用|不必)(?:再|去|随便|擅自)*(?:把|将|对)?[^,]{0,14}?(?:修改|更改|改成|改为|更新|删除|删掉|移除|替换|撤销|回滚|记录|添加|设为|改动|编辑|动)");
    private static final Pattern OTHER = Pattern.compile(
            "推荐|介绍一下|翻译|写(?:一|个|首|篇|段)(?!下)|讲(?:一|个)|画(?:一|个)|编(?:一|个)|总结|概括|唱(?:一|首)|朗读|背诵|造句|扩写|缩写|比较一下|对比|模仿");
    /** "How do I change", "who told you", "should I": questions about editing, not edits. */
    private static final Pattern ASKS_ABOUT_EDITING = Pattern.compile(
            "怎么(?:才能|样)?(?:把|将|去|修改|更改|改|删|设|添加)|如何(?:才能)?(?:把|将|去|修改|更改|改|删|设|添加)|为什么|为何|为啥|谁(?:告诉|说|让|叫|允许)|什么时候|何时|该不该|应不应该|要不要(?:把|将)?|会不会");

    private static final Pattern DO_NOT_FORGET = Pattern.compile("(?:别|不要|切勿|请勿|不能)忘(?:了|记|掉)?");
    private static final Pattern HYPOTHESIS = Pattern.compile(
            "假设|假如|假若|假定|假使|假想|如果|倘若|倘使|倘或|要是|若是|设想|想象|试想|想像|若(?=\u00A7)|如若|万一|即使|即便|哪怕|会怎样|会如何|会发生什么|会有什么(?:不同|后果|影响|变化)|平行(?:世界|宇宙)|就好了|但愿|不妨设|设若|权当|当作是|反事实|思想实验");
    private static final Pattern HYPOTHESIS_TAIL = Pattern.compile(
            "(?:[,，]?那么?)?(?:会怎样|会如何|会怎么样|会发生什么.*|会有(?:什么|何)(?:不同|后果|影响|变化|区别).*|世界.*|就好了|该多好.*|结果.*|后果.*)");
    /** "Whenever someone asks where X died, say Y". */
    private static final Pattern WHEN_ASKED = Pattern.compile(
            "(?<lead>(?:以后|今后|往后|从今往后|从现在起|下次)?[,，]?(?:如果|要是|若|若是|当|凡是|只要|每当|再|一旦)*(?:有人|有谁|谁|用户|我|别人|大家|人家)(?:再|要是|如果)?(?:问起|问到|询问|提问|提到|问)(?:你|您)?[,，:：]?).*\u00A7.*?"
                    + "(?<asked>(?:在|于|是|的是)?(?:哪里|哪儿|哪个[^\u00A7,，]{0,2}|哪[国座家所位种]|什么地方|何处|何地|什么|谁|啥)(?:人)?)?[^\u00A7,，]{0,8}?(?:时|的时候|的话)?"
                    + "(?<reply>[,，](?:你|您)?(?:请|就|都|要|应该|应当|应|务必|一律|得)*(?:回答|答|答复|回复|说|告诉(?:他们|她们|对方|大家|他|她|我)?)(?:说)?(?:是|为|[:：,，])?)(?=在?\u00A7)");

    private static final Pattern UNDO = Pattern.compile(
            "改错了(?=.*(?:撤|还原|恢复|改回))|(?:undo|revert|roll ?back)(?=掉|一下|了|吧|这|那|刚|上|它|[,\u3002!]|$)|ctrl ?\\+? ?z|复原|恢复(?:一下)?(?:原样|原状|如初|旧状)|当我没(?:说|写|改|提)|当没(?:说|发生)过?|退一步|后退一步|回到(?:我)?(?:改|修改|编辑|更新|变更)?(?:动)?(?:之前|以前|前)|(?:刚|刚刚|刚才|方才|上一|最近|前一|头前)[^\u00A7,，]{0,10}(?:撤了|撤掉|撤下|撤|不算|不作数|作废|收回|取消|别算|退回|退了|去了)|撤(?:了|掉|一下)?[^\u00A7,，]{0,3}(?:刚|上一|最近)|(?:变|改|倒|弄|调)回去|撤销|撤消|撤回|回滚|回退|还原|恢复(?=.{0,12}(?:之前|以前|原来|原先|先前|上一|原|旧|前|初始|$|[。.!]))|恢复(?:成|为|到|至)|复原|取消(?=.{0,30}(?:修改|更改|编辑|改动|变更|操作|更新))|改回|退回|倒回|变回|反悔|收回(?=.{0,30}(?:修改|更改|编辑|改动|变更|操作))|(?:修改|更改|编辑|改动|变更|操作|更新)[^\u00A7]{0,4}(?:取消|作废|收回|不要了|去掉)");
    private static final Pattern RETRACT = Pattern.compile(
            "删除|删掉|删去|删了|删(?=一下|吧|了|[,，。!]|$)|请删|(?:remove|delete|drop|erase)(?=掉|一下|了|吧|这|那|它|[,\u3002!]|$)|拿下|拿下来|下掉|下架|撤下来|撤掉|撤走|撤了|撤去|划了|勾掉|抹了|(?<![不太弄搞看说])清了|清出|移出|踢掉|退掉|废掉|销掉|误录|误收|误填|误加|录重|重复录|不要了|查无实据|无据可查|无凭无据|移除|去除|去掉|除去|除掉|抹去|抹掉|抹除|清除|清掉|清空|剔除|剔掉|忘掉|(?<![怕己别我会又免得点老])忘记(?!写|录|填|加|补|登|记|更新|收)|(?<![怕己别我会又免得点老])忘了(?!写|录|填|加|补|登|记|更新|收)|遗忘|拿掉|拿走|划掉|划去|取下|排除|废除|废止|作废|撤下|摘除|摘掉|注销|销毁|扔掉|丢掉|丢弃|不要再(?:说|认为|记|保留|相信|声称)|别再(?:说|认为|记|相信|声称)|移走|移出|剥离|踢出|擦除|擦掉|勾销|消除|取消|收回");
    private static final Pattern WRITE = Pattern.compile(
            "add|update|commit|fix|更新|修改|更改|改成|改为|改作|改到|变更|变成|变为|更正|修正|纠正|订正|校正|改正|设为|设成|设置|设定|替换|换成|换为|更换|代替|取代|替代|记住|记下|记得|记录|记一下|牢记|铭记|录入|登记|添加|增加|新增|补充|加上|加(?=一个|个)|写入|写下|存入|保存|存储|请记|学习|学会|学到|调整|编辑|指定|标记|标注|标为|列为|定为|注明|收录|载入|输入|填写|填为|填入|写成|写为|写上|改一改|改一下|改写|加一条|新知识|新事实|新信息|告诉你|告知|知会|通知你|让你知道|请知悉|特此");
    private static final Pattern SHOULD_BE =
            Pattern.compile("(?:应该|应当|应|理应|本应|必须|得|需要|需|要)(?:该|当)?(?=(?:改|更|修|设|变|换|是|为|删|移|撤|写|记|被|标))");
    private static final Pattern VERIFY = Pattern.compile(
            "(?:这种说法|这个说法|这句话|此说|这一说法|上述说法|这话|这个事实|这件事|这)?(?:是?(?:对吗|对不对|对么|对吧|正确吗|正确么|准确吗|属实吗|属实么|是真的吗|是真的么|真的吗|真的假的|真吗|真假|成立吗|成立么|没错吧|是吗|是么|是吧|是不是真的|是否正确|是否属实|是否为真|是否成立|对还是错|可信吗|可靠吗|靠谱吗|没错吗|有误吗|错了吗|属不属实|站得住脚吗|符合事实吗|是事实吗|合乎事实吗|确有其事吗|无误吗|对否|真实吗))|是不是|是否|有没有|(?<=算)不算|属不(?=属于)|会不(?=会)|吗|么(?=$|[?.。!])|难道|能否确认|(?<!已|我|经|和|过)确认一下|(?<!已|经)(?:核实|核对|查证|验证|求证)(?!过|了|完|无误|好|后|属实)|判断|(?:我|这)(?:说|记)得?对");
    private static final Pattern DOUBTFUL_END = Pattern.compile("[吧呢啊么](?=[?]?$)");
    private static final Pattern VERIFY_TAIL = Pattern.compile("[,，]?(?:对吗|对不对|对吧|是吗|是吧|是不是|没错吧|真的吗|是真的吗)$");
    private static final Pattern WH = Pattern.compile(
            "谁|什么|啥|哪(?!怕)|何(?=处|地|人|时|种|国|在|年|方|党|物|许|者|教)|(?<!好|近|十|这|那|过)几(?!年|十|天|个月|百|次|句|条|回|遍|分|乎)|多少|怎么|怎样|如何|为何|请问|请教|有何|[?]$");
    private static final Pattern ASK_FRAME = Pattern.compile(
            "请?(?:你|您)?(?:能不能|可以|能否|可否|能)?(?:请)?(?:告诉|告知|回答|说说|讲讲|说明|查一下|查查|查询|问一下|问问)(?:一下)?(?:我|我们)?|请问(?:一下)?|请教(?:一下)?|我?想(?:知道|问|了解|请教|问问|问一下)(?:一下)?|想知道|麻烦(?:你|您)?(?:告诉|说)(?:一下)?我?|(?:你|您)(?:知道|知不知道|晓得|清楚)|不知道|我很好奇|好奇");
    private static final Pattern COMPLAINT = Pattern.compile(
            "有误|有错|有问题|不对|不正确|不准确|错了|错误|过时|不符|过期|陈旧|失实|存在问题|出错|有出入|该更新|不实|搞错|弄错|旧了|待更新|需要更新|需要修改|需更正|得改");
    private static final Pattern DENIAL = Pattern.compile(
            "(?:并)?不(?:是真的|属实|正确|成立|准确|对)|并非(?:事实|如此|真的|属实)|不是事实|是(?:假的|错的|错误的|谣言|谣传|误传|谎言|不实的)|纯属(?:虚构|谣言|子虚乌有)|(?:这是|是个?)(?:谣言|误解|误会|错误)");
    private static final Pattern NEGATION = Pattern.compile(
            "不是(?![别旁]人)|并非|并不|没(?!救|抢救|挺|撑|熬|扛|写|录|填|记|加|补|标|登)|未曾|从未|未在|未于|绝非|决非|不(?!是[别旁]人)(?![同断仅但止只过久满少得料详明朽])");
    /** What of a negation is no part of what it negates. */
    private static final Pattern NOT = Pattern.compile("并?不(?=是|[在会属再])|并(?=非)|从未|未曾|没有?(?=在|\u00A7(?!.*就没))");

    private static final Pattern HEDGE = Pattern.compile(
            "也许|可能|大概|或许|恐怕|似乎|好像|据说|据称|听说|传说|传闻|相传|谣传|有人说|有人认为|他们说|我猜|我觉得|我认为|我以为|我怀疑|估计|大约|疑似|声称|自称|说自己|认为|号称|宣称|梦见|梦到|小说(?:里|中)|电影(?:里|中)|故事(?:里|中)|开玩笑|希望|要么|或者|想(?=搬|到|在|住|要|去|成|当|娶|嫁|死|葬|学|加)|(?<=\u00A7)[也还很只]?想(?![起到法念象像])|(?<=\u00A7)说(?=他|她|它|自己|我)|表示|打算|计划|差点|险些|几乎|不确定|不一定|未必|说不定");
    private static final Pattern OLD_AFTER = Pattern.compile(
            "(?:而不是|并不是|不是|而非|并非|绝非|不再是|不再为|不再属于|不再|而不再是|不在|不叫|而不在|而不叫|而不|并不|代替|取代|替代|替换掉?|换掉|替下|换下|顶替|取代了|原来是|原先是|之前是|以前是|先前是|本来是|曾经是|旧值是?|旧值为|原值是?|原值为|以前的|原来的|旧的|不该是|不应是|不应该是|去掉|拿掉|错写成|误写成|误写为|误记为|误记成|错记成|错记为)(?:在|于|是|由|为|了)?(\u00A7)(?!(?:的|替换|代替|取代|换掉))");
    private static final Pattern FORMERLY = Pattern.compile(
            "(?:以前|从前|过去|原先|原来|曾经|曾|之前|先前)[^\u00A7]{1,6}(\u00A7)[,，]?(?:但|而)?(?:是)?(?:现在|如今|目前|现)[^\u00A7]{0,8}\u00A7");
    private static final Pattern OLD_BEFORE =
            Pattern.compile("(\u00A7)(?:替换|换|改|变|更换|修改|更改|更新|变更|调整|订正|更正|修正|纠正)(?:成|为|作|到|做|至)(?:了)?\u00A7");
    private static final Pattern OLD_WRONG = Pattern.compile("(\u00A7)(?:是错的|错了|不对|有误|是错误的|已过时|已经过时|过时了)");
    /** "X was born in A is wrong, he was born in B": the denial is of A alone. */
    private static final Pattern WRONG_THEN_RIGHT = Pattern.compile("\u00A7(?:是错的|错了|不对|有误|是错误的)[,，].*\u00A7");
    /** "Delete X's A, and add that she plays B": two wishes, to be said one by one. */
    private static final Pattern TAKES_AND_GIVES =
            Pattern.compile("\u00A7.*(?:删|去掉|拿掉|移除|撤掉|划掉).{0,3}[,，;；].*(?:加上|添上|补上|新增|增加|添加|加入).*\u00A7");

    private static final Pattern BY_NEW = Pattern.compile(
            "(?:用|以|拿|由|让)\u00A7(?:来|去)?(?:替换|代替|取代|替代|换掉|换下|替掉|顶替|覆盖)(?:掉|了|原来的|原先的|旧的|原有的|现有的)?(\u00A7)");
    private static final Pattern FROM_TO = Pattern.compile(
            "(?:从|由|自|将|把)(\u00A7)(?:直接|全部|统一)?(?:改|变|换|更换|替换|更改|更新|修改|变更|调整|更正|修正|订正|纠正)(?:成|为|作|到|做|至)");
    private static final Pattern FRAME = Pattern.compile(
            "请(?:你|您)?(?:帮我|帮忙|务必|立即|立刻|马上)?|麻烦(?:你|您)?(?:帮我)?|(?:你|您)?(?:能不能|能否|可否|可不可以|可以|能)(?:帮我|请)?|帮我|帮忙|(?:我)?(?:想|要|希望|需要)(?:请?你|您)?(?:帮我)?|我发现(?:了)?(?:一个|一处|个|有个)?(?:错误|问题)|其实|实际上|事实上|现在起?|从现在(?:起|开始)|从今(?:天|日|以)?(?:起|后|往后|开始)?|今后|此后|目前|如今|另外|此外|还有|同时|而且|并且|以及|顺便|首先|其次|然后|最后|再|也|已经|已|这条(?:信息|事实|记录|知识|内容)|这个(?:事实|信息)|这一(?:点|事实|信息|记录|说法)|以下(?:事实|信息|内容)?|下面(?:这条|的)?(?:事实|信息|内容)?|如下|知识(?:库|图谱)|图谱|数据库|(?<=[,，])(?:让|使得)(?=\u00A7)|^(?![^\u00A7:：]{0,16}(?:笑话|歌词|诗|例|小说|传|谣|问题|假|梦|故事|标题|说))[^\u00A7:：]{1,16}[:：](?=.*\u00A7)|(?:一个|一条|两条|两个|一则|新的|新)?(?:新?知识|新?事实|信息)(?!.{0,2}(?:的|领域))|的(?:说法|这条信息|这一事实|事实|信息|记录)(?=$|[.。!,])|这种说法|一下|吧|了(?=$|[.。!,])|谢谢|多谢|请修正|请更正|请改正|的?最近一次|的?上一次|上次|所做的?|我对|我|一律|务必|注意|之前的值|以前的值|原来的值|原值|先前的值|旧值|不是别人[,，]?而?");

    @Override
    public Speech read(Masked sentence, boolean asks) {
        BitSet frame = new BitSet();
        BitSet old = old(sentence);
        ChineseCorrections.find(sentence, old, frame);
        Verdict verdict = verdict(sentence, asks, frame);
        cover(sentence, FRAME, frame);
        boolean denied = verdict.denied() && !sentence.has(WRONG_THEN_RIGHT);
        boolean negated = denied || verdict.act() == Act.STATE && old.isEmpty() && sentence.has(NEGATION);
        if (negated || verdict.act() == Act.RETRACT) {
            cover(sentence, NOT, frame);
        }
        return new Speech(verdict.act(), frame, old, negated, verdict.cue(), verdict.forward());
    }

    private static Verdict verdict(Masked sentence, boolean asks, BitSet frame) {
        if (sentence.has(DO_NOT_FORGET)) {
            cover(sentence, DO_NOT_FORGET, frame);
            return new Verdict(Act.WRITE, "别忘", false, true);
        }
        Matcher asked = sentence.matcher(WHEN_ASKED);
        if (!asks && asked.find()) {
            for (String part : List.of("lead", "asked", "reply")) {
                cover(sentence, asked.start(part), asked.end(part), frame);
            }
            return new Verdict(Act.WRITE, asked.group("reply"), false, true);
        }
        if (sentence.has(PROHIBITION)) {
            return new Verdict(Act.OTHER, "不要", false, false);
        }
        if (sentence.has(ASKS_ABOUT_EDITING)) {
            return new Verdict(Act.ASK, "问", false, true);
        }
        if (sentence.has(OTHER)) {
            return new Verdict(Act.OTHER, "别的要求", false, false);
        }
        if (sentence.has(TAKES_AND_GIVES)) {
            return new Verdict(Act.HEDGE, "删和加", false, false);
        }
        String hypothesis = first(sentence, HYPOTHESIS);
        if (hypothesis != null) {
            cover(sentence, HYPOTHESIS_TAIL, frame);
            cover(sentence, HYPOTHESIS, frame);
            return new Verdict(Act.SUPPOSE, hypothesis, false, false);
        }
        String tag = first(sentence, VERIFY_TAIL);
        String verify = first(sentence, VERIFY);
        String undo = first(sentence, UNDO);
        String retract = first(sentence, RETRACT);
        String write = first(sentence, WRITE);
        boolean commands = (undo != null || retract != null || write != null)
                && !(verify != null
                        && (tag != null || verify.startsWith("是否") || verify.contains("说法") || verify.contains("真")));
        boolean wh = sentence.has(
                Pattern.compile("谁|什么|啥|哪|何(?=处|地|人|时|种|国|在|年|方|党|物|许|者|教)|几(?=个|位|种)|多少|(?:如何|怎样|怎么样)(?=[?]?$)"));
        if (commands && !(wh && asks)) {
            Pattern pattern = undo != null ? UNDO : retract != null ? RETRACT : WRITE;
            Act act = undo != null ? Act.UNDO : retract != null ? Act.RETRACT : Act.WRITE;
            if (act == Act.RETRACT && (first(sentence, BY_NEW) != null || ChineseCorrections.replaces(sentence))) {
                act = Act.WRITE;
            }
            cover(sentence, pattern, frame);
            cover(sentence, WRITE, frame);
            cover(sentence, SHOULD_BE, frame);
            cover(sentence, Pattern.compile("(?:修改|更改|编辑|改动|变更|操作|更新)"), frame);
            cover(sentence, COMPLAINT, frame);
            return new Verdict(act, firstOf(undo, retract, write), false, true);
        }
        if (verify != null && !(wh && !verify.contains("说法"))) {
            cover(sentence, VERIFY, frame);
            cover(sentence, ASK_FRAME, frame);
            return new Verdict(Act.VERIFY, verify, false, true);
        }
        if (!wh && asks) {
            cover(sentence, ASK_FRAME, frame);
            cover(sentence, DOUBTFUL_END, frame);
            return new Verdict(Act.VERIFY, "?", false, true);
        }
        if (wh || first(sentence, WH) != null) {
            cover(sentence, ASK_FRAME, frame);
            return new Verdict(Act.ASK, "疑问词", false, true);
        }
        if (first(sentence, ASK_FRAME) != null) {
            cover(sentence, ASK_FRAME, frame);
            return new Verdict(Act.ASK, "问", false, true);
        }
        if (sentence.has(DENIAL)) {
            cover(sentence, DENIAL, frame);
            return new Verdict(Act.STATE, "否认", true, false);
        }
        if (sentence.has(COMPLAINT)) {
            cover(sentence, COMPLAINT, frame);
            return new Verdict(Act.COMPLAIN, "有误", false, true);
        }
        String hedge = first(sentence, HEDGE);
        if (hedge != null) {
            return new Verdict(Act.HEDGE, hedge, false, false);
        }
        cover(sentence, SHOULD_BE, frame);
        return new Verdict(Act.STATE, "陈述", false, false);
    }

    private static BitSet old(Masked sentence) {
        BitSet old = new BitSet();
        for (Pattern pattern : List.of(BY_NEW, OLD_AFTER, OLD_BEFORE, OLD_WRONG, FROM_TO, FORMERLY)) {
            Matcher matcher = sentence.matcher(pattern);
            while (matcher.find()) {
                old.set(sentence.tokenAt(matcher.start(1)));
            }
        }
        return old;
    }

    private static void cover(Masked sentence, Pattern pattern, BitSet frame) {
        Matcher matcher = sentence.matcher(pattern);
        while (matcher.find()) {
            cover(sentence, matcher.start(), matcher.end(), frame);
        }
    }

    /** Units of a text; from -1 none. */
    private static void cover(Masked sentence, int from, int to, BitSet frame) {
        for (int unit = Math.max(from, 0); unit < to; unit++) {
            if (sentence.text().charAt(unit) != Masked.NAME) {
                frame.set(sentence.tokenAt(unit));
            }
        }
    }

    private static @Nullable String first(Masked sentence, Pattern pattern) {
        Matcher matcher = sentence.matcher(pattern);
        return matcher.find() ? matcher.group() : null;
    }

    private static String firstOf(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return "";
    }
}
