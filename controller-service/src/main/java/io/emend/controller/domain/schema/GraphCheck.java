package io.emend.controller.domain.schema;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds every live statement against the schema: domains, ranges, cardinalities, directions and shapes. Thread-safe. */
public final class GraphCheck {
    private static final int STEP = 1_000;
    private final KnowledgeGraph graph;
    private final EntityCatalog catalog;

    public GraphCheck(KnowledgeGraph graph, EntityCatalog catalog) {
        this.graph = graph;
        this.catalog = catalog;
    }

    /**
     * Everything an edition of the schema says against the graph.
     *
     * @param progress told how many entities are done, and of how many
     */
    public GraphFindings all(KnowledgeSchema schema, ShapeValidator shapes, BiConsumer<Long, Long> progress) {
        GraphSnapshot snapshot = GraphSnapshot.of(graph, catalog);
        return run(snapshot, new SchemaRules(schema, shapes, snapshot), null, progress);
    }

    /** What one edition says against the graph and an earlier one does not. */
    public GraphFindings added(
            KnowledgeSchema before, ShapeValidator shapesBefore, KnowledgeSchema after, ShapeValidator shapesAfter) {
        GraphSnapshot snapshot = GraphSnapshot.of(graph, catalog);
        return run(
                snapshot,
                new SchemaRules(after, shapesAfter, snapshot),
                new SchemaRules(before, shapesBefore, snapshot),
                (done, of) -> {});
    }

    private static GraphFindings run(
            GraphSnapshot snapshot, SchemaRules rules, @Nullable SchemaRules known, BiConsumer<Long, Long> progress) {
        GraphFindings.Collector found = new GraphFindings.Collector();
        List<String> subjects = snapshot.subjects();
        List<String> objects = snapshot.objects();
        long all = (long) subjects.size() + objects.size();
        long done = 0;
        for (String subject : subjects) {
            collect(found, rules.ofSubject(subject), known == null ? null : known::ofSubject, subject);
            if (++done % STEP == 0) {
                progress.accept(done, all);
            }
        }
        for (String object : objects) {
            collect(found, rules.ofObject(object), known == null ? null : known::ofObject, object);
            if (++done % STEP == 0) {
                progress.accept(done, all);
            }
        }
        progress.accept(all, all);
        return found.at(snapshot.revision(), snapshot.size());
    }

    private static void collect(
            GraphFindings.Collector found,
            List<GraphFinding> findings,
            @Nullable Function<String, List<GraphFinding>> known,
            String node) {
        if (findings.isEmpty()) {
            return;
        }
        Set<Object> before = new HashSet<>();
        if (known != null) {
            known.apply(node).forEach(finding -> before.add(finding.identity()));
        }
        findings.stream()
                .filter(finding -> !before.contains(finding.identity()))
                .forEach(found::add);
    }
}
