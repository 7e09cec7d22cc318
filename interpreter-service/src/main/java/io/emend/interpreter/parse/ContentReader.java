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
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the content of a sentence: one statement, several joined by conjunctions, or a slot. */
final class ContentReader {
    /** Readings below are not acted upon. */
    static final double SURE = 0.5;

    private static final Set<String> PREPOSITIONS = Set.of("in", "at", "to", "on", "of", "the", "于", "在");

    private final ClauseReader clauses;
    private final Coverage coverage;
    private final Surplus surplus;
    private final RelationNouns nouns;
    private final RangeReader ranges;
    private final Predicate<String> spelt;
    private final Descriptions descriptions;
    private final WholeWordings wholes;
    private final Passages passages;
    private final TriggerReader triggers;
    private final Offices offices;
    private final PlainChinese plain;

    /** @param spelt words of the dictionary, folded */
    ContentReader(
            ClauseReader clauses,
            ArgumentModel arguments,
            WordingModel wordings,
            Predicate<String> spelt,
            ChineseWords chinese) {
        this.spelt = spelt;
        this.clauses = clauses;
        this.plain = new PlainChinese(chinese);
        this.coverage = new Coverage(wordings, chinese);
        this.surplus = new Surplus(spelt);
        this.triggers = new TriggerReader(wordings, arguments, coverage);
        this.nouns = new RelationNouns(wordings);
        this.ranges = new RangeReader(clauses, wordings, nouns);
        this.descriptions = new Descriptions(wordings.lexicon());
        this.offices = new Offices(wordings.lexicon());
        this.passages = new Passages(clauses, descriptions, wordings.lexicon());
        this.wholes = new WholeWordings(clauses, wordings, nouns::hold);
    }

    /** Words that speak against stating what was read of a sentence: those left unexplained, unless they do no harm. */
    List<Token> objections(Piece piece, List<Reading> readings) {
        List<Token> left = unexplained(piece, readings);
        return surplus.isHarmless(piece.content(), readings, left) ? List.of() : left;
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
        List<Reading> readings = asSaid(content);
        if (isSure(readings)) {
            return readings;
        }
        return plain.of(content).stream()
                .map(this::asSaid)
                .filter(ContentReader::isSure)
                .findFirst()
                .orElse(readings);
    }

    private List<Reading> asSaid(Content content) {
        Optional<Reading> held = offices.read(content);
        if (held.isPresent()) {
            return List.of(held.get());
        }
        List<Reading> described = descriptions.read(content);
        List<Reading> readings = described.isEmpty() ? joined(content) : further(content, described);
        if (described.isEmpty() && isDoubtful(content, readings)) {
            Reading whole = wholes.read(content);
            readings = whole == null ? readings : List.of(whole);
        }
        if (!isSure(readings)) {
            readings = triggers.read(content).map(List::of).orElse(readings);
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
                    .filter(weak -> !nouns.hold(content, weak))
                    .filter(weak -> names.stream().noneMatch(weak::overlaps))
                    .findFirst()
                    .ifPresent(names::add);
        }
        long extra = names.stream()
                .filter(name -> whole == null || !whole.uses(name))
                .count();
        List<Reading> listed = extra > 0 ? new NameLists(this, content).read(names) : List.of();
        if (listed.isEmpty()) {
            listed = new SharedObjects(this, content).read(names);
        }
        if (!listed.isEmpty()) {
            return listed;
        }
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
        boolean fits = isSure(readings)
                && readings.getFirst().knownWording()
                && clauses.argument(readings.getFirst(), ArgumentModel.OBJECT, literal) != null;
        return fits ? readings.getFirst() : null;
    }

    /** The best statement in a range, null when there is none or it is not sure enough. */
    @Nullable
    Reading best(Content content, int from, int to, List<Span> names) {
        return ranges.best(content, from, to, names);
    }

    /** A statement with other names at its ends, null where one of them cannot stand there. */
    @Nullable
    Reading like(Reading reading, @Nullable Span subject, @Nullable Span object) {
        Argument first =
                subject == null ? reading.subject() : clauses.argument(reading, ArgumentModel.SUBJECT, subject);
        Argument last = object == null ? reading.object() : clauses.argument(reading, ArgumentModel.OBJECT, object);
        return first == null || last == null
                ? null
                : new Reading(
                        reading.relation(),
                        first,
                        last,
                        reading.score(),
                        reading.confidence(),
                        reading.knownWording(),
                        reading.wordsFrom(),
                        reading.wordsTo());
    }

    /** Readings of a slot: one name and words for a relation. */
    List<Reading> slots(Content content) {
        return ranges.slots(content);
    }

    /** Nouns for relations. */
    RelationNouns nouns() {
        return nouns;
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

    static boolean isSure(List<Reading> readings) {
        return !readings.isEmpty() && readings.getFirst().confidence() >= SURE;
    }
}
