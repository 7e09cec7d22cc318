package io.emend.lm.transformer;

import io.emend.lm.checkpoint.Checkpoint;
import io.emend.lm.checkpoint.TensorEntry;
import io.emend.lm.checkpoint.TensorType;

/**
 * Which half-precision matrices stay as they are stored. DJL cannot hold bfloat16, so those are held under the name of
 * float16, and only the program knows what their bits mean; a checkpoint that mixes both keeps one kind.
 */
enum KeptHalf implements LinearLayers {
    NONE,
    FLOAT16,
    BFLOAT16;

    /** The kind of a checkpoint's embedding, which is its largest matrix. */
    static KeptHalf of(Checkpoint checkpoint, WeightLayout layout) {
        String embedding = layout.slots().get(layout.place(Part.EMBEDDING)).name();
        TensorEntry entry = checkpoint.tensors().get(embedding);
        return switch (entry == null ? TensorType.F32 : entry.type()) {
            case F16 -> FLOAT16;
            case BF16 -> BFLOAT16;
            default -> NONE;
        };
    }

    /** Vectors are small and enter norms: they are widened always. */
    boolean keeps(TensorEntry entry) {
        boolean kind = switch (this) {
            case NONE -> false;
            case FLOAT16 -> entry.type() == TensorType.F16;
            case BFLOAT16 -> entry.type() == TensorType.BF16;
        };
        return kind && entry.shape().size() == 2 && entry.bytes() <= Integer.MAX_VALUE;
    }

    @Override
    public String wide(String weight) {
        return this == NONE ? weight : "self.wide(%s)".formatted(weight);
    }

    @Override
    public String product(String x, String weight, String b) {
        return (this == NONE ? "self.linear(%s, %s, %s)" : "self.product(%s, %s, %s)").formatted(x, weight, b);
    }

    @Override
    public String inputMajorProduct(String x, String weight, String b) {
        return (this == NONE ? "self.turnedLinear(%s, %s, %s)" : "self.turnedProduct(%s, %s, %s)")
                .formatted(x, weight, b);
    }

    /** Packed matrices have a type of their own; those of edits are float32. */
    @Override
    public String source() {
        if (this == NONE) {
            return "";
        }
        String seen = this == BFLOAT16 ? "torch.view_copy(w, dtype=15)" : "w";
        return """
                  def wide(self: __torch__.M, w: Tensor) -> Tensor:
                    if ops.prim.dtype(w) == 5:
                      return torch.to(%s, 6)
                    return w
                  def product(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    if ops.prim.dtype(w) == 0:
                      return self.packedLinear(x, w, b)
                    return self.linear(x, self.wide(w), b)
                  def turnedProduct(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    if ops.prim.dtype(w) == 0:
                      return self.packedLinear(x, w, b)
                    return self.turnedLinear(x, self.wide(w), b)
                  def packedLinear(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    if b is None:
                      added = torch.zeros([1])
                    else:
                      added = unchecked_cast(Tensor, b)
                    return torch.fbgemm_linear_fp16_weight_fp32_activation(x, w, added)
                  def packHalf(self: __torch__.M, w: Tensor, turned: bool) -> Tensor:
                    v = self.wide(w)
                    if bool(torch.gt(torch.max(torch.abs(v)), 65504.)):
                      return w
                    if turned:
                      v = torch.contiguous(torch.t(v))
                    return torch.fbgemm_pack_gemm_matrix_fp16(v)
                """.formatted(seen);
    }
}
