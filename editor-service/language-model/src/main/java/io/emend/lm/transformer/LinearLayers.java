package io.emend.lm.transformer;

/** What a program's linear layers do with a weight as it is held: expressions for its source, and the methods behind them. */
interface LinearLayers {
    /** Definitions of the methods that the expressions call; empty if they call none. */
    String source();

    /** Expression for part of a weight in float32. */
    String wide(String weight);

    /** Expression for a linear layer; b is {@code None} without bias. */
    String product(String x, String weight, String b);

    /** Expression for a linear layer whose weight is stored (in, out). */
    String inputMajorProduct(String x, String weight, String b);

    /**
     * Expression for a linear layer inside an MLP, in the type it is computed in: only its activation and another product
     * follow.
     */
    default String inner(String x, String weight, String b, boolean inputMajor) {
        return inputMajor ? inputMajorProduct(x, weight, b) : product(x, weight, b);
    }
}
