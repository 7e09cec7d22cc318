package io.emend.interpreter.parse;

import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the names of a clause stand for at the ends of relations and how well they fit there; each is judged once, however
 * many pairs it is in. Made for one clause; not thread-safe.
 */
final class ArgumentFits {
    /** How much a worse name weighs against a better fit. */
    private static final double NAME_MATCH = 6;
    /** Entities that fit worse by less than this cannot be told apart. */
    private static final double RIVAL = 0.15;

    private static final double SAME = 1e-9;
    private static final Pattern AGENT = Pattern.compile("[a-z]{2,}(?:er|or|ist|ian|man|woman)");

    private final Clause clause;
    private final ArgumentModel arguments;
    private final RelationLexicon lexicon;
    private final Map<Span, Fit[]> judged = new IdentityHashMap<>();

    ArgumentFits(Clause clause, ArgumentModel arguments, RelationLexicon lexicon) {
        this.clause = clause;
        this.arguments = arguments;
        this.lexicon = lexicon;
    }

    /** What a name stands for at an end of a relation, and how well that fits: log scale, 0 at best. */
    record Fit(Argument argument, double score) {}

    Fit subject(int r, Span span) {
        Fit[] fits = of(span);
        Fit known = fits[2 * r];
        return known != null ? known : (fits[2 * r] = judge(r, ArgumentModel.SUBJECT, span));
    }

    /** An unknown noun for people who do something is a profession. */
    Fit object(int r, Span span) {
        Fit[] fits = of(span);
        Fit known = fits[2 * r + 1];
        if (known == null) {
            known = isAgentNoun(span)
                    ? new Fit(new Argument(span, null, span.quality()), arguments.agentFit(r))
                    : judge(r, ArgumentModel.OBJECT, span);
            fits[2 * r + 1] = known;
        }
        return known;
    }

    private Fit[] of(Span span) {
        return judged.computeIfAbsent(span, s -> new Fit[2 * lexicon.size()]);
    }

    /** An unknown lower-case noun for people who do something: "golfer", "basketball player", "tragedian". */
    private boolean isAgentNoun(Span span) {
        return span.kind() == Kind.UNKNOWN
                && AGENT.matcher(clause.tokens().get(span.to() - 1).fold()).matches()
                && clause.tokens().subList(span.from(), span.to()).stream().noneMatch(Token::capital);
    }

    private Fit judge(int r, int role, Span span) {
        if (span.literal() != null) {
            return new Fit(new Argument(span, null, 1), arguments.literalFit(r, span.literal()));
        }
        LexicalRelation relation = lexicon.at(r);
        if (role == ArgumentModel.OBJECT && relation.takesLiteralsOnly() && relation.takesText()) {
            return new Fit(new Argument(Span.literal(span.from(), span.to(), Literal.TEXT), null, 1), 0);
        }
        if (span.links().isEmpty()) {
            String last = clause.tokens().get(span.to() - 1).fold();
            return new Fit(new Argument(span, null, span.quality()), arguments.unknownFit(r, role, last));
        }
        double[] fits = new double[span.links().size()];
        int best = 0;
        for (int i = 0; i < fits.length; i++) {
            Link link = span.links().get(i);
            fits[i] = arguments.fit(r, role, link) + NAME_MATCH * Math.log(link.score());
            best = fits[i] > fits[best] + SAME ? i : best;
        }
        List<KnownEntity> rivals = new ArrayList<>();
        for (int i = 0; i < fits.length; i++) {
            if (i != best && fits[i] > fits[best] - RIVAL) {
                rivals.add(span.links().get(i).entity());
            }
        }
        Link link = span.links().get(best);
        double score = fits[best] + arguments.prior(r, role, link.entity());
        return new Fit(new Argument(span, link.entity(), link.score(), rivals), score);
    }
}
