package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an encyclopaedic sentence piece by piece: each further name with the few words before it, as said of the name the
 * sentence begins with. Much of the sentence is passed over, so what is read is only ever asked about.
 */
final class Passages {
    private static final double SURE = 0.8;
    private static final double BY_PLACE = 0.7;
    private static final int FEWEST_WORDS = 9;
    private static final int LONGEST_LINK = 6;
    private static final String BIRTH = "P569";
    private static final String DEATH = "P570";
    private static final String COUNTRY = "P17";
    private static final String TERRITORY = "P131";
    private static final Set<String> COPULAS = Set.of("is", "was", "are", "were");
    private static final Set<String> LISTS = Set.of(",", "and", "or", "&", "the", "as", "well");
    private static final Set<String> WHERE = Set.of("in", "at", "near", "of", "from", "to");
    private static final Set<String> BREAKS = Set.of(",", ";", ":", "(", ")", "-");

    private final ClauseReader clauses;
    private final Descriptions descriptions;
    private final RelationLexicon lexicon;

    Passages(ClauseReader clauses, Descriptions descriptions, RelationLexicon lexicon) {
        this.clauses = clauses;
        this.descriptions = descriptions;
        this.lexicon = lexicon;
    }

    /** What the sentence says of the name it begins with, and which place lies where; empty if it begins with none. */
    List<Reading> read(Content content) {
        Span subject = content.names().stream().findFirst().orElse(null);
        if (subject == null || content.to() - content.from() < FEWEST_WORDS || !begins(content, subject)) {
            return List.of();
        }
        List<Reading> found = new ArrayList<>(lifetime(content, subject));
        int copula = copulaAfter(content, subject);
        if (copula > 0) {
            found.addAll(descriptions.described(content, subject, copula + 1));
        }
        List<Span> rest = new ArrayList<>(content.names());
        rest.addAll(content.literals());
        rest.sort(Comparator.comparingInt(Span::from));
        Span previous = subject;
        Reading last = null;
        for (Span name : rest) {
            if (name.from() < subject.to()) {
                continue;
            }
            Reading reading = linked(content, previous, name)
                    ? continued(content, last, previous, name)
                    : said(content, subject, previous, name);
            if (reading == null && !previous.equals(subject) && previous.literal() == null) {
                reading = beside(content, previous, name);
            }
            boolean fresh = reading != null && found.stream().noneMatch(other -> other.uses(name));
            if (reading != null && fresh) {
                found.add(reading);
            }
            last = reading != null
                            && reading.subject() != null
                            && reading.subject().span().equals(subject)
                    ? reading
                    : last;
            previous = name;
        }
        return found;
    }

    /** Whether only an article, or when it was, stands before the name. */
    private static boolean begins(Content content, Span subject) {
        for (int i = content.from(); i < subject.from(); i++) {
            int at = i;
            Token token = content.tokens().get(i);
            boolean dated = content.literals().stream().anyMatch(date -> date.from() <= at && at < date.to());
            if (!token.isMark()
                    && !dated
                    && !content.ignored().get(i)
                    && !Set.of("the", "a", "an", "in", "on", "since").contains(token.fold())) {
                return false;
            }
        }
        return true;
    }

    /** "X (4 October 1802 - 13 August 1869)". */
    private List<Reading> lifetime(Content content, Span subject) {
        List<Span> dates = content.literals().stream()
                .filter(date -> date.from() > subject.to() && date.from() <= subject.to() + LONGEST_LINK)
                .sorted(Comparator.comparingInt(Span::from))
                .toList();
        boolean opened = subject.to() < content.to()
                && content.tokens().get(subject.to()).is("(");
        if (!opened || dates.size() < 1) {
            return List.of();
        }
        Span birth = dates.getFirst();
        Span death = content.literals().stream()
                .filter(date -> date.from() == birth.to() + 1
                        && content.tokens().get(birth.to()).isMark())
                .findFirst()
                .orElse(null);
        if (death == null || birth.from() != subject.to() + 1) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        lexicon.find(BIRTH).ifPresent(born -> readings.add(reading(born, subject, birth, SURE)));
        lexicon.find(DEATH).ifPresent(died -> readings.add(reading(died, subject, death, SURE)));
        return readings;
    }

    private static int copulaAfter(Content content, Span subject) {
        int at = subject.to();
        if (at < content.to() && content.tokens().get(at).is("(")) {
            while (at < content.to() && !content.tokens().get(at).is(")")) {
                at++;
            }
            at++;
        }
        return at < content.to() && COPULAS.contains(content.tokens().get(at).fold()) ? at : -1;
    }

    /** Whether nothing but a comma or conjunction parts two names. */
    private static boolean linked(Content content, Span previous, Span name) {
        for (int i = previous.to(); i < name.from(); i++) {
            if (!LISTS.contains(content.tokens().get(i).fold())) {
                return false;
            }
        }
        return true;
    }

    /** "in Yawata, Kyoto, Japan" tells where a place lies; "by A, B and C" goes on with the same relation. */
    private @Nullable Reading continued(Content content, @Nullable Reading last, Span previous, Span name) {
        boolean comma = name.from() == previous.to() + 1
                && content.tokens().get(previous.to()).is(",");
        boolean placed = previous.from() > content.from()
                && (WHERE.contains(content.tokens().get(previous.from() - 1).fold())
                        || content.tokens().get(previous.from() - 1).is(","));
        if (comma && placed && isPlace(previous) && isPlace(name) && (last == null || !isList(last))) {
            Optional<LexicalRelation> relation = lexicon.find(isCountry(name) ? COUNTRY : TERRITORY);
            return relation.map(known -> reading(known, previous, name, BY_PLACE))
                    .orElse(null);
        }
        if (last == null || last.subject() == null || last.object() == null || name.literal() != null) {
            return null;
        }
        boolean more = last.object().span().to() <= previous.to() && isList(last);
        return more ? reading(last.relation(), last.subject().span(), name, last.confidence()) : null;
    }

    private static boolean isList(Reading reading) {
        return !reading.relation().functional()
                && reading.relation().objectKinds().contains("Person");
    }

    private static boolean isPlace(Span span) {
        return span.literal() == null
                && (span.links().isEmpty()
                        || span.links().getFirst().entity().kinds().contains("Place"));
    }

    private static boolean isCountry(Span span) {
        return !span.links().isEmpty()
                && span.links().getFirst().entity().kinds().contains("Country");
    }

    /** The subject, the last few words before the name, and the name. */
    private @Nullable Reading said(Content content, Span subject, Span previous, Span name) {
        int start = Math.max(previous.to(), name.from() - LONGEST_LINK);
        for (int i = start; i < name.from(); i++) {
            if (BREAKS.contains(content.tokens().get(i).fold())) {
                start = i + 1;
            }
        }
        BitSet ignored = new BitSet();
        ignored.set(content.from(), start);
        ignored.set(name.to(), content.to());
        List<Reading> readings = clauses.statements(new Clause(
                content.tokens(),
                content.from(),
                content.to(),
                List.of(subject, name),
                ignored,
                content.relation(),
                content.effort()));
        return readings.isEmpty()
                        || readings.getFirst().confidence() < SURE
                        || readings.getFirst().wordsFrom() < 0
                ? null
                : readings.getFirst();
    }

    /** Two names side by side with nothing but a known wording between them: "the son of the painter X and Y". */
    private @Nullable Reading beside(Content content, Span first, Span second) {
        if (second.from() - first.to() > LONGEST_LINK || second.from() == first.to()) {
            return null;
        }
        BitSet ignored = new BitSet();
        ignored.set(content.from(), first.from());
        ignored.set(second.to(), content.to());
        return clauses
                .statements(new Clause(
                        content.tokens(),
                        content.from(),
                        content.to(),
                        List.of(first, second),
                        ignored,
                        content.relation(),
                        content.effort()))
                .stream()
                .findFirst()
                .filter(reading -> reading.knownWording() && reading.confidence() >= SURE && reading.wordsFrom() >= 0)
                .orElse(null);
    }

    private static Reading reading(LexicalRelation relation, Span subject, Span object, double confidence) {
        return new Reading(relation, argument(subject), argument(object), 0, confidence, true, -1, -1);
    }

    private static Argument argument(Span span) {
        return span.links().isEmpty()
                ? new Argument(span, null, span.kind() == Kind.LITERAL ? 1 : span.quality())
                : new Argument(
                        span,
                        span.links().getFirst().entity(),
                        span.links().getFirst().score());
    }
}
