package io.emend.lm.transformer;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.ActivationPatch;
import io.emend.lm.FloatMatrix;
import io.emend.lm.ModelConfig;
import io.emend.lm.torch.TensorList;
import io.emend.lm.torch.TorchProgram;
import java.util.List;

/** Activation patches as the program takes them: four tensors and a layer number each. */
final class Patches implements AutoCloseable {
    private final NDManager manager;
    private final TensorList tensors;
    private final long[] layers;

    Patches(NDManager parent, ModelConfig config, List<ActivationPatch> patches) {
        manager = parent.newSubManager();
        var list = new NDList();
        layers = new long[patches.size()];
        for (int i = 0; i < layers.length; i++) {
            switch (patches.get(i)) {
                case ActivationPatch.KeyedMemory memory -> {
                    require(config, memory.layer(), memory.keysNF(), memory.deltasND());
                    layers[i] = memory.layer();
                    list.add(tensor(memory.whitenerFF()));
                    list.add(tensor(unitRows(memory.keysNF())));
                    list.add(manager.create(memory.tau()));
                    list.add(tensor(memory.deltasND()));
                }
                case ActivationPatch.Codebook codebook -> {
                    require(config, codebook.layer(), codebook.keysNF(), codebook.deltasND());
                    layers[i] = codebook.layer();
                    // An empty whitener tells the program that distances are meant.
                    list.add(manager.zeros(new Shape(0, 0)));
                    list.add(tensor(codebook.keysNF()));
                    list.add(manager.create(codebook.radii()));
                    list.add(tensor(codebook.deltasND()));
                }
            }
        }
        tensors = TensorList.of(list);
    }

    TensorList tensors() {
        return tensors;
    }

    long[] layers() {
        return layers;
    }

    private static void require(ModelConfig config, int layer, FloatMatrix keysNF, FloatMatrix vectorsND) {
        if (layer < 0 || layer >= config.layers()) {
            throw new IllegalArgumentException("layer %d of %d".formatted(layer, config.layers()));
        }
        if (keysNF.columns() != config.mlpSize() || vectorsND.columns() != config.hiddenSize()) {
            throw new IllegalArgumentException("keys of width %d and vectors of width %d in a model of F %d and D %d"
                    .formatted(keysNF.columns(), vectorsND.columns(), config.mlpSize(), config.hiddenSize()));
        }
    }

    private ai.djl.ndarray.NDArray tensor(FloatMatrix matrix) {
        return TorchProgram.matrix(manager, matrix.data(), matrix.rows(), matrix.columns());
    }

    private static FloatMatrix unitRows(FloatMatrix matrix) {
        var scaled = new float[matrix.data().length];
        for (int i = 0; i < matrix.rows(); i++) {
            double squares = 0;
            for (int j = 0; j < matrix.columns(); j++) {
                squares += (double) matrix.get(i, j) * matrix.get(i, j);
            }
            double norm = Math.sqrt(squares);
            for (int j = 0; j < matrix.columns(); j++) {
                scaled[i * matrix.columns() + j] = (float) (norm == 0 ? 0 : matrix.get(i, j) / norm);
            }
        }
        return new FloatMatrix(matrix.rows(), matrix.columns(), scaled);
    }

    @Override
    public void close() {
        tensors.close();
        manager.close();
    }
}
