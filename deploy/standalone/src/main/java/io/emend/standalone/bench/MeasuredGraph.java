package io.emend.standalone.bench;

import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.graph.CurrentGraph;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.plan.ShapeCheck;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.GraphPorts;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.rules.Budget;
import io.emend.schema.shapes.ShapeValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;

/** Takes the figures of one loaded graph. For one thread. */
final class MeasuredGraph {
    private static final int WARM_UP = 500;
    /** A check runs through more code than a read: the compiler needs longer to have seen it. */
    private static final int UNTIMED_CHECKS = 2_000;

    /** By then the compiler has little left to do. */
    private static final int CHECKS_OF_A_WHILE = 10_000;

    private static final int RUNS = 2_000;
    private static final int COMMITS = 200;
    private static final int UNTIMED_COMMITS = 50;
    private static final int SAMPLE = 50_000;
    private static final int READS_PER_SECOND = 200;
    private static final Duration TOGETHER = Duration.ofSeconds(30);
    private static final long SEED = 1;

    private final GraphPorts graph;
    private final Figures figures;
    private final Random random = new Random(SEED);
    private final List<StatementRecord> facts = new ArrayList<>();
    private final Map<String, List<String>> objects = new HashMap<>();
    private final List<EntityRecord> named = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();

    MeasuredGraph(GraphPorts graph, Figures figures) {
        this.graph = graph;
        this.figures = figures;
    }

    /** Takes every figure; edits come last, for they change the graph. */
    void all() {
        sample();
        conflictChecks();
        reads();
        searches();
        edits();
        integrity();
    }

    /** Keeps a uniform sample of the facts, and every entity that has a name. */
    private void sample() {
        long[] seen = {0};
        graph.knowledge().forEachLive(fact -> {
            seen[0]++;
            if (facts.size() < SAMPLE) {
                facts.add(fact);
            } else if (random.nextLong(seen[0]) < SAMPLE) {
                facts.set(random.nextInt(SAMPLE), fact);
            }
        });
        facts.forEach(fact -> objects.computeIfAbsent(fact.relation(), relation -> new ArrayList<>())
                .add(fact.object().canonical()));
        graph.catalog().changedSince(-1, entity -> {
            if (!entity.labels().isEmpty()) {
                named.add(entity);
            }
        });
    }

    /** The whole graph, for copies of it. */
    CopiedGraph toCopy() {
        List<EntityRecord> entities = new ArrayList<>();
        graph.catalog().changedSince(-1, entities::add);
        List<Content> contents = new ArrayList<>();
        graph.knowledge().forEachLive(fact -> contents.add(fact.content()));
        return new CopiedGraph(entities, contents);
    }

    /** Planning of one statement: names resolved, conflicts found, rules followed, shapes checked; nothing committed. */
    private void conflictChecks() {
        KnowledgeSchema schema = KnowledgeSchema.load();
        GraphMemory memory = new GraphMemory(graph.knowledge());
        KnowledgeGraph knowledge = memory.graph();
        OperationResolver resolver = new OperationResolver(schema, knowledge);
        EditPlanner planner = new EditPlanner(
                knowledge, schema, new ShapeCheck(knowledge, schema, ShapeValidator.load(schema)), Budget.DEFAULT);
        IntConsumer check = i -> {
            StatementRecord fact = anyFact();
            EditRequest request = EditRequest.of(List.of(Operation.assertion(
                    Reference.id(fact.subject()),
                    Reference.id(fact.relation()),
                    ObjectReference.id(any(Objects.requireNonNull(objects.get(fact.relation())))))));
            try {
                memory.planning(
                        planner.grounds(request.operations()),
                        () -> planner.plan(resolver.resolve(request), new CurrentGraph(knowledge), "benchmark"));
            } catch (KnowledgeProblem e) {
                // refused is an answer too
            }
        };
        figures.put(
                "conflict check of one statement, after " + UNTIMED_CHECKS, Latencies.of(UNTIMED_CHECKS, RUNS, check));
        figures.put(
                "conflict check of one statement, after " + CHECKS_OF_A_WHILE,
                Latencies.of(CHECKS_OF_A_WHILE - UNTIMED_CHECKS - RUNS, RUNS, check));
    }

    private void reads() {
        figures.put("live statements of a slot", Latencies.of(WARM_UP, RUNS, i -> readSlot(anyFact())));
        figures.put(
                "facts of a subject, one page",
                Latencies.of(
                        WARM_UP,
                        RUNS,
                        i -> graph.knowledge()
                                .facts(StatementPattern.of(anyFact().subject(), null, null))));
        figures.put(
                "facts of a relation, one page",
                Latencies.of(
                        WARM_UP,
                        RUNS,
                        i -> graph.knowledge()
                                .facts(StatementPattern.of(null, anyFact().relation(), null))));
    }

    private void searches() {
        figures.put("entity search, whole label", searching(i -> search(anyName("en"), "en")));
        figures.put("entity search, beginning", searching(i -> {
            String name = anyName("en");
            search(name.substring(0, Math.min(name.length(), 4)), "en");
        }));
        figures.put("entity search, one slip", searching(i -> search(withSlip(anyName("en")), "en")));
        figures.put("entity search, Chinese", searching(i -> search(anyName("zh"), "zh")));
    }

    /** Replacements of a fact's object by another that the relation takes; the first ones are made before they are timed. */
    private void edits() {
        List<GraphCommit> prepared = new ArrayList<>();
        State head = graph.knowledge().state();
        for (int i = 0; i < UNTIMED_COMMITS + COMMITS; i++) {
            prepared.add(replacement(
                    "a" + head.revision() + '-' + i,
                    head.revision() + i,
                    head.stateHash().model()));
        }
        figures.put(
                "commit of one replacement",
                Latencies.of(UNTIMED_COMMITS, COMMITS, i -> graph.ledger().commit(prepared.get(i))));
        Random readers = new Random(SEED);
        ReadsDuringEdits.Result together = new ReadsDuringEdits(READS_PER_SECOND, TOGETHER)
                .run(
                        i -> {
                            StatementRecord fact;
                            synchronized (readers) {
                                fact = facts.get(readers.nextInt(facts.size()));
                            }
                            readSlot(fact);
                        },
                        i -> {
                            State now = graph.knowledge().state();
                            graph.ledger()
                                    .commit(replacement(
                                            "b" + now.revision() + '-' + i,
                                            now.revision(),
                                            now.stateHash().model()));
                        });
        figures.put(READS_PER_SECOND + " reads a second during edits", together.reads());
        figures.put("edits meanwhile, a second", together.edits() / TOGETHER.toSeconds());
    }

    private void integrity() {
        long begin = System.nanoTime();
        boolean intact = graph.ledger().isIntact();
        figures.put(
                "recomputing live set and chain, s",
                (System.nanoTime() - begin) / 1_000_000_000 + (intact ? "" : " NOT INTACT"));
    }

    private static Latencies searching(IntConsumer search) {
        return Latencies.of(WARM_UP, RUNS, search);
    }

    private void readSlot(StatementRecord fact) {
        graph.knowledge().slot(fact.subject(), fact.relation());
    }

    private void search(String query, String lang) {
        graph.knowledge().searchEntities(query, lang, 10);
    }

    private GraphCommit replacement(String id, long head, String model) {
        while (true) {
            StatementRecord old = anyFact();
            String object = any(Objects.requireNonNull(objects.get(old.relation())));
            if (!object.startsWith("\"") && touched.add(old.subject() + ' ' + old.relation()) && isNew(old, object)) {
                return replacement(id, head, model, old, object);
            }
        }
    }

    private boolean isNew(StatementRecord old, String object) {
        return graph.knowledge().slot(old.subject(), old.relation()).stream()
                .noneMatch(live -> live.object().canonical().equals(object));
    }

    private static GraphCommit replacement(String id, long head, String model, StatementRecord old, String object) {
        PlannedStatement planned = new PlannedStatement(
                "s_" + id,
                old.subject(),
                old.relation(),
                new Value.Entity(object, object),
                null,
                null,
                List.of(),
                null);
        return new GraphCommit(
                id,
                RevisionKind.EDIT,
                "benchmark",
                Instant.now(),
                head,
                List.of(),
                List.of(),
                List.of(old.id()),
                List.of(planned),
                Map.of(),
                model,
                List.of(),
                Set.of(),
                List.of(),
                null,
                null);
    }

    private StatementRecord anyFact() {
        return any(facts);
    }

    private String anyName(String lang) {
        return any(named).label(lang);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The name with one letter in the middle left out. */
    private static String withSlip(String name) {
        int middle = name.length() / 2;
        return name.substring(0, middle) + name.substring(Math.min(name.length(), middle + 1));
    }
}
