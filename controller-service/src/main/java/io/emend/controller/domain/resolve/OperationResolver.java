package io.emend.controller.domain.resolve;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Labelled;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.conflict.Explanations;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.Names;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.statement.ValidTime;
import io.emend.schema.ClassId;
import io.emend.schema.EntityKind;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the names in an edit request to entities and relations. An entity is new only where the request says so, by
 * an id that starts with {@value #NEW}; an unknown name is otherwise a problem with suggestions.
 */
public final class OperationResolver {
    /** Marks an entity that the request introduces; the name follows. */
    public static final String NEW = "new:";

    private static final String NEW_ID_PREFIX = "n";
    private static final int SUGGESTIONS = 5;
    private static final int LONGEST_NAME = 300;

    private final KnowledgeSchema schema;
    private final EntityNames entities;

    public OperationResolver(KnowledgeSchema schema, KnowledgeGraph graph) {
        this.schema = schema;
        this.entities = new EntityNames(graph);
    }

    /**
     * Resolves every operation.
     *
     * @throws Refused.UnknownRelation if a relation is not in the schema; data holds suggestions
     * @throws Refused.UnknownEntity if an entity is not in the graph; data holds suggestions
     * @throws Refused.AmbiguousEntity if several entities bear the name; data holds options
     * @throws Malformed if a name is overlong or a valid time is not ISO
     */
    public Resolved resolve(EditRequest request) {
        return resolve(request.operations(), List.of(), Languages.of(request));
    }

    /**
     * Resolves operations that may name entities which do not exist yet.
     *
     * @param pending entities an earlier look at the same operations has introduced
     */
    public Resolved resolve(List<Operation> operations, List<NewEntity> pending, Language language) {
        Resolution resolution = new Resolution(pending, language, entities.byIds(idsIn(operations)));
        List<Change> changes = operations.stream().map(resolution::resolve).toList();
        List<NewEntity> all = new ArrayList<>(pending);
        all.addAll(resolution.created.values());
        all.forEach(entity -> resolution.types.put(entity.id(), entity.types()));
        return new Resolved(changes, all, resolution.notes, language, resolution.types);
    }

    /** Every entity id that operations name; those that mark new entities are among them. */
    public static List<String> idsIn(List<Operation> operations) {
        List<String> ids = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.subject().id() != null) {
                ids.add(operation.subject().id());
            }
            ObjectReference object = operation.object();
            if (object != null && object.id() != null) {
                ids.add(object.id());
            }
        }
        return ids;
    }

    /** The one relation a reference means. */
    public Relation relation(Reference reference) {
        if (reference.id() != null) {
            String id = reference.id();
            if (RelationId.fits(id)) {
                Relation known = schema.relation(RelationId.of(id)).orElse(null);
                if (known != null) {
                    return known;
                }
            }
            throw unknown(id);
        }
        String label = reference.display();
        requireShort(label, "relation");
        List<Relation> named = schema.named(label);
        if (named.isEmpty()) {
            throw unknown(label);
        }
        return named.getFirst();
    }

    /** The one entity a reference means. */
    public EntityRecord entity(Reference reference, String role, Language language) {
        if (reference.id() != null) {
            return entities.byId(reference.id(), role);
        }
        String label = reference.display();
        requireShort(label, role);
        return entities.byLabel(label, role, language);
    }

    /** Whether an entity of the graph has this id. */
    public boolean knows(String id) {
        return entities.has(id);
    }

    private Refused.UnknownRelation unknown(String name) {
        List<Map<String, Object>> suggestions = schema.suggest(name, SUGGESTIONS).stream()
                .map(relation ->
                        Map.<String, Object>of("id", relation.id().value(), "label", relation.label(Language.EN)))
                .toList();
        return new Refused.UnknownRelation(
                "The schema has no relation \"%s\". Use one of the suggestions, or one that GET /v1/relations lists."
                        .formatted(name),
                Map.of("slot", "relation", "mention", name, "suggestions", suggestions));
    }

    private static void requireShort(String name, String role) {
        if (name.length() > LONGEST_NAME) {
            throw new Malformed("The %s's name has %d characters; at most %d are read."
                    .formatted(role, name.length(), LONGEST_NAME));
        }
    }

    /** One request being resolved: what is introduced once is the same entity wherever it is named again. */
    private final class Resolution {
        private final Language language;
        private final Map<String, NewEntity> created = new LinkedHashMap<>();
        private final List<Conflict> notes = new ArrayList<>();
        private final Map<String, NewEntity> pending = new HashMap<>();
        private final Map<String, EntityRecord> known;
        private final Map<String, List<String>> types = new HashMap<>();

        /** @param known entities of the graph that the request names by id */
        Resolution(List<NewEntity> pending, Language language, Map<String, EntityRecord> known) {
            this.language = language;
            this.known = new HashMap<>(known);
            pending.forEach(entity -> this.pending.put(entity.id(), entity));
        }

        Change resolve(Operation operation) {
            Relation said = relation(operation.relation());
            Relation kept = said.storedAs().flatMap(schema::relation).orElse(said);
            boolean backwards = kept != said;
            Labelled subject = subject(operation.subject(), backwards ? kept.range() : kept.domain());
            ObjectReference reference = operation.object();
            Value object = reference == null ? null : object(reference, kept, backwards);
            requireTime(operation.validFrom());
            requireTime(operation.validTo());
            return operation.op() == Operation.Kind.ASSERT && object != null
                    ? assertion(operation, subject, kept, object, backwards)
                    : retraction(subject, said, kept, object, backwards);
        }

        private Change assertion(
                Operation operation, Labelled subject, Relation kept, Value object, boolean backwards) {
            if (!backwards) {
                return new Change.Assert(subject, kept, object, operation.validFrom(), operation.validTo());
            }
            return new Change.Assert(
                    asSubject(object), kept, asObject(subject), operation.validFrom(), operation.validTo());
        }

        private Change retraction(
                Labelled subject, Relation said, Relation kept, @Nullable Value object, boolean backwards) {
            if (!backwards) {
                return new Change.Retract(subject, kept, object);
            }
            return object == null
                    ? new Change.RetractPointers(kept, asObject(subject), said)
                    : new Change.Retract(asSubject(object), kept, asObject(subject));
        }

        private Labelled subject(Reference reference, Set<ClassId> classes) {
            String id = reference.id();
            if (id != null && id.startsWith(NEW)) {
                return introduce(id, "subject", classes);
            }
            return known(reference, "subject");
        }

        private Labelled known(Reference reference, String role) {
            NewEntity expected = pending.get(reference.id());
            EntityRecord entity = expected == null
                    ? known.get(reference.id())
                    : EntityRecord.of(expected.id(), expected.labels(), expected.types());
            if (entity == null) {
                entity = entity(reference, role, language);
            }
            types.put(entity.id(), entity.types());
            return new Labelled(entity.id(), entity.label(language.tag()));
        }

        private Value object(ObjectReference reference, Relation kept, boolean backwards) {
            String id = reference.id();
            if (id != null && id.startsWith(NEW)) {
                return asObject(introduce(id, "object", backwards ? kept.domain() : kept.range()));
            }
            String lexical = reference.value();
            if (lexical != null && reference.isLiteral()) {
                requireShort(lexical, "object");
                return new Value.Literal(lexical, reference.datatype() == null ? "string" : reference.datatype());
            }
            if (id == null && !backwards && takesLiterals(kept)) {
                String label = reference.label() == null ? "" : reference.label();
                return new Value.Literal(label, Literals.datatypeFor(kept, label));
            }
            return asObject(known(new Reference(id, reference.label()), "object"));
        }

        /** A name that an entity already bears means that entity, and the caller is told so. */
        private Labelled introduce(String marked, String role, Set<ClassId> classes) {
            String label = marked.substring(NEW.length()).strip();
            if (label.isEmpty()) {
                throw new Malformed("A new %s needs a name after \"%s\".".formatted(role, NEW));
            }
            requireShort(label, role);
            List<EntityRecord> bearers = entities.bearing(label);
            if (bearers.size() > 1) {
                throw entities.ambiguous(label, role, bearers, language);
            }
            if (bearers.size() == 1) {
                EntityRecord known = bearers.getFirst();
                types.put(known.id(), known.types());
                notes.add(Explanations.in(language).alreadyKnown(label, known.id(), known.label(language.tag())));
                return new Labelled(known.id(), known.label(language.tag()));
            }
            NewEntity entity = created.computeIfAbsent(Names.key(label), key -> create(label, classes));
            return new Labelled(entity.id(), label);
        }

        /** The relation says what kind of thing it is only when it leaves one choice. */
        private NewEntity create(String label, Set<ClassId> classes) {
            List<String> types =
                    classes.size() == 1 ? List.of(classes.iterator().next().value()) : List.of();
            return new NewEntity(
                    StatementIds.next(NEW_ID_PREFIX), Map.of(Languages.of(label).tag(), label), types);
        }

        private Value.Entity asObject(Labelled labelled) {
            return new Value.Entity(labelled.id(), labelled.label());
        }

        private Labelled asSubject(Value value) {
            if (value instanceof Value.Entity entity) {
                return new Labelled(entity.id(), entity.label());
            }
            throw new Refused.SchemaViolation(
                    "A literal cannot be the subject of a fact; found \"%s\".".formatted(value.display()),
                    Map.of("violations", List.of("literal subject")));
        }

        private void requireTime(@Nullable String time) {
            if (time != null) {
                try {
                    ValidTime.epochSecond(time);
                } catch (IllegalArgumentException e) {
                    throw new Malformed(String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private static boolean takesLiterals(Relation relation) {
        return !relation.objectKinds().isEmpty()
                && relation.objectKinds().stream().allMatch(EntityKind::isLiteral);
    }
}
