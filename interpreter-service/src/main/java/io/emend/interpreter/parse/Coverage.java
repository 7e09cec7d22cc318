package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Finds the words of a sentence that its reading leaves unexplained. A statement that says more than what was understood of
 * it, such as "the brother of X died in Y" or "people keep saying that X died in Y", may mean something else altogether and
 * is no ground for an edit.
 */
final class Coverage {
    /** Small words, and words by which people introduce, correct or stress a statement without changing what it says. */
    private static final Set<String> ENGLISH = Arrays.stream(
                    ("the a an of in at to by for on as with from into and 's is be was are were been being has have had do"
                                    + " does did done he she it they him her his hers its their them that which who whose whom this these there here where one ones"
                                    + " also too well still already again now nowadays today currently presently actually really indeed truly certainly definitely"
                                    + " officially formally originally simply just rather instead in fact truth reality please kindly hey hi hello ok okay so then"
                                    + " oh no yes yeah yep nope right sorry oops btw fyi heads up note noted notice reminder remember correction corrected correct"
                                    + " correctly wrong wrongly incorrect incorrectly mistake mistaken mistakenly error errors erroneous outdated old new newly"
                                    + " update updated latest recent recently news info information true real actual name named value entry record data graph"
                                    + " knowledge base database you i my me we our us your turns turned out mean meant know known get gets got should must ought"
                                    + " supposed need needs big not never longer more anymore any than but only both all way thing put listed list down make made am"
                                    + " thanks thank exact exactly precise precisely specifically namely ie i.e back once quite very mistakes follows following"
                                    + " fixed fix change changed set says say its it's however though although because since furthermore moreover additionally"
                                    + " himself herself itself themselves what where 'll 've 'd 're 'm besides plus meanwhile finally first second third next last later eventually subsequently having during while noticed found"
                                    + " discovered two three facts following both points things statements claim bit lot pls plz u ya gonna wanna strong strongly great greatly major profound profoundly deep deeply huge hugely considerable"
                                    + " considerably heavily read reads could file page profile article row card infobox bio four five six seven eight nine ten how nope yup"
                                    + " lmao omg tbh ngl hav n ur thx yo dude guys folks m8 thru under")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CHINESE =
            "的是在于了为也都就还又已经有一个位名由与和及且而并其他她它这那里中上下把将被从对以所之吧呢啊呀哦嗯哈嘛您你我们请该应当本身自己现今曾当时其实目前如改成新正确更错误实际不没非再到来去过着得地种些条则此"
                    + "用作替换两条二三事实知识库信息数据图谱住记录误错更写入保存学习注意发现关于内容如下面说法认改为变最后终任"
                    + "包括具拥维持存所处属担第主要阵容跟同给受台办室选儿拿获称算年四五六七八九十几资料档案页";

    private static final Set<String> WHEN = Set.of("in", "on", "during", "around", "of", "since", "back", "year");

    private final WordingModel wordings;
    private final NeutralWords neutral = NeutralWords.bundled();
    private final Modifiers modifiers = new Modifiers(neutral);
    private final Adjuncts adjuncts = new Adjuncts(modifiers);
    private final ChineseWords chinese;

    Coverage(WordingModel wordings, ChineseWords chinese) {
        this.wordings = wordings;
        this.chinese = chinese;
    }

    /**
     * The unexplained words of a sentence.
     *
     * @param readings what was understood of it
     * @param explained tokens that say something else that was understood, such as when or what no longer
     */
    List<Token> unexplained(Content content, List<Reading> readings, BitSet explained) {
        List<Token> left = new ArrayList<>();
        boolean said = saysIt(content, readings);
        ChineseWords.Found beside = hasHan(content)
                ? chinese.find(content.tokens(), content.from(), content.to(), at -> isNamed(readings, at))
                : ChineseWords.Found.NOTHING;
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            if (!token.isMark()
                    && !explained.get(i)
                    && !beside.neutral().get(i)
                    && !isNamed(readings, i)
                    && (beside.reserving().get(i) || beside.another().get(i) || !isSmall(token))
                    && (beside.reserving().get(i) || modifiers.isSomebodyElse(content, i) || !isSaid(readings, token))
                    && !modifiers.describesName(content, i)
                    && !placesObject(content, readings, i)
                    && !datesIt(content, readings, i)
                    && !(said && isBeside(content, readings, i))) {
                left.add(token);
            }
        }
        return left;
    }

    /** Whether the word at a token describes or places what is said. */
    private boolean isBeside(Content content, List<Reading> readings, int at) {
        IntPredicate says = other -> isSaid(readings, content.tokens().get(other));
        return neutral.isNeutral(content, at)
                || modifiers.attributes(content, at, says)
                || adjuncts.isIn(content, at, other -> isNamed(readings, other));
    }

    private static boolean hasHan(Content content) {
        return content.tokens().subList(content.from(), content.to()).stream()
                .anyMatch(token -> token.kind() == Token.Kind.HAN);
    }

    /** Whether some word that is more than small speaks for what was read. */
    private boolean saysIt(Content content, List<Reading> readings) {
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            if (token.kind() == Token.Kind.WORD
                    && !isNamed(readings, i)
                    && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                    && !neutral.isNeutral(content, i)
                    && isSaid(readings, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamed(List<Reading> readings, int token) {
        return readings.stream().anyMatch(reading -> holds(reading.subject(), token) || holds(reading.object(), token));
    }

    private static boolean holds(@org.jspecify.annotations.Nullable Argument argument, int token) {
        return argument != null
                && argument.span().from() <= token
                && token < argument.span().to();
    }

    private static boolean isSmall(Token token) {
        return switch (token.kind()) {
            case HAN -> CHINESE.contains(token.text());
            case WORD -> ENGLISH.contains(token.fold());
            case NUMBER, MARK -> false;
        };
    }

    private boolean isSaid(List<Reading> readings, Token token) {
        return readings.stream()
                .anyMatch(reading -> wordings.says(
                        wordings.lexicon().position(reading.relation().id()), token));
    }

    /** "X joined Y in 2015": a year or day that says when. */
    private static boolean datesIt(Content content, List<Reading> readings, int token) {
        return content.literals().stream()
                .filter(literal -> literal.from() <= token && token < literal.to())
                .anyMatch(literal -> literal.literal() != null
                        && literal.literal().date() != null
                        && (literal.length() > 1
                                || literal.from() > content.from()
                                        && WHEN.contains(content.tokens()
                                                .get(literal.from() - 1)
                                                .fold()))
                        && readings.stream().noneMatch(reading -> reading.uses(literal)));
    }

    /** "in the Montparnasse Cemetery in Paris": where what a statement ends at lies is another matter. */
    private static boolean placesObject(Content content, List<Reading> readings, int token) {
        Span place = content.names().stream()
                .filter(name -> name.from() <= token && token < name.to())
                .findFirst()
                .orElse(null);
        if (place == null
                || place.links().stream()
                        .noneMatch(link -> link.entity().kinds().contains("Place"))) {
            return false;
        }
        int before = place.from() - 1;
        boolean in = before > content.from()
                && (content.tokens().get(before).is("in")
                        || content.tokens().get(before).is(","));
        return in
                && readings.stream()
                        .anyMatch(reading -> reading.object() != null
                                && reading.object().span().to() == before
                                && reading.object().entity() != null
                                && (reading.object().entity().kinds().contains("Place")
                                        || content.tokens().get(before).is("in")
                                                && reading.object()
                                                        .entity()
                                                        .kinds()
                                                        .contains("Organization")));
    }
}
