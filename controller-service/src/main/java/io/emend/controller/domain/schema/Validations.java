package io.emend.controller.domain.schema;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.statement.StatementIds;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs validations of the whole graph beside everything else, one at a time, and remembers the latest. Thread-safe. */
public final class Validations {
    private static final int REMEMBERED = 20;

    private final GraphCheck check;
    private final KnowledgeSchema schema;
    private final ShapeValidator shapes;
    private final AuditTrail audit;
    private final Clock clock;
    private final Executor executor;
    private final AtomicBoolean running = new AtomicBoolean();
    /** By id, whose order is that of their start. */
    private final ConcurrentSkipListMap<String, Validation> byId = new ConcurrentSkipListMap<>();

    public Validations(
            GraphCheck check,
            KnowledgeSchema schema,
            ShapeValidator shapes,
            AuditTrail audit,
            Clock clock,
            Executor executor) {
        this.check = check;
        this.schema = schema;
        this.shapes = shapes;
        this.audit = audit;
        this.clock = clock;
        this.executor = executor;
    }

    /**
     * Begins one.
     *
     * @throws Unavailable if one is running
     */
    public Validation start(Author author) {
        if (!running.compareAndSet(false, true)) {
            throw new Unavailable("A validation of the whole graph is running; wait until it is over.");
        }
        Validation begun = new Validation(
                StatementIds.next("v"), Validation.Status.RUNNING, author.name(), clock.instant(), 0, 0, null, null);
        byId.put(begun.id(), begun);
        while (byId.size() > REMEMBERED) {
            byId.pollFirstEntry();
        }
        audit.succeeded(author, "graph.validate", begun.id(), Map.of());
        executor.execute(() -> run(begun));
        return begun;
    }

    private void run(Validation begun) {
        try {
            GraphFindings result = check.all(
                    schema.frozen(),
                    shapes,
                    (checked, of) -> byId.put(begun.id(), at(begun, Validation.Status.RUNNING, checked, of)));
            Validation last = get(begun.id());
            byId.put(
                    begun.id(),
                    new Validation(
                            begun.id(),
                            Validation.Status.DONE,
                            begun.author(),
                            begun.startedAt(),
                            last.checked(),
                            last.of(),
                            result,
                            null));
        } catch (KnowledgeProblem e) {
            byId.put(begun.id(), failed(begun, e.getMessage()));
        } finally {
            byId.computeIfPresent(
                    begun.id(),
                    (id, last) -> last.status() == Validation.Status.RUNNING
                            ? failed(begun, "It ended unexpectedly; the server's log says why.")
                            : last);
            running.set(false);
        }
    }

    private static Validation failed(Validation begun, @Nullable String why) {
        return new Validation(begun.id(), Validation.Status.FAILED, begun.author(), begun.startedAt(), 0, 0, null, why);
    }

    private static Validation at(Validation begun, Validation.Status status, long checked, long of) {
        return new Validation(begun.id(), status, begun.author(), begun.startedAt(), checked, of, null, null);
    }

    /** @throws Missing if there is none with this id any more */
    public Validation get(String id) {
        Validation known = byId.get(id);
        if (known == null) {
            throw new Missing("There is no validation \"%s\".".formatted(id), Map.of("validation", id));
        }
        return known;
    }

    /** The latest, newest first. */
    public List<Validation> latest() {
        return List.copyOf(new TreeMap<>(byId).descendingMap().values());
    }
}
