package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a range of a sentence as one statement or slot: sure names first, then literals, ordinary words and gaps as names. */
final class RangeReader {
    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "him", "his", "her", "its", "their", "them", "\u4ED6", "\u5979", "\u5B83",
            "\u5176");
    private static final Set<String> WHEN = Set.of("in", "on", "during", "around", "\u4E8E", "\u5728");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "are", "be", "to", "as", "into", "become", "becomes", "\u662F", "\u4E3A", ":", "|");

    private final ClauseReader clauses;
    private final WordingModel wordings;
    private final RelationNouns nouns;
    private final NameGaps gaps;

    RangeReader(ClauseReader clauses, WordingModel wordings, RelationNouns nouns) {
        this.clauses = clauses;
        this.wordings = wordings;
        this.nouns = nouns;
        this.gaps = new NameGaps(wordings);
    }

    /** The best statement in a range, null when there is none or it is not sure enough. */
    @Nullable
    Reading best(Content content, int from, int to, List<Span> names) {
        return candidates(content, from, to, names).stream().findFirst().orElse(null);
    }

    /** Readings of a statement, best first, sure or not. */
    private List<Reading> candidates(Content content, int from, int to, List<Span> sure) {
        if (content.effort().isSpent()) {
            return List.of();
        }
        List<Span> names = Content.inside(sure, from, to);
        List<Span> literals = Content.inside(content.literals(), from, to);
        BitSet ignored = withoutAsides(content, from, to, names);
        BitSet unsaid = (BitSet) ignored.clone();
        for (Span literal : literals) {
            unsaid.set(literal.from(), literal.to());
            int before = literal.from() - 1;
            if (before > from && WHEN.contains(content.tokens().get(before).fold())) {
                unsaid.set(before);
            }
        }
        if (names.size() < 2 && content.topic() != null) {
            names.addAll(pronouns(content, from, to));
        }
        List<Reading> readings = clauses.statements(clause(content, from, to, names, unsaid));
        if (ContentReader.isSure(readings)) {
            return readings;
        }
        if (!literals.isEmpty() && !names.isEmpty()) {
            List<Span> with = new ArrayList<>(names);
            with.addAll(literals);
            with.sort(Comparator.comparingInt(Span::from));
            List<Reading> valued = clauses.statements(clause(content, from, to, with, ignored));
            if (ContentReader.isSure(valued)) {
                return valued;
            }
        }
        List<Span> more = new ArrayList<>(names);
        for (Span weak : Content.inside(content.weak(), from, to)) {
            if (names.stream().noneMatch(weak::overlaps)) {
                more.add(weak);
            }
        }
        if (more.size() > names.size()) {
            List<Reading> weaker = clauses.statements(clause(content, from, to, more, ignored));
            if (ContentReader.isSure(weaker)
                    && (standsAsName(weaker.getFirst(), content, to, ignored)
                            || !namesSlot(content, from, to, names, ignored))) {
                return weaker;
            }
        }
        if (names.size() < 2) {
            List<Span> guessed = new ArrayList<>(names);
            guessed.addAll(gaps.in(content, from, to, names, unsaid));
            List<Reading> gapped = clauses.statements(clause(content, from, to, guessed, unsaid));
            if (ContentReader.isSure(gapped)
                    && (isValue(gapped.getFirst(), content) || !namesSlot(content, from, to, names, ignored))) {
                return gapped;
            }
        }
        return readings;
    }

    /** Readings of a slot: one name and words for a relation. */
    List<Reading> slots(Content content) {
        List<Span> names = Content.inside(content.names(), content.from(), content.to());
        BitSet ignored = withoutAsides(content, content.from(), content.to(), names);
        if (names.isEmpty()) {
            names.addAll(pronouns(content, content.from(), content.to()));
        }
        List<Reading> readings = clauses.slots(clause(content, content.from(), content.to(), names, ignored));
        if (ContentReader.isSure(readings) || !names.isEmpty()) {
            return readings;
        }
        List<Span> weak = new ArrayList<>(Content.inside(content.weak(), content.from(), content.to()));
        if (!weak.isEmpty()) {
            List<Reading> weaker = clauses.slots(clause(content, content.from(), content.to(), weak, ignored));
            if (ContentReader.isSure(weaker)) {
                return weaker;
            }
        }
        return readings;
    }

    private static Clause clause(Content content, int from, int to, List<Span> names, BitSet ignored) {
        return new Clause(content.tokens(), from, to, names, ignored, content.relation(), content.effort());
    }

    /** Whether the clause already makes sense as a slot without a value. */
    private boolean namesSlot(Content content, int from, int to, List<Span> names, BitSet ignored) {
        return names.size() == 1
                && clauses.slots(clause(content, from, to, names, ignored)).stream()
                        .anyMatch(reading -> reading.confidence() >= ContentReader.SURE);
    }

    /** Whether an ordinary word used as a name is not just part of a relation's noun, or stands where a value does. */
    private boolean standsAsName(Reading reading, Content content, int to, BitSet ignored) {
        for (Argument argument : new Argument[] {reading.subject(), reading.object()}) {
            if (argument != null
                    && argument.span().kind() == Kind.WEAK_NAME
                    && nouns.hold(content, argument.span())
                    && !(endsClause(content, argument.span(), to, ignored)
                            && followsCopula(content, argument.span(), ignored))) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsClause(Content content, Span span, int to, BitSet ignored) {
        for (int i = span.to(); i < to; i++) {
            if (!content.tokens().get(i).isMark() && !ignored.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean followsCopula(Content content, Span span, BitSet ignored) {
        int before = span.from() - 1;
        while (before > content.from()
                && (ignored.get(before)
                                && !COPULAS.contains(
                                        content.tokens().get(before).fold())
                        || Set.of("a", "an", "the")
                                .contains(content.tokens().get(before).fold()))) {
            before--;
        }
        return before >= content.from()
                && (COPULAS.contains(content.tokens().get(before).fold()) || ignored.get(span.from() - 1));
    }

    /** Whether a guessed name is more than words about relations, or stands where a command puts its value. */
    private boolean isValue(Reading reading, Content content) {
        for (Argument argument : new Argument[] {reading.subject(), reading.object()}) {
            if (argument != null && argument.span().kind() == Kind.UNKNOWN) {
                Span span = argument.span();
                boolean strange = content.tokens().subList(span.from(), span.to()).stream()
                        .anyMatch(token -> !gaps.isWordingWord(token));
                boolean commanded =
                        span.from() > content.from() && content.ignored().get(span.from() - 1);
                if (!strange && !commanded) {
                    return false;
                }
            }
        }
        return reading.knownWording();
    }

    private List<Span> pronouns(Content content, int from, int to) {
        List<Span> found = new ArrayList<>();
        if (content.topic() == null) {
            return found;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (PRONOUNS.contains(token.fold()) && !content.ignored().get(i)) {
                found.add(new Span(i, i + 1, content.topic().links(), Kind.PRONOUN, 0.95));
            }
        }
        return found;
    }

    /** Adds parts set off by a comma or colon that hold no name and no word about relations. */
    private BitSet withoutAsides(Content content, int from, int to, List<Span> names) {
        BitSet ignored = (BitSet) content.ignored().clone();
        int start = from;
        for (int i = from; i <= to; i++) {
            boolean boundary = i == to
                    || content.tokens().get(i).isMark()
                            && ",:;()".contains(content.tokens().get(i).text())
                    || content.tokens().get(i).is("\uFF0C");
            if (boundary) {
                int left = start;
                int right = i;
                boolean named = names.stream().anyMatch(name -> name.from() < right && left < name.to());
                boolean colon = i < to && content.tokens().get(i).is(":");
                boolean leads = names.stream().allMatch(name -> name.from() >= right);
                if (!named && (colon && leads || !aboutRelations(content, left, right))) {
                    ignored.set(left, right);
                }
                start = i + 1;
            }
        }
        return ignored;
    }

    private boolean aboutRelations(Content content, int from, int to) {
        int known = 0;
        int unknown = 0;
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            if (!token.isMark() && !content.ignored().get(i) && !ClauseReader.FUNCTION_WORDS.contains(token.fold())) {
                if (wordings.knows(token)) {
                    known++;
                } else {
                    unknown++;
                }
            }
        }
        return known > 0 && known >= unknown;
    }
}
