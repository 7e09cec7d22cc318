package io.emend.lm.transformer;

/**
 * The program's linear layers. On a processor they go to oneDNN, whose products of few rows are two to six times as fast
 * as those that {@code torch.linear} takes; where a gradient is recorded, {@code torch.linear} knows how.
 */
enum Products {
    ONE_DNN,
    TORCH;

    static Products on(ai.djl.Device device) {
        return device.isGpu() ? TORCH : ONE_DNN;
    }

    /** Methods {@code linear} (weight stored (out, in)), {@code turnedLinear} (weight stored (in, out)) and {@code pack}. */
    String source() {
        return switch (this) {
            case ONE_DNN -> """
                      def linear(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                        if torch.is_grad_enabled():
                          return torch.linear(x, w, b)
                        return ops.mkldnn._linear_pointwise(x, w, b, "none", annotate(List[Optional[number]], []), "")
                      def turnedLinear(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                        if ops.prim.is_mkldnn(w):
                          return self.linear(x, w, b)
                        return self.linear(x, torch.t(w), b)
                      def pack(self: __torch__.M, w: Tensor, turned: bool) -> Tensor:
                        if turned:
                          w = torch.t(w)
                        return ops.mkldnn._reorder_linear_weight(w, None)
                    """;
            case TORCH -> """
                      def linear(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                        return torch.linear(x, w, b)
                      def turnedLinear(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                        return torch.linear(x, torch.t(w), b)
                    """;
        };
    }
}
