package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a clause that is a known wording from its first to its last word. What stands at the wording's slots are then the
 * names, however strange: "Strangers in the Night was performed by X", "X plays the position of point guard".
 */
final class WholeWordings {
    private static final double STRANGE = 0.8;
    private static final int LONGEST_BEFORE = 8;
    private static final int LONGEST_BETWEEN = 9;
    private static final int LONGEST_AFTER = 4;
    private static final int LONGEST_NAME = 12;
    private static final int LONGEST_NOUN = 3;
    private static final int MOST_TRIED = 24;
    /** Small words of titles. */
    private static final Set<String> INSIDE = words(
            "of the de la le les du des von van der den di da dos do del della al el bin ibn ben and & 's for y zu af av in on to"
                    + " a an at with from by over under or n as is");

    private static final Set<String> NO_TITLE = words("since until till during between");
    private static final Set<String> NO_NOUN = words(
            "i you we he she it they this that these those there here nothing something anything everything someone somebody nobody"
                    + " not never also now wrong right true false mine yours could can may might must should shall would will did does do has had was were what who where when why how which");
    private static final String NOT_IN_HAN = "的是在了和与或吗呢吧把被从，。";

    private final ClauseReader clauses;
    private final WordingModel wordings;
    private final BiPredicate<Content, Span> nouns;

    /** @param nouns whether a span is part of a noun for a relation */
    WholeWordings(ClauseReader clauses, WordingModel wordings, BiPredicate<Content, Span> nouns) {
        this.nouns = nouns;
        this.clauses = clauses;
        this.wordings = wordings;
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** The surest reading as a whole wording; null if the clause is none. */
    @Nullable
    Reading read(Content content) {
        List<Integer> at = relevant(content);
        Reading best = null;
        int tried = 0;
        for (int before = 0; before <= Math.min(LONGEST_BEFORE, at.size() - 2); before++) {
            if (!wordings.known().startsWith(tokens(content, at, 0, before))) {
                continue;
            }
            for (int after = 0; after <= Math.min(LONGEST_AFTER, at.size() - before - 2); after++) {
                int end = at.size() - after;
                if (!wordings.known().endsWith(tokens(content, at, end, at.size()))) {
                    continue;
                }
                if (!content.effort().allows(end - before, LONGEST_BETWEEN)) {
                    return best;
                }
                for (int[] slots : slots(content, at, before, end)) {
                    if (tried++ >= MOST_TRIED) {
                        return best;
                    }
                    best = better(best, reading(content, at, slots));
                }
            }
        }
        return best;
    }

    /** Tokens that are content, without the marks at both ends. */
    private static List<Integer> relevant(Content content) {
        List<Integer> at = new ArrayList<>();
        for (int i = content.from(); i < content.to(); i++) {
            if (!content.ignored().get(i)) {
                at.add(i);
            }
        }
        Predicate<Integer> mark = i -> content.tokens().get(i).isMark();
        while (!at.isEmpty() && mark.test(at.getLast())) {
            at.removeLast();
        }
        while (!at.isEmpty() && mark.test(at.getFirst())) {
            at.removeFirst();
        }
        return at;
    }

    private static List<Token> tokens(Content content, List<Integer> at, int from, int to) {
        return at.subList(from, to).stream().map(content.tokens()::get).toList();
    }

    /** Ways to part the words between two positions into a name, a wording's middle, and another name. */
    private List<int[]> slots(Content content, List<Integer> at, int start, int end) {
        List<int[]> slots = new ArrayList<>();
        List<Token> before = tokens(content, at, 0, start);
        List<Token> after = tokens(content, at, end, at.size());
        for (int first = start + 1; first < end; first++) {
            for (int second = first; second < Math.min(end, first + LONGEST_BETWEEN); second++) {
                List<Token> between = tokens(content, at, first, second);
                if (wordings.known().joins(between)
                        && !wordings.known().meanings(before, between, after).isEmpty()
                        && saysSomething(before, between, after)
                        && contiguous(at, start, first)
                        && contiguous(at, second, end)) {
                    slots.add(new int[] {start, first, second, end});
                }
            }
        }
        return slots;
    }

    private static boolean contiguous(List<Integer> at, int from, int to) {
        return at.get(to - 1) - at.get(from) == to - 1 - from;
    }

    private static boolean saysSomething(List<Token> before, List<Token> between, List<Token> after) {
        return java.util.stream.Stream.of(before, between, after)
                .flatMap(List::stream)
                .anyMatch(token -> !token.isMark()
                        && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                        && !NOT_IN_HAN.contains(token.text()));
    }

    /** Whether a strange name is but a part of a relation's noun, as 元首 is of 国家元首. */
    private boolean cutsNoun(Content content, Span span) {
        return span.kind() == Kind.UNKNOWN && nouns.test(content, span);
    }

    private @Nullable Reading reading(Content content, List<Integer> at, int[] slots) {
        Span first = name(content, at.get(slots[0]), at.get(slots[1] - 1) + 1);
        Span second = name(content, at.get(slots[2]), at.get(slots[3] - 1) + 1);
        if (first == null
                || second == null
                || isNoun(content, first) && isNoun(content, second)
                || cutsNoun(content, first)
                || cutsNoun(content, second)
                || Names.leavesArticle(content.tokens(), first)
                || Names.leavesArticle(content.tokens(), second)) {
            return null;
        }
        return clauses
                .statements(new Clause(
                        content.tokens(),
                        at.getFirst(),
                        at.getLast() + 1,
                        List.of(first, second),
                        content.ignored(),
                        content.relation(),
                        content.effort()))
                .stream()
                .filter(Reading::knownWording)
                .findFirst()
                .orElse(null);
    }

    /** Surer, or as sure with shorter names and so with more words that say the relation. */
    private static @Nullable Reading better(@Nullable Reading best, @Nullable Reading other) {
        if (other == null || other.confidence() < ContentReader.SURE) {
            return best;
        }
        return best == null || other.score() > best.score() ? other : best;
    }

    /** The span as a name: a known one, a literal, one that looks like a title, or a plain noun. */
    private static @Nullable Span name(Content content, int from, int to) {
        for (List<Span> spans : List.of(content.names(), content.weak(), content.literals())) {
            for (Span span : spans) {
                if (span.from() == from && span.to() == to && (span.isKnown() || span.literal() != null)) {
                    return span;
                }
            }
        }
        List<Token> tokens = content.tokens().subList(from, to);
        boolean plausible = tokens.size() <= LONGEST_NAME
                && !tokens.stream().allMatch(token -> ClauseReader.FUNCTION_WORDS.contains(token.fold()))
                && !isKnownWithTail(content, from, to)
                && (tokens.getFirst().kind() == Token.Kind.HAN
                        ? isHanName(content, from, to)
                        : isTitle(tokens) && !listsNames(content, from, to) || isNoun(tokens));
        return plausible ? new Span(from, to, List.of(), Kind.UNKNOWN, STRANGE) : null;
    }

    /** "English language", "X's work": more words after a known name make no title, nor does an adverb before one. */
    private static boolean isKnownWithTail(Content content, int from, int to) {
        return Stream.concat(content.names().stream(), content.weak().stream())
                .filter(name ->
                        name.isKnown() && content.tokens().get(name.from()).capital())
                .anyMatch(name -> name.from() == from
                                && name.to() < to
                                && content.tokens().subList(name.to(), to).stream()
                                        .noneMatch(Token::capital)
                        || name.to() == to
                                && name.from() > from
                                && (content.tokens().get(name.from() - 1).is(":")
                                        || content.tokens().get(name.from() - 1).isMark()
                                                && content.tokens()
                                                        .get(from)
                                                        .fold()
                                                        .endsWith("ly")));
    }

    /** Begins with a capital or number, and so do all words but small ones and at most the last. */
    private static boolean isTitle(List<Token> tokens) {
        Token first = tokens.getFirst();
        if (NO_TITLE.contains(first.fold())
                || NO_NOUN.contains(first.fold()) && tokens.size() == 1
                || !first.capital() && first.kind() != Token.Kind.NUMBER) {
            return false;
        }
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean small = i < tokens.size() - 1 ? INSIDE.contains(token.fold()) : isPlain(token);
            if (!token.capital() && token.kind() != Token.Kind.NUMBER && !isInnerMark(token) && !small) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInnerMark(Token token) {
        return token.isMark() && "-.,'&:!/()·$+".contains(token.text());
    }

    private static boolean isPlain(Token token) {
        return token.kind() == Token.Kind.WORD
                && token.text().length() > 2
                && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                && !NO_NOUN.contains(token.fold());
    }

    private static boolean isNoun(List<Token> tokens) {
        return tokens.size() <= LONGEST_NOUN && tokens.stream().allMatch(token -> isPlain(token) && !token.capital());
    }

    private static boolean isNoun(Content content, Span span) {
        return span.kind() == Kind.UNKNOWN && isNoun(content.tokens().subList(span.from(), span.to()));
    }

    /** Several known names side by side are a list and no title. */
    private static boolean listsNames(Content content, int from, int to) {
        long inside = content.names().stream()
                .filter(name -> name.isKnown() && from <= name.from() && name.to() <= to)
                .count();
        return inside > 1;
    }

    private static boolean isHanName(Content content, int from, int to) {
        return content.tokens().subList(from, to).stream().noneMatch(token -> NOT_IN_HAN.contains(token.text()))
                && content.names().stream().noneMatch(name -> name.from() < to && from < name.to());
    }
}
