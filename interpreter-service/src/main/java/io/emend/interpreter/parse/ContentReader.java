package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the content of a sentence: one statement, several joined by conjunctions, or a slot. */
final class ContentReader {
    /** Readings below are not acted upon. */
    static final double SURE = 0.5;

    private static final Set<String> PRONOUNS = Set.of(
            "he", "she", "it", "they", "him", "his", "her", "its", "their", "them", "\u4ED6", "\u5979", "\u5B83",
            "\u5176");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "are", "be", "to", "as", "into", "become", "becomes", "\u662F", "\u4E3A", ":", "|");
    private static final Set<String> PREPOSITIONS = Set.of("in", "at", "to", "on", "of", "the", "于", "在");
    private static final int LONGEST_NOUN = 7;

    private final ClauseReader clauses;
    private final WordingModel wordings;
    private final Coverage coverage;
    private final NameGaps gaps;
    private final Predicate<String> spelt;
    private final Descriptions descriptions;
    private final WholeWordings wholes;
    private final Passages passages;

    /** @param spelt words of the dictionary, folded */
    ContentReader(ClauseReader clauses, WordingModel wordings, Predicate<String> spelt) {
        this.spelt = spelt;
        this.clauses = clauses;
        this.wordings = wordings;
        this.coverage = new Coverage(wordings);
        this.gaps = new NameGaps(wordings);
        this.descriptions = new Descriptions(wordings.lexicon());
        this.passages = new Passages(clauses, descriptions, wordings.lexicon());
        this.wholes = new WholeWordings(clauses, wordings, this::inRelationNoun);
    }

    /** Words of a sentence that its readings leave unexplained. */
    List<Token> unexplained(Piece piece, List<Reading> readings) {
        BitSet explained = (BitSet) piece.speech().frame().clone();
        explained.or(piece.time().tokens());
        piece.old().forEach(old -> explained.set(old.from(), old.to()));
        return coverage.unexplained(piece.content(), readings, explained);
    }

    /** Statements of a sentence, in order; empty when it states nothing that is understood. */
    List<Reading> statements(Content content) {
        List<Reading> described = descriptions.read(content);
        List<Reading> readings = described.isEmpty() ? joined(content) : further(content, described);
        if (described.isEmpty() && isDoubtful(content, readings)) {
            Reading whole = wholes.read(content);
            readings = whole == null ? readings : List.of(whole);
        }
        return dated(content, readings);
    }

    /** What a long sentence says here and there; much of it is passed over. */
    List<Reading> passages(Content content) {
        return passages.read(content);
    }

    /** Whether nothing sure was read, or strange names or left-over ones leave room for another reading. */
    private static boolean isDoubtful(Content content, List<Reading> readings) {
        return !isSure(readings)
                || readings.stream().anyMatch(ContentReader::hasStrangeName)
                || readings.size() == 1
                        && content.names().stream()
                                .anyMatch(name -> !readings.getFirst().uses(name));
    }

    private static boolean hasStrangeName(Reading reading) {
        return reading.subject() != null && reading.subject().span().kind() == Kind.UNKNOWN
                || reading.object() != null && reading.object().span().kind() == Kind.UNKNOWN;
    }

    /** One statement or several joined by conjunctions. */
    private List<Reading> joined(Content content) {
        List<Span> names = new ArrayList<>(content.names());
        Reading whole = best(content, content.from(), content.to(), names);
        if (names.size() + (content.topic() == null ? 0 : 1) == 2) {
            content.weak().stream()
                    .filter(weak -> whole == null || !whole.uses(weak))
                    .filter(weak -> !inRelationNoun(content, weak))
                    .filter(weak -> names.stream().noneMatch(weak::overlaps))
                    .findFirst()
                    .ifPresent(names::add);
        }
        long extra = names.stream()
                .filter(name -> whole == null || !whole.uses(name))
                .count();
        if (extra > 0 && names.size() + (content.topic() == null ? 0 : 1) >= 3) {
            List<Reading> split = new Conjoined(this, content).split(names, whole);
            if (!split.isEmpty()) {
                return split;
            }
        }
        return whole == null ? List.of() : List.of(whole);
    }

    /** What follows a description goes on about the same subject: "X is a Polish composer who died in Y". */
    private List<Reading> further(Content content, List<Reading> described) {
        Argument subject = Objects.requireNonNull(described.getFirst().subject());
        int end = described.stream().mapToInt(ContentReader::lastToken).max().orElse(content.from());
        List<Span> rest = Content.inside(content.names(), end, content.to());
        if (rest.isEmpty()) {
            return described;
        }
        List<Reading> all = new ArrayList<>(described);
        all.addAll(new Conjoined(this, content).continued(end, rest, subject));
        return all;
    }

    private static int lastToken(Reading reading) {
        return Math.max(
                reading.subject() == null ? 0 : reading.subject().span().to(),
                reading.object() == null ? 0 : reading.object().span().to());
    }

    /** Dates and numbers beside a statement may say one more of the same subject: "X was born in Y on 3 July 1883". */
    private List<Reading> dated(Content content, List<Reading> readings) {
        List<Reading> all = new ArrayList<>(readings);
        for (Span literal : content.literals()) {
            boolean free = all.stream().noneMatch(reading -> reading.uses(literal));
            for (Reading reading : free ? readings : List.<Reading>of()) {
                Reading more = beside(content, reading, literal);
                if (more != null) {
                    all.add(more);
                    break;
                }
            }
        }
        return all;
    }

    /** The statement's subject and words with a literal in place of its object. */
    private @Nullable Reading beside(Content content, Reading reading, Span literal) {
        Argument subject = reading.subject();
        Argument object = reading.object();
        if (subject == null || object == null || subject.span().overlaps(literal)) {
            return null;
        }
        BitSet ignored = (BitSet) content.ignored().clone();
        ignored.set(object.span().from(), object.span().to());
        int before = object.span().from() - 1;
        while (before >= content.from()
                && PREPOSITIONS.contains(content.tokens().get(before).fold())) {
            ignored.set(before--);
        }
        List<Reading> readings = clauses.statements(new Clause(
                content.tokens(),
                content.from(),
                content.to(),
                List.of(subject.span(), literal),
                ignored,
                content.relation(),
                content.effort()));
        return isSure(readings) && readings.getFirst().knownWording() ? readings.getFirst() : null;
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
        literals.forEach(literal -> unsaid.set(literal.from(), literal.to()));
        if (names.size() < 2 && content.topic() != null) {
            names.addAll(pronouns(content, from, to));
        }
        List<Reading> readings = clauses.statements(clause(content, from, to, names, unsaid));
        if (isSure(readings)) {
            return readings;
        }
        if (!literals.isEmpty() && !names.isEmpty()) {
            List<Span> with = new ArrayList<>(names);
            with.addAll(literals);
            with.sort(java.util.Comparator.comparingInt(Span::from));
            List<Reading> valued = clauses.statements(clause(content, from, to, with, ignored));
            if (isSure(valued)) {
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
            if (isSure(weaker)
                    && (standsAsName(weaker.getFirst(), content, to, ignored)
                            || !namesSlot(content, from, to, names, ignored))) {
                return weaker;
            }
        }
        if (names.size() < 2) {
            List<Span> guessed = new ArrayList<>(names);
            guessed.addAll(gaps.in(content, from, to, names, unsaid));
            List<Reading> gapped = clauses.statements(clause(content, from, to, guessed, unsaid));
            if (isSure(gapped)
                    && (isValue(gapped.getFirst(), content) || !namesSlot(content, from, to, names, ignored))) {
                return gapped;
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
                        .anyMatch(reading -> reading.confidence() >= SURE);
    }

    /** Whether the sentence is no more than a slot: a name and the noun of a relation. */
    boolean namesSlotOnly(Content content) {
        for (int from = content.from(); from < content.to(); from++) {
            for (int to = from + 1; to <= Math.min(content.to(), from + LONGEST_NOUN); to++) {
                if (wordings.isRelationNoun(content.tokens().subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How much of a text are words: the share of its tokens that are no mark and are in the dictionary. */
    double sense(List<Token> tokens) {
        long words = tokens.stream().filter(token -> !token.isMark()).count();
        long known = tokens.stream()
                .filter(token -> !token.isMark())
                .filter(token -> token.kind() != Token.Kind.WORD || spelt.test(token.fold()))
                .count();
        return words == 0 ? 0 : (double) known / words;
    }

    /** Whether an ordinary word used as a name is not just part of a relation's noun, or stands where a value does. */
    private boolean standsAsName(Reading reading, Content content, int to, BitSet ignored) {
        for (Argument argument : new Argument[] {reading.subject(), reading.object()}) {
            if (argument != null
                    && argument.span().kind() == Kind.WEAK_NAME
                    && inRelationNoun(content, argument.span())
                    && !(endsClause(content, argument.span(), to, ignored)
                            && followsCopula(content, argument.span(), ignored))) {
                return false;
            }
        }
        return true;
    }

    private boolean inRelationNoun(Content content, Span span) {
        return inRelationNoun(content.tokens(), span, content.from(), content.to());
    }

    /** Whether the span is part of a noun for a relation within a range of tokens. */
    boolean inRelationNoun(List<Token> tokens, Span span, int rangeFrom, int rangeTo) {
        for (int from = Math.max(rangeFrom, span.to() - LONGEST_NOUN); from <= span.from(); from++) {
            for (int to = span.to(); to <= Math.min(rangeTo, from + LONGEST_NOUN); to++) {
                if (wordings.isRelationNoun(tokens.subList(from, to))) {
                    return true;
                }
            }
        }
        return false;
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

    private static boolean isSure(List<Reading> readings) {
        return !readings.isEmpty() && readings.getFirst().confidence() >= SURE;
    }

    /** Readings of a slot: one name and words for a relation. */
    List<Reading> slots(Content content) {
        List<Span> names = Content.inside(content.names(), content.from(), content.to());
        BitSet ignored = withoutAsides(content, content.from(), content.to(), names);
        if (names.isEmpty()) {
            names.addAll(pronouns(content, content.from(), content.to()));
        }
        List<Reading> readings = clauses.slots(clause(content, content.from(), content.to(), names, ignored));
        if (isSure(readings) || !names.isEmpty()) {
            return readings;
        }
        List<Span> weak = new ArrayList<>(Content.inside(content.weak(), content.from(), content.to()));
        if (!weak.isEmpty()) {
            List<Reading> weaker = clauses.slots(clause(content, content.from(), content.to(), weak, ignored));
            if (isSure(weaker)) {
                return weaker;
            }
        }
        return readings;
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
