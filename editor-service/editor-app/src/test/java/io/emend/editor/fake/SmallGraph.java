package io.emend.editor.fake;

import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.statement.Content;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A few people, places and trades, as an import brings them. */
public final class SmallGraph {
    public static final String BORN = "P19";
    public static final String DIED = "P20";
    public static final String LANGUAGE = "P1412";

    public static final String CURIE = "Q7186";
    public static final String TURING = "Q7251";
    public static final String LOVELACE = "Q7259";
    public static final String WARSAW = "Q270";
    public static final String PARIS = "Q90";
    public static final String LONDON = "Q84";
    public static final String FRENCH = "Q150";
    public static final String POLISH = "Q809";

    private SmallGraph() {}

    /** A new graph at revision 1. */
    public static GraphPorts load() {
        return load(List.of(), List.of());
    }

    /** The same with more people, of whom it is known where they died. */
    public static GraphPorts loadWithMoreDeaths() {
        return load(
                List.of(
                        entity("Q937", "Albert Einstein", "爱因斯坦"),
                        entity("Q9095", "James Maxwell", "麦克斯韦"),
                        entity("Q9123", "Ernest Rutherford", "卢瑟福")),
                List.of(content("Q937", DIED, LONDON), content("Q9095", DIED, LONDON), content("Q9123", DIED, PARIS)));
    }

    private static GraphPorts load(List<EntityRecord> moreEntities, List<Content> moreFacts) {
        GraphPorts graph = InMemoryGraph.empty();
        try (BulkLoad load = graph.ledger()
                .beginImport(new ImportHeader("small", "system", Instant.parse("2026-01-01T00:00:00Z"), null, null))) {
            load.entities(List.of(
                    entity(CURIE, "Marie Curie", "玛丽·居里"),
                    entity(TURING, "Alan Turing", "艾伦·图灵"),
                    entity(LOVELACE, "Ada Lovelace", "阿达·洛芙莱斯"),
                    entity(WARSAW, "Warsaw", "华沙"),
                    entity(PARIS, "Paris", "巴黎"),
                    entity(LONDON, "London", "伦敦"),
                    entity(FRENCH, "French", "法语"),
                    entity(POLISH, "Polish", "波兰语")));
            load.entities(moreEntities);
            load.statements(List.of(
                    content(CURIE, BORN, WARSAW),
                    content(CURIE, DIED, PARIS),
                    content(CURIE, LANGUAGE, POLISH),
                    content(TURING, BORN, LONDON),
                    content(LOVELACE, BORN, LONDON),
                    content(LOVELACE, DIED, LONDON)));
            load.statements(moreFacts);
            load.finish();
        }
        return graph;
    }

    private static EntityRecord entity(String id, String en, String zh) {
        return EntityRecord.of(id, Map.of("en", en, "zh", zh), List.of());
    }

    private static Content content(String subject, String relation, String object) {
        return new Content(subject, relation, object, null, null);
    }
}
