package io.emend.editor.slot;

import io.emend.contract.knowledge.Page;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts that were imported, as they stood right after each import. What edits did to them since does not count, so
 * that a slot's plan is a function of its own edited facts and of the loaded data, not of the order of other edits.
 *
 * <p>Thread-safe; remembers which revisions are imports, and the subjects of a relation until another import comes.
 */
final class BaseFacts {
    private static final int PAGE = 200;

    private final KnowledgeGraph graph;
    private final Map<String, List<String>> labelsByRelation = new ConcurrentHashMap<>();
    private final Map<String, List<StatementRecord>> byRelation = new ConcurrentHashMap<>();
    private List<Long> imports = List.of();
    private long scannedTo = -1;

    BaseFacts(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** Imported facts about a subject, one per content, ordered by content key. */
    Collection<StatementRecord> about(String subject) {
        Map<String, StatementRecord> facts = new TreeMap<>();
        for (long revision : imports()) {
            graph.facts(StatementPattern.of(subject, null, null).asOf(revision).limit(PAGE)).items().stream()
                    .filter(record -> record.origin() == Origin.IMPORT)
                    .forEach(record -> facts.putIfAbsent(record.content().key(), record));
        }
        return facts.values();
    }

    /** English labels of other subjects that had the relation in the first import; the same few for the same subject. */
    List<String> subjectsBeside(String subject, String relation, int count) {
        List<String> labels = labelsByRelation.computeIfAbsent(relation, this::subjects);
        int size = labels.size();
        int start = size == 0 ? 0 : Math.floorMod(subject.hashCode(), size);
        Set<String> own = ownNames(subject);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < size && chosen.size() < count; i++) {
            String label = labels.get((start + i) % size);
            if (!own.contains(label)) {
                chosen.add(label);
            }
        }
        return chosen;
    }

    /** Names of the facts' subjects and objects. */
    EntityNames names(Collection<StatementRecord> records) {
        return EntityNames.of(
                graph,
                records.stream()
                        .flatMap(record ->
                                Stream.of(record.subject(), record.object().canonical()))
                        .distinct()
                        .toList(),
                List.of());
    }

    /** Whether anything was imported. */
    boolean areLoaded() {
        return !imports().isEmpty();
    }

    /** Facts of a relation in the first import, ordered by content key; a page of them, always the same. */
    List<StatementRecord> with(String relation) {
        List<Long> known = imports();
        return known.isEmpty() ? List.of() : byRelation.computeIfAbsent(relation, r -> page(r, known.getFirst()));
    }

    private List<StatementRecord> page(String relation, long revision) {
        return graph
                .facts(StatementPattern.of(null, relation, null).asOf(revision).limit(PAGE))
                .items()
                .stream()
                .sorted(Comparator.comparing(record -> record.content().key()))
                .toList();
    }

    private List<String> subjects(String relation) {
        List<String> ids =
                with(relation).stream().map(StatementRecord::subject).distinct().toList();
        Map<String, EntityRecord> entities = graph.entities(ids);
        return ids.stream()
                .map(entities::get)
                .filter(Objects::nonNull)
                .map(entity -> entity.labels().get(Language.EN.tag()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Set<String> ownNames(String subject) {
        return graph.entity(subject)
                .map(entity -> new HashSet<>(entity.labels().values()))
                .orElseGet(HashSet::new);
    }

    /** Import revisions, oldest first; only revisions newer than the last look are read. */
    private synchronized List<Long> imports() {
        List<Long> found = new ArrayList<>();
        long newest = scannedTo;
        @Nullable String cursor = null;
        do {
            Page<RevisionRecord> page = graph.revisions(PAGE, cursor);
            for (RevisionRecord revision : page.items()) {
                if (revision.revision() > scannedTo) {
                    newest = Math.max(newest, revision.revision());
                    if (revision.kind() == RevisionKind.IMPORT) {
                        found.addFirst(revision.revision());
                    }
                }
            }
            boolean reachedKnown =
                    page.items().isEmpty() || page.items().getLast().revision() <= scannedTo;
            cursor = reachedKnown ? null : page.next();
        } while (cursor != null);
        if (!found.isEmpty()) {
            boolean wasEmpty = imports.isEmpty();
            List<Long> all = new ArrayList<>(imports);
            all.addAll(found);
            imports = List.copyOf(all);
            if (wasEmpty) {
                labelsByRelation.clear();
            }
        }
        scannedTo = newest;
        return imports;
    }
}
