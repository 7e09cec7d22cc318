package io.emend.training;

/**
 * Writes the TorchScript source of one whole training step of a Llama-type decoder: forward pass, weighted
 * cross-entropy, gradients, global-norm clipping, and the update in place, by Muon for the layers' matrices and by AdamW
 * for the rest.
 *
 * <p>Matrix products run in bfloat16 inside the program; weights, sums, norms, softmax and moments stay in float32.
 * Touvron et al. 2023, <i>LLaMA</i>, arXiv:2302.13971 (RMSNorm, SwiGLU, rotary embeddings); Loshchilov and Hutter 2019,
 * <i>Decoupled Weight Decay Regularization</i>, arXiv:1711.05101, Algorithm 2; Jordan et al. 2024, <i>Muon</i> (momentum
 * after Nesterov, Newton-Schulz), with the update's size of Liu et al. 2025, <i>Muon is Scalable for LLM Training</i>,
 * arXiv:2502.16982, section 2.2. Muon learns early what is said seldom (Wang et al. 2025, arXiv:2509.26030), as facts are.
 */
final class TrainingProgram {
    private static final int TENSORS_PER_LAYER = 9;
    private static final int EDIT_TENSORS = 2;
    private static final String NORM_EPSILON = "1e-05";
    private static final double MOMENTUM = 0.95;

    /** Coefficients of X, (XXᵀ)X and (XXᵀ)²X in each turn of the iteration that makes singular values near 1. */
    private static final double[] NEWTON_SCHULZ = {3.4445, -4.7750, 2.0315};

    private static final int NEWTON_SCHULZ_TURNS = 5;

    /** Root mean square of an update at rate 1, about that of AdamW. */
    private static final double UPDATE_SIZE = 0.2;

    private final ModelShape shape;
    private final StringBuilder code = new StringBuilder();

    private TrainingProgram(ModelShape shape) {
        this.shape = shape;
    }

    /**
     * The source of method {@code step(tokensBT, targetsBT, lossWeightBT, cosTK, sinTK, maskB1TT, placesN, relationsN, objectsN,
     * sharesN1, hyper, all)}, which returns the loss and the gradient norm; an edit is added at each place, counted through the
     * batch ({@link EditCodes}); {@code hyper} is (rate, β₁, β₂, ε, decay, clip, 1−β₁ᵗ, 1−β₂ᵗ) and {@code all} holds the
     * weights, the first moments and the second moments, in that order, all updated in place.
     */
    static String source(ModelShape shape) {
        return new TrainingProgram(shape).write();
    }

    private String write() {
        line(
                "def step(self: __torch__.M, tokens: Tensor, targets: Tensor, lossWeight: Tensor, cos: Tensor, sin: Tensor,"
                        + " mask: Tensor, places: Tensor, relations: Tensor, objects: Tensor, shares: Tensor, hyper: Tensor,"
                        + " all: List[Tensor]) -> List[Tensor]:");
        forward();
        loss();
        gradients();
        update();
        line("  return [torch.detach(loss), norm]");
        return code.toString();
    }

    private void forward() {
        line("  b = torch.size(tokens, 0)");
        line("  t = torch.size(tokens, 1)");
        line("  x = torch.embedding(" + weight(0) + ", tokens)");
        for (int layer = 0; layer < shape.layers(); layer++) {
            block(2 + layer * TENSORS_PER_LAYER);
            if (layer == EditCodes.layer(shape)) {
                edits(2 + shape.layers() * TENSORS_PER_LAYER);
            }
        }
        norm("final", "x", 1);
    }

    private void block(int first) {
        int k = shape.headSize();
        norm("n", "x", first);
        line("  nb = torch.to(n, 15)");
        for (int i = 0; i < 3; i++) {
            String name = "qkv".substring(i, i + 1);
            line("  " + name + " = torch.transpose(torch.view(" + product("nb", first + 1 + i) + ", [b, t, "
                    + shape.heads() + ", " + k + "]), 1, 2)");
        }
        for (String name : new String[] {"q", "k"}) {
            line("  " + name + "1 = torch.slice(" + name + ", 3, 0, " + k / 2 + ")");
            line("  " + name + "2 = torch.slice(" + name + ", 3, " + k / 2 + ", " + k + ")");
            line("  " + name + "r = torch.add(torch.mul(" + name + ", cos), torch.mul(torch.cat([torch.neg(" + name
                    + "2), " + name + "1], 3), sin))");
        }
        line("  s = torch.add(torch.mul(torch.matmul(qr, torch.transpose(kr, 2, 3)), " + 1 / Math.sqrt(k) + "), mask)");
        line("  a = torch.matmul(torch.softmax(s, -1), v)");
        line("  ab = torch.to(torch.reshape(torch.transpose(a, 1, 2), [b, t, " + shape.model() + "]), 15)");
        line("  x = torch.add(x, " + product("ab", first + 4) + ")");
        norm("m", "x", first + 5);
        line("  mb = torch.to(m, 15)");
        line("  gate = torch.matmul(mb, torch.t(torch.to(" + weight(first + 6) + ", 15)))");
        line("  up = torch.matmul(mb, torch.t(torch.to(" + weight(first + 7) + ", 15)))");
        line("  hb = torch.mul(torch.silu(gate), up)");
        line("  x = torch.add(x, " + product("hb", first + 8) + ")");
    }

    private void edits(int first) {
        line("  code = torch.unsqueeze(torch.embedding(" + weight(first) + ", objects), 1)");
        line("  way = torch.squeeze(torch.bmm(code, torch.index_select(" + weight(first + 1) + ", 0, relations)), 1)");
        line("  flat = torch.reshape(x, [torch.mul(b, t), " + shape.model() + "])");
        line("  x = torch.view(torch.index_add(flat, 0, places, torch.mul(torch.mul(way, shares), " + EditCodes.SCALE
                + ")), [b, t, " + shape.model() + "])");
    }

    private void norm(String target, String source, int index) {
        line("  " + target + " = torch.mul(torch.mul(" + source + ", torch.rsqrt(torch.add(torch.mean(torch.mul("
                + source + ", " + source + "), [-1], True), " + NORM_EPSILON + "))), " + weight(index) + ")");
    }

    private void loss() {
        line("  fb = torch.to(torch.reshape(final, [torch.mul(b, t), " + shape.model() + "]), 15)");
        line("  logits = " + product("fb", 0));
        line("  nll = torch.cross_entropy_loss(logits, torch.reshape(targets, [-1]), None, 0, -100, 0.)");
        line("  lw = torch.reshape(lossWeight, [-1])");
        line("  loss = torch.div(torch.sum(torch.mul(nll, lw)), torch.sum(lw))");
    }

    private void gradients() {
        int n = count();
        line("  weights = torch.slice(all, 0, " + n + ")");
        line("  grads = torch.grad([loss], weights, None, False, False, False)");
        line("  gs = annotate(List[Tensor], [])");
        line("  total = torch.zeros_like(torch.detach(loss))");
        line("  for i in range(" + n + "):");
        line("    g = unchecked_cast(Tensor, grads[i])");
        line("    _0 = torch.append(gs, g)");
        line("    total = torch.add(total, torch.sum(torch.mul(g, g)))");
        line("  norm = torch.sqrt(total)");
        line(
                "  scale = torch.clamp(torch.div(torch.select(hyper, 0, 5), torch.add(norm, 9.9999999999999995e-07)), None, 1.)");
    }

    private void update() {
        int n = count();
        String[] names = {"rate", "beta1", "beta2", "eps", "decay", "clip", "c1", "c2"};
        for (int i = 0; i < names.length; i++) {
            line("  " + names[i] + " = torch.select(hyper, 0, " + i + ")");
        }
        line("  for j in range(" + n + "):");
        line("    p = torch.detach(all[j])");
        line("    m1 = all[torch.add(j, " + n + ")]");
        line("    m2 = all[torch.add(j, " + 2 * n + ")]");
        line("    h = torch.mul(gs[j], scale)");
        line("    if torch.gt(torch.dim(p), 1):");
        line("      _1 = torch.mul_(p, torch.rsub(torch.mul(rate, decay), 1.))");
        line("    else:");
        line("      pass");
        line("    inLayer = torch.__and__(torch.gt(j, 1), torch.lt(j, " + (n - EDIT_TENSORS) + "))");
        line("    if torch.__and__(inLayer, torch.eq(torch.dim(p), 2)):");
        muon();
        line("    else:");
        adamW();
    }

    /** The nearest matrix with singular values near 1 to momentum plus gradient, scaled to the size of AdamW's updates. */
    private void muon() {
        line("      _2 = torch.add_(torch.mul_(m1, " + MOMENTUM + "), h)");
        line("      w = torch.add(h, torch.mul(m1, " + MOMENTUM + "))");
        line("      w = torch.to(torch.div(w, torch.add(torch.norm(w), 1e-07)), 15)");
        line("      tall = torch.gt(torch.size(p, 0), torch.size(p, 1))");
        transposed("wide", "w");
        line("      w = wide");
        line("      for turn in range(" + NEWTON_SCHULZ_TURNS + "):");
        line("        w2 = torch.matmul(w, torch.t(w))");
        line("        w4 = torch.add(torch.mul(w2, " + NEWTON_SCHULZ[1] + "), torch.mul(torch.matmul(w2, w2), "
                + NEWTON_SCHULZ[2] + "))");
        line("        w = torch.add(torch.mul(w, " + NEWTON_SCHULZ[0] + "), torch.matmul(w4, w))");
        transposed("orthogonal", "w");
        line("      size = torch.mul(torch.sqrt(ops.prim.max(torch.size(p, 0), torch.size(p, 1))), " + UPDATE_SIZE
                + ")");
        line("      _3 = torch.sub_(p, torch.mul(torch.mul(torch.to(orthogonal, 6), rate), size))");
    }

    private void transposed(String target, String source) {
        line("      if tall:");
        line("        " + target + "T = torch.t(" + source + ")");
        line("      else:");
        line("        " + target + "T = " + source);
        line("      " + target + " = " + target + "T");
    }

    private void adamW() {
        line("      _4 = torch.add_(torch.mul_(m1, beta1), torch.mul(h, torch.rsub(beta1, 1.)))");
        line("      _5 = torch.add_(torch.mul_(m2, beta2), torch.mul(torch.mul(h, h), torch.rsub(beta2, 1.)))");
        line("      u = torch.div(torch.div(m1, c1), torch.add(torch.sqrt(torch.div(m2, c2)), eps))");
        line("      _6 = torch.sub_(p, torch.mul(u, rate))");
    }

    private int count() {
        return 2 + shape.layers() * TENSORS_PER_LAYER + EDIT_TENSORS;
    }

    /** A bfloat16 product with a weight stored (out, in), widened to float32. */
    private String product(String halfInput, int index) {
        return "torch.to(torch.matmul(" + halfInput + ", torch.t(torch.to(" + weight(index) + ", 15))), 6)";
    }

    private static String weight(int index) {
        return "all[" + index + "]";
    }

    private void line(String text) {
        code.append("  ").append(text).append('\n');
    }
}
