package io.emend.editor.commit;

import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Labelled;
import io.emend.editor.slot.EntityNames;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.RelationId;
import java.util.List;

/** Translates the graph's records into the facts that travel on the wire. */
public final class Facts {
    private final KnowledgeSchema schema;

    public Facts(KnowledgeSchema schema) {
        this.schema = schema;
    }

    /** One fact per record, in order, labelled in English. */
    public List<Fact> of(List<StatementRecord> records, EntityNames names) {
        return records.stream().map(record -> of(record, names)).toList();
    }

    private Fact of(StatementRecord record, EntityNames names) {
        return new Fact(
                record.id(),
                new Labelled(record.subject(), names.display(record.subject())),
                new Labelled(record.relation(), relationLabel(record.relation())),
                record.object(),
                record.modelState(),
                record.assertedRevision(),
                record.retractedRevision(),
                record.validFrom(),
                record.validTo(),
                record.author(),
                record.source(),
                record.derivedFrom());
    }

    private String relationLabel(String id) {
        return RelationId.fits(id)
                ? schema.relation(RelationId.of(id))
                        .map(relation -> relation.label(Language.EN))
                        .orElse(id)
                : id;
    }
}
