package io.emend.editor.grounding;

import io.emend.contract.knowledge.Value;
import io.emend.editor.commit.Facts;
import io.emend.editor.slot.AskedRelation;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.weights.LiveSlot;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds, for a question, the slot that was changed in the graph but not in the weights, by an edit that stayed out of them or
 * that they hold under other names of its subject, or by the retraction of a loaded fact, and answers from the graph. So the
 * corrected value always wins on read. Thread-safe; the slots of the revisions asked last are remembered.
 */
public final class Grounding {
    private static final int REMEMBERED_REVISIONS = 8;

    private final KnowledgeGraph graph;
    private final AskedRelation asked;
    private final Facts facts;
    private final RetractedBaseFacts retracted;
    private final RecentlyUsed<Long, UnwrittenSlots> byRevision = new RecentlyUsed<>(REMEMBERED_REVISIONS);

    public Grounding(KnowledgeGraph graph, KnowledgeSchema schema, AskedRelation asked) {
        this.graph = graph;
        this.asked = asked;
        this.facts = new Facts(schema);
        this.retracted = new RetractedBaseFacts(graph);
    }

    /**
     * What the graph of this revision says to the question, if the weights do not follow it there.
     *
     * @param live what is in the weights at this revision, by subject
     */
    public Optional<Correction> about(String question, long revision, Map<String, LiveSlot> live) {
        UnwrittenSlots slots = byRevision.get(revision, r -> UnwrittenSlots.of(graph, r, live));
        return slots.asked(question, asked)
                .or(() -> retracted.asked(question, asked, revision))
                .map(slot -> correction(slot, question));
    }

    private Correction correction(UnwrittenSlots.Slot slot, String question) {
        Set<String> ids = slot.live().stream()
                .map(StatementRecord::object)
                .filter(Value.Entity.class::isInstance)
                .map(Value::canonical)
                .collect(Collectors.toCollection(HashSet::new));
        ids.add(slot.subject());
        EntityNames names = EntityNames.of(graph, ids, List.of());
        Language language = Han.isIn(question) ? Language.ZH : Language.EN;
        if (slot.live().isEmpty()) {
            return new Correction(
                    language == Language.ZH ? "知识图谱中没有相关记录。" : "The knowledge graph holds no such fact.", List.of());
        }
        String objects = slot.live().stream()
                .map(record -> display(record.object(), language, names))
                .distinct()
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        String text = language == Language.ZH ? objects + "。（来自知识图谱）" : objects + ". (From the knowledge graph.)";
        return new Correction(text, facts.of(slot.live(), names));
    }

    private static String display(Value value, Language language, EntityNames names) {
        return switch (value) {
            case Value.Entity entity -> names.label(entity.id(), language).orElse(names.display(entity.id()));
            case Value.Literal literal -> literal.value();
        };
    }
}
