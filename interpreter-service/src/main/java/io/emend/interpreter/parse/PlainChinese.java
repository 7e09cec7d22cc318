package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Says a Chinese sentence more plainly, so that one set of wordings serves all: without words that change nothing, and with
 * 是 … 的 and 了 taken from around the verb: 欧拉一辈子主攻的是天文学 as 欧拉主攻天文学.
 */
final class PlainChinese {
    private static final Set<String> ENDS = Set.of("的", "了", "啊", "呀", "呢", "吧", "嘛", "哦", "过");

    private final ChineseWords words;

    PlainChinese(ChineseWords words) {
        this.words = words;
    }

    /** Plainer forms of a sentence, the most like it first; none where it has no Chinese. */
    List<Content> of(Content content) {
        if (content.tokens().subList(content.from(), content.to()).stream()
                .noneMatch(token -> token.kind() == Token.Kind.HAN)) {
            return List.of();
        }
        BitSet neutral = words.find(
                        content.tokens(),
                        content.from(),
                        content.to(),
                        at -> isNamed(content, at) || content.ignored().get(at))
                .neutral();
        neutral.or(content.ignored());
        BitSet bare = (BitSet) neutral.clone();
        withoutEmphasis(content, bare);
        List<Content> plainer = new ArrayList<>();
        if (!neutral.equals(content.ignored())) {
            plainer.add(content.ignoring(neutral));
        }
        if (!bare.equals(neutral)) {
            plainer.add(content.ignoring(bare));
        }
        return plainer;
    }

    /** Leaves out 是 right behind a name or at the start, 的是 before a name, and particles at the end of a clause. */
    private static void withoutEmphasis(Content content, BitSet ignored) {
        for (int i = content.from(); i < content.to(); i++) {
            Token token = content.tokens().get(i);
            if (isNamed(content, i) || ignored.get(i)) {
                continue;
            }
            boolean copula = token.is("是") && !isNamed(content, next(content, i, ignored));
            boolean cleft = token.is("的")
                    && i + 1 < content.to()
                    && content.tokens().get(i + 1).is("是")
                    && isNamed(content, next(content, i + 1, ignored));
            if (copula || ENDS.contains(token.fold()) && endsClause(content, i, ignored)) {
                ignored.set(i);
            } else if (cleft) {
                ignored.set(i, i + 2);
            }
        }
    }

    private static int next(Content content, int at, BitSet ignored) {
        int next = at + 1;
        while (next < content.to() && ignored.get(next)) {
            next++;
        }
        return next;
    }

    private static boolean endsClause(Content content, int at, BitSet ignored) {
        int next = next(content, at, ignored);
        return next >= content.to()
                || content.tokens().get(next).isMark()
                || ENDS.contains(content.tokens().get(next).fold()) && endsClause(content, next, ignored);
    }

    private static boolean isNamed(Content content, int at) {
        return content.names().stream().anyMatch(name -> holds(name, at));
    }

    private static boolean holds(Span name, int at) {
        return name.from() <= at && at < name.to();
    }
}
