package io.emend.lm.transformer;

/** The roles a tensor can play; a model has those that its architecture asks for. */
enum Part {
    EMBEDDING,
    POSITION_EMBEDDING,
    FINAL_NORM,
    FINAL_NORM_BIAS,
    HEAD,
    HEAD_BIAS,
    /** Rotary radians per position, one value per rotated element. */
    FREQUENCIES,
    /** Signs of the sine terms, one per rotated element. */
    SIGNS,
    ATTENTION_NORM,
    ATTENTION_NORM_BIAS,
    MLP_NORM,
    MLP_NORM_BIAS,
    QUERY,
    QUERY_BIAS,
    KEY,
    KEY_BIAS,
    VALUE,
    VALUE_BIAS,
    QUERY_KEY_VALUE,
    QUERY_KEY_VALUE_BIAS,
    QUERY_NORM,
    KEY_NORM,
    OUTPUT,
    OUTPUT_BIAS,
    GATE,
    GATE_BIAS,
    UP,
    UP_BIAS,
    DOWN,
    DOWN_BIAS
}
