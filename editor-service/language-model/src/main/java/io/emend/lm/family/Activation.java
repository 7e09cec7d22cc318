package io.emend.lm.family;

import io.emend.lm.CheckpointException;

/** The MLP's nonlinearity, with the TorchScript expression that computes it. */
public enum Activation {
    SILU("torch.silu(%s)"),
    GELU("torch.gelu(%s)"),
    GELU_TANH("torch.gelu(%s, approximate=\"tanh\")"),
    RELU("torch.relu(%s)");

    private final String expression;

    Activation(String expression) {
        this.expression = expression;
    }

    /** TorchScript source that applies it to the given expression. */
    public String of(String argument) {
        return expression.formatted(argument);
    }

    static Activation named(String name) {
        return switch (name) {
            case "silu", "swish" -> SILU;
            case "gelu" -> GELU;
            case "gelu_new", "gelu_fast", "gelu_pytorch_tanh" -> GELU_TANH;
            case "relu" -> RELU;
            default ->
                throw new CheckpointException(
                        "config.json asks for the activation '%s'; supported are silu, gelu, gelu_new and relu."
                                .formatted(name));
        };
    }
}
