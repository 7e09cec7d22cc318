package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import java.util.List;
import java.util.Map;

/** Checks a draft against what the schema demands of types, ranges, classes and cardinalities. */
@FunctionalInterface
public interface SchemaCheck {
    /** Demands nothing. */
    SchemaCheck NONE = (draft, types, naming) -> List.of();

    /**
     * What the added statements violate that was not violated before; each an error of kind TYPE, RANGE, DISJOINT or
     * CARDINALITY.
     *
     * @param types ids of the classes of entities where they are known already, those of new ones among them
     */
    List<Conflict> violations(DraftGraph draft, Map<String, List<String>> types, Naming naming);
}
