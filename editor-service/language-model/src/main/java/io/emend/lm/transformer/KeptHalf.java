package io.emend.lm.transformer;

import io.emend.lm.checkpoint.Checkpoint;
import io.emend.lm.checkpoint.TensorEntry;
import io.emend.lm.checkpoint.TensorType;

/**
 * Which half-precision matrices stay as they are stored. DJL cannot hold bfloat16, so those are held under the name of
 * float16, and only the program knows what their bits mean; a checkpoint that mixes both keeps one kind.
 */
enum KeptHalf implements Products {
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
        return (this == NONE ? "torch.linear(%s, %s, %s)" : "self.product(%s, %s, %s)").formatted(x, weight, b);
    }

    @Override
    public String inputMajorProduct(String x, String weight, String b) {
        return this == NONE
                ? product(x, "torch.t(%s)".formatted(weight), b)
                : "self.inputMajor(%s, %s, %s)".formatted(x, weight, b);
    }

    /** The products widen no more at a time than stays in the processor's cache. */
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
                    n = torch.size(w, 0)
                    rows = %d // torch.size(w, 1) + 1
                    if ops.prim.dtype(w) != 5:
                      return torch.linear(x, w, b)
                    if n <= rows:
                      return torch.linear(x, self.wide(w), b)
                    parts = annotate(List[Tensor], [])
                    for i in range((n + rows - 1) // rows):
                      at = i * rows
                      torch.append(parts, torch.linear(x, self.wide(torch.narrow(w, 0, at, ops.prim.min(rows, n - at)))))
                    y = torch.cat(parts, -1)
                    if b is not None:
                      y = torch.add(y, unchecked_cast(Tensor, b))
                    return y
                  def inputMajor(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    n = torch.size(w, 0)
                    rows = %d // torch.size(w, 1) + 1
                    if ops.prim.dtype(w) != 5:
                      return torch.linear(x, torch.t(w), b)
                    y = torch.matmul(torch.narrow(x, -1, 0, ops.prim.min(rows, n)), self.wide(torch.narrow(w, 0, 0, ops.prim.min(rows, n))))
                    for i in range(1, (n + rows - 1) // rows):
                      at = i * rows
                      m = ops.prim.min(rows, n - at)
                      y = torch.add(y, torch.matmul(torch.narrow(x, -1, at, m), self.wide(torch.narrow(w, 0, at, m))))
                    if b is not None:
                      y = torch.add(y, unchecked_cast(Tensor, b))
                    return y
                """.formatted(seen, ELEMENTS, ELEMENTS);
    }

    /** Four megabytes of float32. */
    private static final int ELEMENTS = 1 << 20;
}
