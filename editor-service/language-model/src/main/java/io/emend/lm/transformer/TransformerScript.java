package io.emend.lm.transformer;

import io.emend.lm.ModelConfig;
import io.emend.lm.family.Architecture;
import io.emend.lm.family.Positions;
import io.emend.lm.family.Projection;

/**
 * Writes the TorchScript program of an architecture: every size, epsilon and tensor place becomes a constant in it.
 *
 * <p>Shapes inside: x (B, T, D) residual stream, q (B, T, H, K), k and v (B, S, heads of keys and values, K), key
 * (B, T, F) the MLP's inner activations. {@code w} is the flat weight list of {@link WeightLayout} and {@code o} the
 * place of a block's first tensor in it.
 */
final class TransformerScript {
    private final Architecture architecture;
    private final ModelConfig config;
    private final WeightLayout layout;
    private final LinearLayers layers;
    private final Products products;

    TransformerScript(Architecture architecture, WeightLayout layout, LinearLayers layers, Products products) {
        this.architecture = architecture;
        this.config = architecture.config();
        this.layout = layout;
        this.layers = layers;
        this.products = products;
    }

    String source() {
        return String.join(
                        "\n",
                        products.source(),
                        layers.source(),
                        embed(),
                        angles(),
                        turn(),
                        project(),
                        EntryPoints.ATTEND,
                        feed(),
                        head(),
                        EntryPoints.PATCH,
                        EntryPoints.FULL,
                        EntryPoints.CACHED,
                        EntryPoints.CONTINUE)
                .replace("{FIRST}", String.valueOf(layout.firstBlock()))
                .replace("{BLOCK}", String.valueOf(layout.blockSize()))
                .replace("{LAYERS}", String.valueOf(config.layers()))
                .replace("{D}", String.valueOf(config.hiddenSize()))
                .replace("{F}", String.valueOf(config.mlpSize()))
                .replace("{H}", String.valueOf(config.heads()))
                .replace("{G}", String.valueOf(config.keyValueHeads()))
                .replace("{HG}", String.valueOf(config.heads() / config.keyValueHeads()))
                .replace("{K}", String.valueOf(config.headSize()))
                .replace("{HK}", String.valueOf(config.heads() * config.headSize()))
                .replace("{SCALE}", String.valueOf(1 / Math.sqrt(config.headSize())))
                .replace("{NORM}", norm("x", "o", Part.ATTENTION_NORM, Part.ATTENTION_NORM_BIAS));
    }

    private String embed() {
        String positions = layout.has(Part.POSITION_EMBEDDING)
                ? "    x = torch.add(x, %s)\n"
                        .formatted(layers.wide(
                                "torch.embedding(w[%d], at)".formatted(layout.place(Part.POSITION_EMBEDDING))))
                : "";
        return """
                  def embed(self: __torch__.M, ids: Tensor, at: Tensor, w: List[Tensor]) -> Tensor:
                    x = %s
                %s    return x
                """.formatted(
                        layers.wide("torch.embedding(w[%d], ids)".formatted(layout.place(Part.EMBEDDING))), positions);
    }

    /** Cosines and signed sines, shaped to broadcast over (B, T, H, K); at holds positions, (T) or (B, 1). */
    private String angles() {
        if (!layout.has(Part.FREQUENCIES)) {
            return """
                      def angles(self: __torch__.M, at: Tensor, w: List[Tensor]) -> Tuple[Tensor, Tensor]:
                        return (at, at)
                    """;
        }
        return """
                  def angles(self: __torch__.M, at: Tensor, w: List[Tensor]) -> Tuple[Tensor, Tensor]:
                    a = torch.mul(torch.unsqueeze(torch.unsqueeze(at, -1), -1), w[%d])
                    return (torch.cos(a), torch.mul(torch.sin(a), w[%d]))
                """.formatted(layout.place(Part.FREQUENCIES), layout.place(Part.SIGNS));
    }

    private String turn() {
        if (!(architecture.positions() instanceof Positions.Rotary rotary)) {
            return """
                      def turn(self: __torch__.M, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
                        return x
                    """;
        }
        int size = rotary.size();
        boolean whole = size == config.headSize();
        String swapped = rotary.adjacentPairs()
                ? "torch.flatten(torch.flip(torch.unflatten(r, 3, [%d, 2]), [4]), 3)".formatted(size / 2)
                : "torch.roll(r, [%d], [3])".formatted(size / 2);
        String rest = "torch.cat([r, torch.narrow(x, 3, %d, %d)], 3)".formatted(size, config.headSize() - size);
        return """
                  def turn(self: __torch__.M, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
                    r = %s
                    r = torch.addcmul(torch.mul(r, cos), %s, sin)
                    return %s
                """.formatted(whole ? "x" : "torch.narrow(x, 3, 0, %d)".formatted(size), swapped, whole ? "r" : rest);
    }

    private String project() {
        String split = switch (architecture.projection()) {
            case Projection.Separate separate ->
                """
                            q = torch.reshape(%s, [b, t, {H}, {K}])
                            k = torch.reshape(%s, [b, t, {G}, {K}])
                            v = torch.reshape(%s, [b, t, {G}, {K}])
                        """.formatted(
                                linear("h", Part.QUERY, Part.QUERY_BIAS),
                                linear("h", Part.KEY, Part.KEY_BIAS),
                                linear("h", Part.VALUE, Part.VALUE_BIAS));
            case Projection.Concatenated fused ->
                """
                            a = torch.reshape(%s, [b, t, 3, {H}, {K}])
                            q = torch.select(a, 2, 0)
                            k = torch.select(a, 2, 1)
                            v = torch.select(a, 2, 2)
                        """.formatted(linear("h", Part.QUERY_KEY_VALUE, Part.QUERY_KEY_VALUE_BIAS));
            case Projection.Interleaved fused ->
                """
                            a = torch.reshape(%s, [b, t, {H}, 3, {K}])
                            q = torch.select(a, 3, 0)
                            k = torch.select(a, 3, 1)
                            v = torch.select(a, 3, 2)
                        """.formatted(linear("h", Part.QUERY_KEY_VALUE, Part.QUERY_KEY_VALUE_BIAS));
        };
        String norms = architecture.headNorm()
                ? "    q = %s\n    k = %s\n".formatted(headNorm("q", Part.QUERY_NORM), headNorm("k", Part.KEY_NORM))
                : "";
        return """
                  def project(self: __torch__.M, h: Tensor, w: List[Tensor], o: int, cos: Tensor, sin: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                    b = torch.size(h, 0)
                    t = torch.size(h, 1)
                """ + split + norms + """
                    return (self.turn(q, cos, sin), self.turn(k, cos, sin), v)
                """;
    }

    /** From block input x, its norm h and the heads' outputs a: the sum the MLP adds to, and the MLP's key. */
    private String feed() {
        String attended = linear("a", Part.OUTPUT, Part.OUTPUT_BIAS);
        String source = switch (architecture.residual()) {
            case SEQUENTIAL -> norm("m", "o", Part.MLP_NORM, Part.MLP_NORM_BIAS);
            case PARALLEL -> norm("x", "o", Part.MLP_NORM, Part.MLP_NORM_BIAS);
            case PARALLEL_SHARED_NORM -> "h";
        };
        String up = inner("g", Part.UP, Part.UP_BIAS);
        String key = architecture.gate().isPresent()
                ? "torch.mul(%s, %s)".formatted(architecture.activation().of(inner("g", Part.GATE, Part.GATE_BIAS)), up)
                : architecture.activation().of(up);
        return """
                  def feed(self: __torch__.M, x: Tensor, h: Tensor, a: Tensor, w: List[Tensor], o: int) -> Tuple[Tensor, Tensor]:
                    m = torch.add(x, %s)
                    g = %s
                    return (m, %s)
                  def down(self: __torch__.M, key: Tensor, w: List[Tensor], o: int) -> Tensor:
                    return %s
                """.formatted(attended, source, key, linear("key", Part.DOWN, Part.DOWN_BIAS));
    }

    private String head() {
        String bias = layout.has(Part.HEAD_BIAS) ? "w[%d]".formatted(layout.place(Part.HEAD_BIAS)) : "None";
        return """
                  def head(self: __torch__.M, x: Tensor, w: List[Tensor]) -> Tensor:
                    h = %s
                    return %s
                """.formatted(finalNorm(), layers.product("h", "w[%d]".formatted(layout.place(Part.HEAD)), bias));
    }

    private String finalNorm() {
        return normOf(
                "x",
                "w[%d]".formatted(layout.place(Part.FINAL_NORM)),
                layout.has(Part.FINAL_NORM_BIAS) ? "w[%d]".formatted(layout.place(Part.FINAL_NORM_BIAS)) : "",
                config.hiddenSize());
    }

    private String norm(String x, String o, Part weight, Part bias) {
        String b = layout.has(bias) ? "w[%s+%d]".formatted(o, layout.place(bias)) : "";
        return normOf(x, "w[%s+%d]".formatted(o, layout.place(weight)), b, config.hiddenSize());
    }

    private String headNorm(String x, Part weight) {
        return "torch.rms_norm(%s, [%d], w[o+%d], %s)".formatted(x, config.headSize(), layout.place(weight), epsilon());
    }

    private String normOf(String x, String weight, String bias, int size) {
        return architecture.norm().centred()
                ? "torch.layer_norm(%s, [%d], %s, %s, %s)".formatted(x, size, weight, bias, epsilon())
                : "torch.rms_norm(%s, [%d], %s, %s)".formatted(x, size, weight, epsilon());
    }

    private String epsilon() {
        return java.math.BigDecimal.valueOf(architecture.norm().epsilon()).toPlainString();
    }

    private String linear(String x, Part weight, Part bias) {
        return architecture.inputMajor()
                ? layers.inputMajorProduct(x, matrix(weight), added(bias))
                : layers.product(x, matrix(weight), added(bias));
    }

    /** A linear layer that only an activation and another linear layer follow. */
    private String inner(String x, Part weight, Part bias) {
        return layers.inner(x, matrix(weight), added(bias), architecture.inputMajor());
    }

    private String matrix(Part weight) {
        return "w[o+%d]".formatted(layout.place(weight));
    }

    private String added(Part bias) {
        return layout.has(bias) ? "w[o+%d]".formatted(layout.place(bias)) : "None";
    }
}
