package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.parse.Extraction.Claim;
import io.emend.interpreter.parse.Extraction.Name;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.CleanText;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an extraction against the utterance: every mention must stand in the text, every entity must be one that bears the
 * mention, every relation one of the lexicon, every operation one its intent allows.
 */
final class Grounding {
    /** More operations than a person puts into one utterance. */
    private static final int MOST_CLAIMS = 12;

    private final CleanText text;
    private final List<Token> tokens;
    private final String language;
    private final List<Span> found;
    private final RelationLexicon lexicon;

    /** @param found every span bearing a name, overlapping ones included */
    Grounding(CleanText text, List<Token> tokens, String language, List<Span> found, RelationLexicon lexicon) {
        this.text = text;
        this.tokens = tokens;
        this.language = language;
        this.found = found;
        this.lexicon = lexicon;
    }

    /**
     * The extraction as an understanding.
     *
     * @return empty if any part of it has no ground in the utterance
     */
    Optional<Understanding> of(Extraction extraction) {
        if (extraction.claims().size() > MOST_CLAIMS) {
            return Optional.empty();
        }
        List<ParsedOperation> operations = new ArrayList<>();
        for (Claim claim : extraction.claims()) {
            ParsedOperation operation = operation(claim);
            if (operation == null || !allowed(extraction.intent()).contains(claim.op())) {
                return Optional.empty();
            }
            operations.add(operation);
        }
        boolean changes = extraction.intent() == Intent.EDIT || extraction.intent() == Intent.RETRACT;
        boolean complete = !operations.isEmpty() && operations.stream().allMatch(ParsedOperation::complete);
        boolean unclear = extraction.intent() == Intent.CLARIFY || changes && !complete;
        Intent intent = unclear ? Intent.CLARIFY : extraction.intent();
        return Optional.of(new Understanding(
                text,
                tokens,
                language,
                intent,
                0.9,
                intent == Intent.CHAT ? List.of() : operations,
                unclear ? doubt(operations) : null,
                List.of(),
                List.of(),
                Extraction.READ_BY_MODEL));
    }

    private static Doubt doubt(List<ParsedOperation> operations) {
        if (operations.isEmpty()) {
            return Doubt.NOT_UNDERSTOOD;
        }
        ParsedOperation first = operations.getFirst();
        return first.subject() == null
                ? Doubt.NO_SUBJECT
                : first.relation() == null ? Doubt.NO_RELATION : Doubt.NO_OBJECT;
    }

    private static Set<Op> allowed(Intent intent) {
        return switch (intent) {
            case EDIT, CLARIFY -> Set.of(Op.ASSERT, Op.RETRACT);
            case RETRACT -> Set.of(Op.RETRACT);
            case QUERY -> Set.of(Op.ASK, Op.VERIFY);
            case VERIFY -> Set.of(Op.VERIFY);
            case UNDO -> Set.of(Op.UNDO);
            case HYPOTHETICAL -> Set.of(Op.SUPPOSE);
            case CHAT -> Set.of();
        };
    }

    private @Nullable ParsedOperation operation(Claim claim) {
        LexicalRelation relation =
                claim.relation() == null ? null : lexicon.find(claim.relation()).orElse(null);
        Argument subject = argument(claim.subject());
        Argument object = argument(claim.object());
        boolean ungrounded = claim.relation() != null && relation == null
                || claim.subject() != null && subject == null
                || claim.object() != null && object == null;
        return ungrounded ? null : new ParsedOperation(claim.op(), subject, relation, object, null, null, -1, -1, 0.9);
    }

    private @Nullable Argument argument(@Nullable Name name) {
        int[] range = name == null ? null : range(name.mention());
        if (name == null || range == null) {
            return null;
        }
        List<Link> links = found.stream()
                .filter(span -> span.from() == range[0] && span.to() == range[1])
                .findFirst()
                .map(Span::links)
                .orElse(List.of());
        if (name.id() == null) {
            return new Argument(new Span(range[0], range[1], List.of(), Kind.UNKNOWN, 0.9), null, 0.9);
        }
        for (Link link : links) {
            KnownEntity entity = link.entity();
            if (entity.id().equals(name.id())) {
                return new Argument(new Span(range[0], range[1], links, Kind.NAME, link.score()), entity, link.score());
            }
        }
        return null;
    }

    /** First and last-but-one token of a mention, null if the text does not hold it at whole tokens. */
    private int @Nullable [] range(String mention) {
        int start = mention.isBlank() ? -1 : text.text().indexOf(mention);
        while (start >= 0) {
            int from = -1;
            int to = -1;
            for (int i = 0; i < tokens.size(); i++) {
                from = tokens.get(i).start() == start ? i : from;
                to = tokens.get(i).end() == start + mention.length() ? i + 1 : to;
            }
            if (from >= 0 && to > from) {
                return new int[] {from, to};
            }
            start = text.text().indexOf(mention, start + 1);
        }
        return null;
    }
}
