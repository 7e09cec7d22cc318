package io.emend.controller.domain.graph;

import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A live graph with planned changes on top. Remembers the revision of every slot that was read, taken before its
 * statements were, so that a change in between makes the plan stale instead of wrong. For one thread.
 */
public final class DraftGraph implements LiveGraph {
    private static final Comparator<StatementRecord> NEWEST_FIRST = Comparator.comparingLong(
                    StatementRecord::assertedRevision)
            .reversed()
            .thenComparing(StatementRecord::id);

    /** Single facts of a slot that are read before the whole of it is. */
    private static final int SINGLE_FACTS = 2;

    private final LiveGraph base;
    private final Map<String, StatementRecord> added = new LinkedHashMap<>();
    private final Map<String, StatementRecord> removed = new LinkedHashMap<>();
    private final SortedMap<Slot, Long> reads = new TreeMap<>();
    private final Map<Slot, List<StatementRecord>> slots = new HashMap<>();
    private final Map<Stated, List<StatementRecord>> facts = new HashMap<>();
    private final Map<Slot, Integer> singleFacts = new HashMap<>();
    private final Map<PointerKey, List<StatementRecord>> pointers = new HashMap<>();
    private final LiveGraph before = new Before();

    private record Stated(Slot slot, String object) {}

    public DraftGraph(LiveGraph base) {
        this.base = base;
    }

    /** The graph without the planned changes; reads of it are remembered here too. */
    public LiveGraph before() {
        return before;
    }

    /** Adds a statement. */
    public void add(StatementRecord statement) {
        read(Slot.of(statement));
        if (removed.remove(statement.id()) == null) {
            added.put(statement.id(), statement);
        }
    }

    /** Takes a statement away; false when it is not there. */
    public boolean remove(StatementRecord statement) {
        read(Slot.of(statement));
        if (added.remove(statement.id()) != null) {
            return true;
        }
        return removed.putIfAbsent(statement.id(), statement) == null;
    }

    public boolean isRemoved(StatementRecord statement) {
        return removed.containsKey(statement.id());
    }

    /** What was added, in the order of adding. */
    public List<StatementRecord> added() {
        return List.copyOf(added.values());
    }

    /** What was taken away from the base, in the order of taking. */
    public List<StatementRecord> removed() {
        return List.copyOf(removed.values());
    }

    /** Every slot that was read, with the revision that had last changed it. */
    public SortedMap<Slot, Long> reads() {
        return new TreeMap<>(reads);
    }

    @Override
    public List<StatementRecord> slot(Slot slot) {
        return merge(before.slot(slot), statement -> Slot.of(statement).equals(slot));
    }

    @Override
    public List<StatementRecord> stating(Slot slot, String object) {
        return merge(
                before.stating(slot, object),
                statement -> Slot.of(statement).equals(slot)
                        && statement.object().canonical().equals(object));
    }

    @Override
    public List<StatementRecord> pointingAt(String relation, String object) {
        return merge(
                before.pointingAt(relation, object),
                statement -> statement.relation().equals(relation)
                        && statement.object().canonical().equals(object));
    }

    @Override
    public List<StatementRecord> about(String subject) {
        return merge(base.about(subject), statement -> statement.subject().equals(subject));
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        StatementRecord planned = added.get(id);
        if (planned != null) {
            return Optional.of(planned);
        }
        return removed.containsKey(id) ? Optional.empty() : base.statement(id);
    }

    @Override
    public long lastChange(Slot slot) {
        return read(slot);
    }

    /** Whether a statement with this id is live once the plan is carried out. */
    public boolean isLive(String id) {
        return statement(id).isPresent();
    }

    @Override
    public void expect(Set<FactKey> expected, Set<PointerKey> pointing) {
        before.expect(expected, pointing);
    }

    private long read(Slot slot) {
        return reads.computeIfAbsent(slot, base::lastChange);
    }

    private List<StatementRecord> merge(List<StatementRecord> live, Predicate<StatementRecord> wanted) {
        List<StatementRecord> merged = new ArrayList<>(live.size() + 1);
        Stream.concat(
                        live.stream().filter(statement -> !removed.containsKey(statement.id())),
                        added.values().stream().filter(wanted))
                .sorted(NEWEST_FIRST)
                .forEach(merged::add);
        return merged;
    }

    /** The base, with its reads remembered. */
    private final class Before implements LiveGraph {
        @Override
        public List<StatementRecord> slot(Slot slot) {
            return slots.computeIfAbsent(slot, unread -> {
                State state = base.state(unread);
                reads.putIfAbsent(unread, state.revision());
                return state.statements();
            });
        }

        @Override
        public List<StatementRecord> stating(Slot slot, String object) {
            Stated stated = new Stated(slot, object);
            if (!slots.containsKey(slot) && !facts.containsKey(stated)) {
                if (singleFacts.merge(slot, 1, Integer::sum) <= SINGLE_FACTS) {
                    State state = base.state(slot, object);
                    reads.putIfAbsent(slot, state.revision());
                    facts.put(stated, state.statements());
                } else {
                    slot(slot);
                }
            }
            List<StatementRecord> whole = slots.get(slot);
            return whole != null ? LiveGraph.stating(whole, object) : facts.getOrDefault(stated, List.of());
        }

        @Override
        public List<StatementRecord> pointingAt(String relation, String object) {
            return pointers.computeIfAbsent(new PointerKey(relation, object), pointer -> {
                List<StatementRecord> found = base.pointingAt(relation, object);
                base.lastChanges(found.stream()
                                .map(Slot::of)
                                .filter(slot -> !reads.containsKey(slot))
                                .distinct()
                                .toList())
                        .forEach(reads::putIfAbsent);
                return found;
            });
        }

        /** Of a slot of which more than a few facts are expected the whole is, as it will be read. */
        @Override
        public void expect(Set<FactKey> expected, Set<PointerKey> pointing) {
            Map<Slot, Set<FactKey>> bySlot = new HashMap<>();
            for (FactKey fact : expected) {
                Slot slot = new Slot(fact.subject(), fact.relation());
                if (!slots.containsKey(slot)
                        && (fact.object() == null || !facts.containsKey(new Stated(slot, fact.object())))) {
                    bySlot.computeIfAbsent(slot, s -> new HashSet<>()).add(fact);
                }
            }
            Set<FactKey> wanted = new HashSet<>();
            bySlot.forEach((slot, several) -> {
                FactKey whole = FactKey.slot(slot.subject(), slot.relation());
                boolean many =
                        several.contains(whole) || singleFacts.getOrDefault(slot, 0) + several.size() > SINGLE_FACTS;
                wanted.addAll(many ? Set.of(whole) : several);
            });
            Set<PointerKey> unread = new HashSet<>(pointing);
            unread.removeAll(pointers.keySet());
            base.expect(wanted, unread);
        }

        @Override
        public List<StatementRecord> about(String subject) {
            return base.about(subject);
        }

        @Override
        public Optional<StatementRecord> statement(String id) {
            return base.statement(id);
        }

        @Override
        public long lastChange(Slot slot) {
            return read(slot);
        }
    }
}
