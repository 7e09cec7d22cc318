package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.text.Folding;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Finds places where a name may stand that neither the graph nor capitals tell: between and around words of wordings. */
final class NameGaps {
    private static final int LONGEST_GAP = 8;
    private static final int LONGEST_HAN_GAP = 16;

    private final WordingModel wordings;

    NameGaps(WordingModel wordings) {
        this.wordings = wordings;
    }

    /** Places where an unknown name may stand: at the edges of the clause and between words of wordings. */
    List<Span> in(Content content, int from, int to, List<Span> names, BitSet ignored) {
        int start = from;
        while (start < to && (ignored.get(start) || content.tokens().get(start).isMark())) {
            start++;
        }
        int end = to;
        while (end > start
                && (ignored.get(end - 1) || content.tokens().get(end - 1).isMark())) {
            end--;
        }
        List<Span> gaps = new ArrayList<>();
        boolean han = end > start
                && content.tokens().subList(start, end).stream().anyMatch(token -> token.kind() == Token.Kind.HAN);
        int longest = han ? LONGEST_HAN_GAP : LONGEST_GAP;
        for (int i = start + 1; i < end; i++) {
            if (end - i <= longest) {
                gap(content, i, end, names, ignored, gaps);
            }
            if (i - start <= longest) {
                gap(content, start, i, names, ignored, gaps);
            }
        }
        int open = start;
        for (int i = start; i <= end; i++) {
            if (i == end
                    || isWordingWord(content.tokens().get(i))
                    || ignored.get(i)
                    || content.tokens().get(i).isMark()
                            && !content.tokens().get(i).is("-")) {
                if (i - open >= 1 && open > start && i < end) {
                    gap(content, open, i, names, ignored, gaps);
                }
                open = i + 1;
            }
        }
        return gaps;
    }

    private static int firstWord(Content content, BitSet ignored) {
        int first = content.from();
        while (first < content.to()
                && (ignored.get(first) || content.tokens().get(first).isMark())) {
            first++;
        }
        return first;
    }

    private static final Set<String> NO_NAMES = Set.of(
            "my",
            "your",
            "our",
            "his",
            "her",
            "their",
            "i",
            "we",
            "you",
            "somebody",
            "someone",
            "everyone",
            "everybody",
            "nobody",
            "this",
            "that",
            "these",
            "those",
            "there",
            "some",
            "any",
            "no",
            "all",
            "\u6211",
            "\u4F60",
            "\u6211\u4EEC");

    /** Whether a word occurs in wordings of relations, or is too small to be a name. */
    boolean isWordingWord(Token token) {
        return ClauseReader.FUNCTION_WORDS.contains(token.fold())
                || wordings.vocabulary().contains(token.fold());
    }

    private void gap(Content content, int from, int to, List<Span> names, BitSet ignored, List<Span> gaps) {
        if (from >= to
                || !ignored.get(from, to).isEmpty()
                || names.stream().anyMatch(name -> name.from() < to && from < name.to())) {
            return;
        }
        double quality = 0.45;
        boolean lowered = content.tokens().stream().noneMatch(Token::capital);
        boolean latin = content.tokens().get(from).kind() == Token.Kind.WORD;
        if (latin
                && !lowered
                && content.tokens().subList(from, to).stream().noneMatch(Token::capital)
                && from == firstWord(content, ignored)) {
            return;
        }
        if (content.tokens().subList(from, to).stream()
                .allMatch(token -> ClauseReader.FUNCTION_WORDS.contains(token.fold()))) {
            return;
        }
        if (NO_NAMES.contains(content.tokens().get(from).fold())) {
            return;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (token.isMark() && !"-.·'&".contains(token.text())) {
                return;
            }
            boolean wording = isWordingWord(token) && !token.capital();
            quality *= wording ? (Folding.isHan(token.text().codePointAt(0)) ? 0.85 : 0.5) : 1;
        }
        Token first = content.tokens().get(from);
        if (Set.of("the", "a", "an", "of", "in", "to", "by", "at", "'s", "is", "was")
                .contains(first.fold())) {
            quality *= 0.3;
        }
        if (gaps.stream().noneMatch(gap -> gap.from() == from && gap.to() == to)) {
            gaps.add(new Span(from, to, List.of(), Kind.UNKNOWN, Math.max(quality, 0.02)));
        }
    }
}
