package io.emend.interpreter.parse;

import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the graph's own facts tell about who can stand at a relation's ends: an entity that already stands there fits, one
 * of a type that does fits nearly as well, one of a wrong kind does not. Scores are log-probability-like, 0 at best.
 */
final class ArgumentModel {
    static final int SUBJECT = 0;
    static final int OBJECT = 1;
    private static final double TYPE_SEEN = -0.2;
    private static final double TYPE_RARE = -0.9;
    private static final double KIND_FITS = -1.1;
    private static final double UNKNOWN = -1.2;
    private static final double ELSEWHERE = -2.8;
    private static final double MISFIT = -4.5;
    /** Facts of a relation from which on its types are known. */
    private static final int MANY = 100;
    /** Facts of a relation below which a single one of another kind than the schema's says little. */
    private static final int FEW = 50;

    private static final double ODD_SHARE = 0.2;
    /** Facts of an entity in a role from which on its role is known. */
    private static final int WELL_KNOWN = 3;

    private static final Set<String> NAMED_BY_DEMONYMS = Set.of("Country", "Religion");
    private static final double RARE_SHARE = 0.004;
    private static final double PRIOR_WEIGHT = 0.3;

    private final RelationLexicon lexicon;
    /** By role and relation: how many facts have an entity of a type there. */
    private final List<List<Map<String, Double>>> types = new ArrayList<>();

    private final double[][] totals;
    private final Map<String, Double> typeTotals = new HashMap<>();

    ArgumentModel(RelationLexicon lexicon, EntityIndex index) {
        this.lexicon = lexicon;
        totals = new double[2][lexicon.size()];
        for (int role = SUBJECT; role <= OBJECT; role++) {
            List<Map<String, Double>> ofRole = new ArrayList<>();
            for (int r = 0; r < lexicon.size(); r++) {
                ofRole.add(new HashMap<>());
            }
            types.add(ofRole);
        }
        for (KnownEntity entity : index.entities()) {
            count(entity, SUBJECT, entity.asSubject());
            count(entity, OBJECT, entity.asObject());
        }
    }

    private void count(KnownEntity entity, int role, Map<String, Integer> facts) {
        facts.forEach((relation, n) -> {
            int r = lexicon.position(relation);
            if (r >= 0) {
                totals[role][r] += n;
                for (String type : entity.types()) {
                    types.get(role).get(r).merge(type, (double) n, Double::sum);
                    typeTotals.merge(role + type, (double) n, Double::sum);
                }
            }
        });
    }

    /** How well what a name may stand for fits a role of a relation; a demonym only where a country or religion is wanted. */
    double fit(int r, int role, Link link) {
        LexicalRelation relation = lexicon.at(r);
        Set<String> kinds = role == SUBJECT ? relation.subjectKinds() : relation.objectKinds();
        return link.demonym() && kinds.stream().noneMatch(NAMED_BY_DEMONYMS::contains)
                ? MISFIT
                : fit(r, role, link.entity());
    }

    private double fit(int r, int role, KnownEntity entity) {
        LexicalRelation relation = lexicon.at(r);
        Map<String, Integer> facts = role == SUBJECT ? entity.asSubject() : entity.asObject();
        return facts.containsKey(relation.id()) || relation.symmetric() && both(entity, relation.id())
                ? 0
                : typeFit(r, role, entity, relation);
    }

    private static boolean both(KnownEntity entity, String relation) {
        return entity.asSubject().containsKey(relation) || entity.asObject().containsKey(relation);
    }

    private double typeFit(int r, int role, KnownEntity entity, LexicalRelation relation) {
        double total = totals[role][r];
        if (total > 0) {
            double seen = 0;
            for (String type : entity.types()) {
                seen = Math.max(seen, types.get(role).get(r).getOrDefault(type, 0.0));
            }
            boolean odd = total < FEW && seen / total < ODD_SHARE && misfits(role, entity, relation);
            if (seen > 0 && !odd) {
                return seen / total >= RARE_SHARE || total < FEW ? TYPE_SEEN : TYPE_RARE;
            }
        }
        Map<String, Integer> facts = role == SUBJECT ? entity.asSubject() : entity.asObject();
        boolean elsewhere = total >= MANY
                && facts.values().stream().mapToInt(Integer::intValue).sum() >= WELL_KNOWN;
        if (role == OBJECT && relation.takesLiteralsOnly()) {
            return MISFIT;
        }
        Set<String> kinds = role == SUBJECT ? relation.subjectKinds() : relation.objectKinds();
        if (entity.kinds().isEmpty() || kinds.isEmpty() || kinds.contains("ANY")) {
            return elsewhere ? ELSEWHERE : total > 20 ? KIND_FITS - 0.8 : UNKNOWN;
        }
        boolean fits = entity.kinds().stream().anyMatch(kinds::contains);
        if (!fits) {
            return MISFIT;
        }
        return elsewhere ? ELSEWHERE : total > 20 ? KIND_FITS : UNKNOWN;
    }

    /** Whether the schema wants other kinds of things there. */
    private static boolean misfits(int role, KnownEntity entity, LexicalRelation relation) {
        Set<String> kinds = role == SUBJECT ? relation.subjectKinds() : relation.objectKinds();
        return !kinds.isEmpty()
                && !kinds.contains("ANY")
                && !entity.kinds().isEmpty()
                && entity.kinds().stream().noneMatch(kinds::contains);
    }

    /** How often things like this stand here rather than at another relation's end; weighted log of a share. */
    double prior(int r, int role, KnownEntity entity) {
        Map<String, Integer> facts = role == SUBJECT ? entity.asSubject() : entity.asObject();
        double own = facts.values().stream().mapToInt(Integer::intValue).sum();
        double share = own == 0 ? 0 : facts.getOrDefault(lexicon.at(r).id(), 0) / own;
        double typeShare = 0;
        for (String type : entity.types()) {
            double all = typeTotals.getOrDefault(role + type, 0.0);
            if (all > 0) {
                typeShare = Math.max(typeShare, types.get(role).get(r).getOrDefault(type, 0.0) / all);
            }
        }
        return PRIOR_WEIGHT * Math.log(0.03 + 0.57 * share + 0.4 * typeShare);
    }

    /**
     * Fit of a name the graph does not know; as object it cannot be where a date or number must stand, nor where the kind
     * that its last word tells cannot stand.
     */
    double unknownFit(int r, int role, String lastWord) {
        LexicalRelation relation = lexicon.at(r);
        if (role == OBJECT && relation.takesLiteralsOnly() && !relation.takesText()) {
            return MISFIT;
        }
        Set<String> kinds = role == SUBJECT ? relation.subjectKinds() : relation.objectKinds();
        return StrangeNames.contradicts(lastWord, kinds) ? ELSEWHERE : unknownFit();
    }

    /** Fit of a noun for people who do something, such as "golfer", as object: it is a profession. */
    double agentFit(int r) {
        Set<String> kinds = lexicon.at(r).objectKinds();
        return kinds.contains("Profession") ? TYPE_SEEN : kinds.isEmpty() ? UNKNOWN : MISFIT;
    }

    /** Fit of a name the graph does not know, at no relation in particular. */
    double unknownFit() {
        return UNKNOWN + PRIOR_WEIGHT * Math.log(0.2);
    }

    /** Fit of a literal as object. */
    double literalFit(int r, Literal literal) {
        return literal.valueFor(lexicon.at(r).objectKinds(), "") == null ? MISFIT : 0;
    }
}
