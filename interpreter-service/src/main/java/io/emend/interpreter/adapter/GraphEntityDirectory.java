package io.emend.interpreter.adapter;

import io.emend.contract.knowledge.Value;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The graph's entities. Names follow the catalogue at once; which relations an entity takes part in is statistics for
 * choosing among readings, and counted anew only now and then.
 */
public final class GraphEntityDirectory implements EntityDirectory {
    private static final Duration COUNTS_KEPT = Duration.ofMinutes(10);

    private final EntityCatalog catalog;
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final Clock clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final Map<String, EntityRecord> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> asSubject = new HashMap<>();
    private final Map<String, Map<String, Integer>> asObject = new HashMap<>();
    private @Nullable Instant counted;
    private long seen = -1;
    private volatile long namesVersion;
    private volatile List<KnownEntity> entities = List.of();

    public GraphEntityDirectory(EntityCatalog catalog, KnowledgeGraph graph, KnowledgeSchema schema, Clock clock) {
        this.catalog = catalog;
        this.graph = graph;
        this.schema = schema;
        this.clock = clock;
    }

    /** Grows when an entity was created or renamed; other changes of the graph do not count. */
    @Override
    public long version() {
        long newest = catalog.version();
        refreshing.lock();
        try {
            if (newest != seen) {
                refresh();
            }
            return namesVersion;
        } finally {
            refreshing.unlock();
        }
    }

    @Override
    public List<KnownEntity> entities() {
        version();
        return entities;
    }

    private void refresh() {
        int before = records.size();
        boolean[] changed = {before == 0};
        seen = catalog.changedSince(seen, record -> {
            records.merge(record.id(), record, (old, fresh) -> fresh);
            changed[0] = true;
        });
        if (changed[0]) {
            count();
            entities = records.values().stream().map(this::known).toList();
            namesVersion++;
        }
    }

    private void count() {
        Instant now = clock.instant();
        if (counted != null && now.isBefore(counted.plus(COUNTS_KEPT))) {
            return;
        }
        counted = now;
        asSubject.clear();
        asObject.clear();
        graph.forEachLive(this::count);
    }

    private void count(StatementRecord statement) {
        asSubject
                .computeIfAbsent(statement.subject(), id -> new HashMap<>())
                .merge(statement.relation(), 1, Integer::sum);
        if (statement.object() instanceof Value.Entity object) {
            asObject.computeIfAbsent(object.id(), id -> new HashMap<>()).merge(statement.relation(), 1, Integer::sum);
        }
    }

    private KnownEntity known(EntityRecord record) {
        Set<String> kinds = new HashSet<>();
        for (ClassId type : schema.classesOf(record.types())) {
            schema.superclasses(type).forEach(id -> kinds.add(id.value()));
        }
        List<String> aliases = new ArrayList<>();
        record.aliases().values().forEach(aliases::addAll);
        String description = record.descriptions()
                .getOrDefault(
                        "en",
                        record.descriptions().values().stream().findFirst().orElse(null));
        Map<String, String> labels = record.labels().isEmpty() ? Map.of("en", record.id()) : record.labels();
        return new KnownEntity(
                record.id(),
                labels,
                aliases,
                description,
                Set.copyOf(record.types()),
                kinds,
                asSubject.getOrDefault(record.id(), Map.of()),
                asObject.getOrDefault(record.id(), Map.of()));
    }
}
