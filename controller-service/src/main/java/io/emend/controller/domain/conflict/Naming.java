package io.emend.controller.domain.conflict;

import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Labelled;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.graph.Planned;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.RelationId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements as clients read them, with labels in one language. Remembers labels; for one request. */
public final class Naming {
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final Language language;
    private final Map<String, String> labels = new HashMap<>();

    public Naming(KnowledgeGraph graph, KnowledgeSchema schema, Language language) {
        this.graph = graph;
        this.schema = schema;
        this.language = language;
    }

    /** The same naming that also knows entities which do not exist yet. */
    public Naming with(Collection<NewEntity> newEntities) {
        for (NewEntity entity : newEntities) {
            entity.labels().values().stream().sorted().findFirst().ifPresent(label -> labels.put(entity.id(), label));
        }
        return this;
    }

    /** The same naming that takes over the names a request was resolved to, which are in its language. */
    public Naming withNamesIn(Collection<Change> changes) {
        for (Change change : changes) {
            switch (change) {
                case Change.Assert assertion -> {
                    know(assertion.subject());
                    know(assertion.object());
                }
                case Change.Retract retraction -> {
                    know(retraction.subject());
                    know(retraction.object());
                }
                case Change.RetractPointers pointers -> know(pointers.object());
            }
        }
        return this;
    }

    private void know(Labelled labelled) {
        labels.put(labelled.id(), labelled.label());
    }

    private void know(@Nullable Value value) {
        if (value instanceof Value.Entity entity) {
            labels.put(entity.id(), entity.label());
        }
    }

    public Language language() {
        return language;
    }

    public Fact fact(StatementRecord statement) {
        return facts(List.of(statement)).getFirst();
    }

    /** Many at once, with one look-up for all their labels. */
    public List<Fact> facts(Collection<StatementRecord> statements) {
        learnOf(statements);
        return statements.stream().map(this::view).toList();
    }

    /** Looks the labels of many entities up at once. */
    public void learn(Set<String> ids) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        unknown.removeAll(labels.keySet());
        if (!unknown.isEmpty()) {
            labels.putAll(graph.labels(unknown, language.tag()));
        }
    }

    public String entity(String id) {
        return labels.computeIfAbsent(
                id, unknown -> graph.labels(List.of(unknown), language.tag()).getOrDefault(unknown, unknown));
    }

    /** An object by its canonical form: an entity's label, or a literal's text. */
    public String value(String canonical) {
        if (!canonical.startsWith("\"")) {
            return entity(canonical);
        }
        int end = canonical.lastIndexOf("\"^^");
        return end > 0 ? canonical.substring(1, end) : canonical;
    }

    public String relation(String id) {
        return RelationId.fits(id)
                ? schema.relation(RelationId.of(id))
                        .map(relation -> relation.label(language))
                        .orElse(id)
                : id;
    }

    private void learnOf(Collection<StatementRecord> statements) {
        Set<String> unknown = new LinkedHashSet<>();
        for (StatementRecord statement : statements) {
            unknown.add(statement.subject());
            if (statement.object() instanceof Value.Entity object) {
                if (language == Language.EN) {
                    labels.putIfAbsent(object.id(), object.label()); // what statements are read with
                }
                unknown.add(object.id());
            }
        }
        learn(unknown);
    }

    private Fact view(StatementRecord statement) {
        Value object = statement.object() instanceof Value.Entity entity
                ? new Value.Entity(entity.id(), labels.getOrDefault(entity.id(), entity.label()))
                : statement.object();
        return new Fact(
                statement.id(),
                new Labelled(statement.subject(), labels.getOrDefault(statement.subject(), statement.subject())),
                new Labelled(statement.relation(), relation(statement.relation())),
                object,
                statement.modelState(),
                Planned.is(statement) ? 0 : statement.assertedRevision(),
                statement.retractedRevision(),
                statement.validFrom(),
                statement.validTo(),
                statement.author(),
                statement.source(),
                statement.derivedFrom());
    }
}
