package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import java.util.List;

/** Checks a draft against what the schema demands of types, ranges, classes and cardinalities. */
@FunctionalInterface
public interface SchemaCheck {
    /** Demands nothing. */
    SchemaCheck NONE = (draft, newEntities, naming) -> List.of();

    /** What the added statements violate that was not violated before; each an error of kind TYPE, RANGE, DISJOINT or CARDINALITY. */
    List<Conflict> violations(DraftGraph draft, List<NewEntity> newEntities, Naming naming);
}
