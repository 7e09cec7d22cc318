package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads who holds an office that is named like a thing of its own: "The Governor of Texas is X". */
final class Offices {
    private static final String OFFICEHOLDER = "P1308";
    private static final double CONFIDENCE = 0.9;
    private static final Set<String> NOUNS = Set.of(
            "minister",
            "president",
            "governor",
            "mayor",
            "secretary",
            "commissioner",
            "monarchy",
            "monarch",
            "patriarch",
            "chancellor",
            "speaker",
            "premier",
            "general",
            "archbishop",
            "bishop",
            "emperor",
            "ambassador",
            "marshal",
            "treasurer",
            "attorney",
            "chief",
            "king",
            "queen",
            "pope",
            "caliph",
            "sultan",
            "viceroy",
            "lieutenant");
    private static final Set<String> COPULAS = Set.of("is", "was", "becomes", "became", "now", "currently");

    private final RelationLexicon lexicon;

    Offices(RelationLexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The office and its holder; empty where the sentence is not of this form. */
    Optional<Reading> read(Content content) {
        List<Span> names = content.names();
        Optional<LexicalRelation> relation = lexicon.find(OFFICEHOLDER);
        boolean form = names.size() == 2
                && relation.isPresent()
                && isOffice(content, names.getFirst())
                && onlyCopula(content, names.getFirst(), names.getLast())
                && content.relation() == null;
        return form ? relation.map(held -> reading(held, names.getFirst(), names.getLast())) : Optional.empty();
    }

    private static boolean isOffice(Content content, Span span) {
        List<Token> tokens = content.tokens().subList(span.from(), span.to());
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (NOUNS.contains(tokens.get(i).fold()) && tokens.get(i + 1).is("of")) {
                return span.kind() == Kind.UNKNOWN;
            }
        }
        return false;
    }

    private static boolean onlyCopula(Content content, Span first, Span second) {
        boolean copula = false;
        for (int i = first.to(); i < second.from(); i++) {
            String word = content.tokens().get(i).fold();
            copula |= COPULAS.contains(word);
            if (!COPULAS.contains(word) && !content.ignored().get(i)) {
                return false;
            }
        }
        return copula;
    }

    private static Reading reading(LexicalRelation relation, Span office, Span holder) {
        return new Reading(relation, argument(office), argument(holder), 0, CONFIDENCE, true, -1, -1);
    }

    private static Argument argument(Span span) {
        return span.links().isEmpty()
                ? new Argument(span, null, span.quality())
                : new Argument(
                        span,
                        span.links().getFirst().entity(),
                        span.links().getFirst().score());
    }
}
