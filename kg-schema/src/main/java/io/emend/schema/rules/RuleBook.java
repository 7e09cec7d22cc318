package io.emend.schema.rules;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The schema's rules, by what they need and by what they give, and the forms in which facts can be read. */
final class RuleBook {
    /** A fact as one relation of a rule sees it: the ends in reading order. */
    record Reading(RelationId relation, NodeId from, NodeId to) {}

    /** Where a rule needs a relation: the step's place in its body. */
    record Use(Rule rule, int step) {}

    /** How facts of a relation are kept: under which one, and whether with ends swapped. */
    record Form(RelationId stored, boolean swapped) {}

    private final KnowledgeSchema schema;
    private final Map<RelationId, List<Use>> uses = new HashMap<>();
    private final Map<RelationId, List<Rule>> byHead = new HashMap<>();
    private final Map<RelationId, List<Form>> forms = new HashMap<>();

    RuleBook(KnowledgeSchema schema) {
        this.schema = schema;
        all().forEach(relation -> {
            relation.chains().forEach(chain -> add(new Rule(relation.id(), Derivation.Kind.CHAIN, chain.steps())));
            if (relation.transitive() && relation.storedAs().isEmpty()) {
                add(new Rule(relation.id(), Derivation.Kind.TRANSITIVE, List.of(relation.id(), relation.id())));
            }
            forms.put(relation.id(), formsOf(relation));
        });
    }

    private Stream<Relation> all() {
        return Stream.concat(schema.relations().stream(), schema.inverseNames().stream());
    }

    private void add(Rule rule) {
        byHead.computeIfAbsent(rule.head(), head -> new ArrayList<>()).add(rule);
        for (int step = 0; step < rule.body().size(); step++) {
            uses.computeIfAbsent(rule.body().get(step), relation -> new ArrayList<>())
                    .add(new Use(rule, step));
        }
    }

    List<Use> uses(RelationId relation) {
        return uses.getOrDefault(relation, List.of());
    }

    List<Rule> rulesFor(RelationId head) {
        return byHead.getOrDefault(head, List.of());
    }

    List<Form> forms(RelationId relation) {
        return forms.getOrDefault(relation, List.of(new Form(relation, false)));
    }

    /** The fact as it is kept: under its stored relation. */
    Triple canonical(Triple fact) {
        return relation(fact.relation())
                .flatMap(Relation::storedAs)
                .map(stored -> new Triple(fact.object(), stored, fact.subject()))
                .orElse(fact);
    }

    /** Every way to read a kept fact: as itself, and backwards where its relation has a name for that. */
    List<Reading> readings(Triple fact) {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(fact.relation(), fact.subject(), fact.object()));
        backwards(fact.relation()).ifPresent(name -> readings.add(new Reading(name, fact.object(), fact.subject())));
        return readings;
    }

    /** The kept fact that says the same read backwards, where facts are kept in both directions. */
    Optional<Derivation> mirror(Triple fact) {
        Optional<RelationId> name = backwards(fact.relation());
        if (name.isEmpty() || fact.object().isLiteral() || isInverseName(name.get())) {
            return Optional.empty();
        }
        Triple mirror = new Triple(fact.object(), name.get(), fact.subject());
        boolean symmetric = name.get().equals(fact.relation());
        return mirror.equals(fact)
                ? Optional.empty()
                : Optional.of(new Derivation(
                        mirror, symmetric ? Derivation.Kind.SYMMETRIC : Derivation.Kind.INVERSE, List.of(fact)));
    }

    Optional<Relation> relation(RelationId id) {
        return schema.relation(id);
    }

    private Optional<RelationId> backwards(RelationId id) {
        return relation(id).flatMap(relation -> relation.symmetric() ? Optional.of(id) : relation.inverse());
    }

    private boolean isInverseName(RelationId id) {
        return relation(id).flatMap(Relation::storedAs).isPresent();
    }

    private List<Form> formsOf(Relation relation) {
        List<Form> own = new ArrayList<>();
        if (relation.storedAs().isEmpty()) {
            own.add(new Form(relation.id(), false));
        }
        backwards(relation.id()).filter(name -> !isInverseName(name)).ifPresent(name -> own.add(new Form(name, true)));
        return own;
    }
}
