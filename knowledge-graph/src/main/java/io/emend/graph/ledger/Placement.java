package io.emend.graph.ledger;

import io.emend.contract.knowledge.ModelState;
import java.util.Objects;

/**
 * Where a statement lives beside the graph.
 *
 * @param method method that wrote it into the weights, {@code none} when nothing did
 */
public record Placement(ModelState modelState, String method) {
    public static final String NO_METHOD = "none";
    public static final Placement GRAPH_ONLY = new Placement(ModelState.KG_ONLY, NO_METHOD);

    public Placement {
        Objects.requireNonNull(modelState, "modelState");
        Objects.requireNonNull(method, "method");
    }

    public static Placement inWeights(String method) {
        return new Placement(ModelState.IN_WEIGHTS, method);
    }
}
