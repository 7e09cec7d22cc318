package io.emend.lm.transformer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Matrix products in bfloat16 with float32 sums: several times faster where the processor has instructions for them, and
 * good to about three digits, which is enough to search by gradient, never to judge by. An MLP's activation is bfloat16,
 * too; everything else between the products stays float32. DJL has no name for bfloat16: narrowed matrices pass through it as long as nobody asks for their type.
 */
final class BrainProducts implements LinearLayers {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /** Whether this processor multiplies bfloat16 by itself; elsewhere such products are slower than float32 ones. */
    static final boolean FAST = hasInstructions();

    private static boolean hasInstructions() {
        try {
            String text = Files.readString(PROCESSOR);
            return text.contains("avx512_bf16") || text.contains("amx_bf16");
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    @Override
    public String wide(String weight) {
        return weight;
    }

    @Override
    public String product(String x, String weight, String b) {
        return "self.product(%s, %s, %s)".formatted(x, weight, b);
    }

    @Override
    public String inputMajorProduct(String x, String weight, String b) {
        return "self.inputMajor(%s, %s, %s)".formatted(x, weight, b);
    }

    @Override
    public String inner(String x, String weight, String b, boolean inputMajor) {
        return (inputMajor ? "self.inner(%s, torch.t(%s), %s)" : "self.inner(%s, %s, %s)").formatted(x, weight, b);
    }

    /** {@code narrowed} prepares matrices. */
    @Override
    public String source() {
        return """
                  def narrowed(self: __torch__.M, w: List[Tensor]) -> List[Tensor]:
                    out = annotate(List[Tensor], [])
                    for i in range(torch.len(w)):
                      torch.append(out, torch.to(w[i], 15))
                    return out
                  def product(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    return self.plus(torch.linear(torch.to(x, 15), w), b)
                  def inputMajor(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    return self.plus(torch.matmul(torch.to(x, 15), w), b)
                  def plus(self: __torch__.M, y: Tensor, b: Optional[Tensor]) -> Tensor:
                    wide = torch.to(y, 6)
                    if b is not None:
                      wide = torch.add(wide, unchecked_cast(Tensor, b))
                    return wide
                  def inner(self: __torch__.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                    if b is None:
                      return torch.linear(torch.to(x, 15), w)
                    return torch.linear(torch.to(x, 15), w, torch.to(unchecked_cast(Tensor, b), 15))
                """;
    }
}
