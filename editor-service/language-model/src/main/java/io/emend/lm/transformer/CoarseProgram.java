package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.family.Architecture;
import io.emend.lm.torch.TorchProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program with products in bfloat16, compiled when first needed. Thread-safe. */
final class CoarseProgram implements AutoCloseable {
    private final NDManager root;
    private final Architecture architecture;
    private final WeightLayout layout;
    private @Nullable TorchProgram program;

    CoarseProgram(NDManager root, Architecture architecture, WeightLayout layout) {
        this.root = root;
        this.architecture = architecture;
        this.layout = layout;
    }

    /**
     * Narrows the matrices that the blocks from one on and the head multiply by; the others stay as they are.
     *
     * @param owner receives the narrowed matrices
     */
    GradientPass on(NDList weights, int firstBlock, NDManager owner) {
        TorchProgram compiled = compiled();
        List<Integer> places = new ArrayList<>();
        var wide = new NDList();
        for (int place = 0; place < weights.size(); place++) {
            boolean used =
                    place == layout.place(Part.HEAD) || place >= layout.firstBlock() + firstBlock * layout.blockSize();
            if (used && weights.get(place).getShape().dimension() == 2) {
                places.add(place);
                wide.add(weights.get(place));
            }
        }
        if (wide.isEmpty()) {
            return new GradientPass(compiled, weights);
        }
        var mixed = new NDList(weights);
        NDList narrow = compiled.evaluate(owner, "narrowed", List.<NDArray>of(), wide);
        for (int i = 0; i < places.size(); i++) {
            mixed.set(places.get(i), TorchProgram.asWeight(narrow.get(i)));
        }
        return new GradientPass(compiled, mixed);
    }

    private synchronized TorchProgram compiled() {
        TorchProgram known = program;
        if (known == null) {
            known = TorchProgram.compile(
                    root, new TransformerScript(architecture, layout, new BrainProducts(), Products.TORCH).source());
            program = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (program != null) {
            program.close();
            program = null;
        }
    }
}
