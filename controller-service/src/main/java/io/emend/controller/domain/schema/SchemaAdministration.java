package io.emend.controller.domain.schema;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.StoredSchema;
import io.emend.graph.StoredSchema.Edition;
import io.emend.graph.store.SchemaDocument;
import io.emend.graph.store.SchemaStore;
import io.emend.schema.ClassId;
import io.emend.schema.EntityClass;
import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.library.ImportedLibrary;
import io.emend.schema.shapes.ShapeValidator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Extends the schema with users' documents while the service runs. A document is read and held against the graph first; then
 * it is stored, and the running schema says from that moment on what the new one does. Statements that it no longer allows are
 * listed and stay. Thread-safe.
 */
public final class SchemaAdministration {
    private static final int LONGEST_DOCUMENT = 1_000_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final KnowledgeSchema schema;
    private final ShapeValidator shapes;
    private final SchemaStore store;
    private final GraphCheck check;
    private final AuditTrail audit;
    private final Clock clock;
    private final StoredSchema running;

    public SchemaAdministration(
            KnowledgeSchema schema,
            ShapeValidator shapes,
            SchemaStore store,
            GraphCheck check,
            AuditTrail audit,
            Clock clock) {
        this.schema = schema;
        this.shapes = shapes;
        this.store = store;
        this.running = new StoredSchema(schema, shapes, store);
        this.check = check;
        this.audit = audit;
        this.clock = clock;
    }

    /** The users' documents, by name. */
    public List<SchemaDocument> documents() {
        return store.documents();
    }

    /**
     * What a document would change and break.
     *
     * @throws Malformed if the name does not fit or the document is too long
     * @throws Refused.SchemaViolation if the document cannot be read or contradicts the schema; data holds the problems
     */
    public synchronized SchemaReport preview(String name, String turtle) {
        return report(name, false, edition(name, turtle));
    }

    /** Puts a document in place, of an older one with the same name too; otherwise as {@link #preview}. */
    public synchronized SchemaReport put(String name, String turtle, Author author) {
        Edition next = edition(name, turtle);
        SchemaReport report = report(name, true, next);
        store.put(new SchemaDocument(name, turtle, author.name(), clock.instant()));
        running.adopt(next);
        audited(author, "schema.put", report);
        return report;
    }

    /** As {@link #preview} for a relation library in OneEdit's form, which is turned into Turtle first. */
    public synchronized SchemaReport previewLibrary(String name, String json) {
        ImportedLibrary library = library(name, json);
        return preview(name, library.turtle()).correcting(library.corrections());
    }

    /** As {@link #put} for a relation library in OneEdit's form; what is stored is Turtle. */
    public synchronized SchemaReport putLibrary(String name, String json, Author author) {
        ImportedLibrary library = library(name, json);
        return put(name, library.turtle(), author).correcting(library.corrections());
    }

    private ImportedLibrary library(String name, String json) {
        Edition others = edition(name, null);
        try {
            return ImportedLibrary.read(json, others.schema());
        } catch (InvalidSchema e) {
            throw refused(e);
        }
    }

    /**
     * Takes a document out again.
     *
     * @throws Missing if there is none of that name
     */
    public synchronized SchemaReport remove(String name, Author author) {
        if (store.documents().stream().noneMatch(document -> document.name().equals(name))) {
            throw new Missing("There is no schema document \"%s\".".formatted(name), Map.of("schema", name));
        }
        Edition next = edition(name, null);
        SchemaReport report = report(name, true, next);
        store.remove(name);
        running.adopt(next);
        audited(author, "schema.remove", report);
        return report;
    }

    /** Brings the running schema up to the stored documents, which another process may have changed. */
    public void refresh() {
        running.refresh();
    }

    private Edition edition(String name, @Nullable String turtle) {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed(
                    "A schema document's name has 1 to 64 of a-z, 0-9, '.', '_' and '-', the first of them a"
                            + " letter or digit; found \"%s\".".formatted(name));
        }
        Map<String, String> documents = running.documents();
        if (turtle == null) {
            documents.remove(name);
        } else if (turtle.length() > LONGEST_DOCUMENT) {
            throw new Malformed.TooLarge(
                    "A schema document has at most %d characters; found %d."
                            .formatted(LONGEST_DOCUMENT, turtle.length()),
                    Map.of("limit", LONGEST_DOCUMENT, "found", turtle.length()));
        } else {
            documents.put(name, turtle);
        }
        return edition(documents);
    }

    private static Edition edition(Map<String, String> documents) {
        try {
            return Edition.of(documents);
        } catch (InvalidSchema e) {
            throw refused(e);
        }
    }

    private static Refused.SchemaViolation refused(InvalidSchema invalid) {
        Refused.SchemaViolation refused = new Refused.SchemaViolation(
                "The schema cannot be used: " + String.join(" ", invalid.problems()),
                Map.of("problems", invalid.problems()));
        refused.initCause(invalid);
        return refused;
    }

    private SchemaReport report(String name, boolean applied, Edition next) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Relation relation : allOf(next.schema())) {
            RelationId id = relation.id();
            if (schema.relation(id).isEmpty()) {
                added.add(id.value());
            } else if (!schema.relation(id).get().equals(relation)) {
                changed.add(id.value());
            }
        }
        for (Relation relation : allOf(schema)) {
            if (next.schema().relation(relation.id()).isEmpty()) {
                removed.add(relation.id().value());
            }
        }
        Set<ClassId> known = new HashSet<>();
        schema.classes().forEach(entityClass -> known.add(entityClass.id()));
        List<String> classes = next.schema().classes().stream()
                .map(EntityClass::id)
                .filter(id -> !known.contains(id))
                .map(ClassId::value)
                .toList();
        GraphFindings breaks = check.added(schema.frozen(), shapes, next.schema(), next.shapes());
        return new SchemaReport(name, applied, added, changed, removed, classes, breaks, breaks.total(), List.of());
    }

    private static List<Relation> allOf(KnowledgeSchema schema) {
        List<Relation> all = new ArrayList<>(schema.relations());
        all.addAll(schema.inverseNames());
        return all;
    }

    private void audited(Author author, String action, SchemaReport report) {
        audit.succeeded(author, action, report.name(), Map.of("broken", String.valueOf(report.broken())));
    }
}
