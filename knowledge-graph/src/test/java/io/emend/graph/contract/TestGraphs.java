package io.emend.graph.contract;

import io.emend.contract.knowledge.Source;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.hash.Sha256;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.statement.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small world to test on, and short ways to say what a commit holds. */
public final class TestGraphs {
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    public static final String MODEL = Sha256.tagged("base model");
    public static final Source SOURCE = new Source("https://example.org/facts", "so it says", null);

    private TestGraphs() {}

    /** Imports four people, three cities, two countries and seven facts as revision 1. */
    public static Committed loadSmallWorld(GraphPorts graph) {
        try (BulkLoad load =
                graph.ledger().beginImport(new ImportHeader("small-world", "loader", NOON, SOURCE, "a small world"))) {
            load.entities(List.of(
                    entity("Q1", "Ada Lovelace", "阿达·洛芙莱斯", "Q5", "Countess of Lovelace", "Ada King"),
                    entity("Q2", "Alan Turing", "艾伦·图灵", "Q5"),
                    entity("Q3", "Marie Curie", "玛丽·居里", "Q5", "Maria Skłodowska-Curie"),
                    entity("Q4", "Pierre Curie", "皮埃尔·居里", "Q5"),
                    entity("Q10", "London", "伦敦", "Q515"),
                    entity("Q11", "Paris", "巴黎", "Q515", "City of Light"),
                    entity("Q12", "Warsaw", "华沙", "Q515"),
                    entity("Q20", "United Kingdom", "英国", "Q6256", "UK", "Great Britain"),
                    entity("Q21", "France", "法国", "Q6256")));
            load.statements(List.of(
                    fact("Q1", "P19", "Q10"),
                    fact("Q2", "P19", "Q10"),
                    fact("Q3", "P19", "Q12"),
                    fact("Q4", "P19", "Q11"),
                    new Content("Q3", "P26", "Q4", "1895-07-26", "1906-04-19"),
                    fact("Q10", "P17", "Q20"),
                    fact("Q11", "P17", "Q21")));
            return load.finish();
        }
    }

    public static EntityRecord entity(String id, String en, String zh, String type, String... aliases) {
        return new EntityRecord(
                id,
                Map.of("en", en, "zh", zh),
                Map.of(),
                aliases.length == 0 ? Map.of() : Map.of("en", List.of(aliases)),
                List.of(type));
    }

    public static Content fact(String subject, String relation, String object) {
        return new Content(subject, relation, object, null, null);
    }

    public static PlannedStatement planned(String id, String subject, String relation, String object) {
        return new PlannedStatement(
                id, subject, relation, new Value.Entity(object, object), null, null, List.of(), null);
    }

    public static PlannedStatement restoring(PlannedStatement planned, @Nullable String restores) {
        return new PlannedStatement(
                planned.id(),
                planned.subject(),
                planned.relation(),
                planned.object(),
                planned.validFrom(),
                planned.validTo(),
                planned.derivedFrom(),
                restores);
    }

    /** A commit by alice on the present head, without read set, model left alone. */
    public static GraphCommit edit(
            GraphPorts graph, String editId, List<String> retract, PlannedStatement... assertions) {
        return new GraphCommit(
                editId,
                RevisionKind.EDIT,
                "alice",
                NOON.plusSeconds(60),
                graph.knowledge().state().revision(),
                List.of(),
                List.of(),
                retract,
                List.of(assertions),
                Map.of(),
                graph.knowledge().state().stateHash().model(),
                List.of(),
                Set.of(),
                List.of(),
                SOURCE,
                "because");
    }

    /** The id of the one live statement of a slot. */
    public static String only(GraphPorts graph, String subject, String relation) {
        return graph.knowledge().slot(subject, relation).getFirst().id();
    }

    /** Every live statement's canonical line, sorted: the canonical graph. */
    public static List<String> canonical(GraphPorts graph) {
        List<String> lines = new ArrayList<>();
        graph.knowledge().forEachLive(s -> lines.add(s.content().line()));
        lines.sort(null);
        return lines;
    }
}
