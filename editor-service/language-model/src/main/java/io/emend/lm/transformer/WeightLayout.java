package io.emend.lm.transformer;

import io.emend.lm.ModelConfig;
import io.emend.lm.family.Architecture;
import io.emend.lm.family.Architecture.Residual;
import io.emend.lm.family.Linear;
import io.emend.lm.family.Positions;
import io.emend.lm.family.Projection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The order of a model's tensors in the flat list that the program receives, with their names and shapes. */
final class WeightLayout {
    /**
     * One place in the list.
     * @param name tensor in the checkpoint; empty if computed, not stored
     * @param shape expected sizes
     */
    record Slot(Part part, String name, List<Long> shape) {
        boolean isStored() {
            return !name.isEmpty();
        }
    }

    private final Architecture architecture;
    private final List<Slot> shared = new ArrayList<>();
    private final List<Slot> perBlock = new ArrayList<>();
    private final Map<Part, Integer> places = new EnumMap<>(Part.class);

    WeightLayout(Architecture architecture) {
        this.architecture = architecture;
        addShared();
        addBlock();
    }

    /** Every slot in order: shared ones, then block after block. */
    List<Slot> slots() {
        List<Slot> all = new ArrayList<>(shared);
        for (int i = 0; i < architecture.config().layers(); i++) {
            for (Slot slot : perBlock) {
                all.add(new Slot(slot.part(), architecture.names().inBlock(i, slot.name()), slot.shape()));
            }
        }
        return all;
    }

    boolean has(Part part) {
        return places.containsKey(part);
    }

    /** Place among the shared slots or within a block. */
    int place(Part part) {
        Integer place = places.get(part);
        if (place == null) {
            throw new IllegalArgumentException("this architecture has no " + part);
        }
        return place;
    }

    /** Place in the whole list of a part of a block. */
    int place(int layer, Part part) {
        return firstBlock() + layer * blockSize() + place(part);
    }

    /** Place of the first slot of block 0. */
    int firstBlock() {
        return shared.size();
    }

    /** Slots per block. */
    int blockSize() {
        return perBlock.size();
    }

    private void addShared() {
        ModelConfig c = architecture.config();
        var names = architecture.names();
        share(Part.EMBEDDING, names.embedding(), c.vocabularySize(), c.hiddenSize());
        share(Part.FINAL_NORM, names.finalNorm() + ".weight", c.hiddenSize());
        if (architecture.norm().centred()) {
            share(Part.FINAL_NORM_BIAS, names.finalNorm() + ".bias", c.hiddenSize());
        }
        String head = c.tiedHead() ? names.embedding() : names.head() + ".weight";
        share(Part.HEAD, head, c.vocabularySize(), c.hiddenSize());
        if (names.headBias()) {
            share(Part.HEAD_BIAS, names.head() + ".bias", c.vocabularySize());
        }
        switch (architecture.positions()) {
            case Positions.Learned learned ->
                share(Part.POSITION_EMBEDDING, learned.tensor(), c.contextLength(), c.hiddenSize());
            case Positions.Rotary rotary -> {
                share(Part.FREQUENCIES, "", rotary.size());
                share(Part.SIGNS, "", rotary.size());
            }
        }
    }

    private void addBlock() {
        ModelConfig c = architecture.config();
        int d = c.hiddenSize();
        int f = c.mlpSize();
        int queries = c.heads() * c.headSize();
        int keys = c.keyValueHeads() * c.headSize();
        addNorm(architecture.names().attentionNorm(), Part.ATTENTION_NORM, Part.ATTENTION_NORM_BIAS);
        if (architecture.residual() != Residual.PARALLEL_SHARED_NORM) {
            addNorm(architecture.names().mlpNorm(), Part.MLP_NORM, Part.MLP_NORM_BIAS);
        }
        switch (architecture.projection()) {
            case Projection.Separate separate -> {
                addLinear(separate.query(), d, queries, Part.QUERY, Part.QUERY_BIAS);
                addLinear(separate.key(), d, keys, Part.KEY, Part.KEY_BIAS);
                addLinear(separate.value(), d, keys, Part.VALUE, Part.VALUE_BIAS);
            }
            case Projection.Concatenated fused -> addFused(fused.all(), d, queries + 2 * keys);
            case Projection.Interleaved fused -> addFused(fused.all(), d, queries + 2 * keys);
        }
        if (architecture.headNorm()) {
            add(Part.QUERY_NORM, "self_attn.q_norm.weight", c.headSize());
            add(Part.KEY_NORM, "self_attn.k_norm.weight", c.headSize());
        }
        addLinear(architecture.output(), queries, d, Part.OUTPUT, Part.OUTPUT_BIAS);
        architecture.gate().ifPresent(gate -> addLinear(gate, d, f, Part.GATE, Part.GATE_BIAS));
        addLinear(architecture.up(), d, f, Part.UP, Part.UP_BIAS);
        addLinear(architecture.down(), f, d, Part.DOWN, Part.DOWN_BIAS);
    }

    private void addFused(Linear all, int in, int out) {
        addLinear(all, in, out, Part.QUERY_KEY_VALUE, Part.QUERY_KEY_VALUE_BIAS);
    }

    private void addNorm(String module, Part weight, Part bias) {
        int d = architecture.config().hiddenSize();
        add(weight, module + ".weight", d);
        if (architecture.norm().centred()) {
            add(bias, module + ".bias", d);
        }
    }

    private void addLinear(Linear linear, long in, long out, Part weight, Part bias) {
        if (architecture.inputMajor()) {
            add(weight, linear.weight(), in, out);
        } else {
            add(weight, linear.weight(), out, in);
        }
        if (linear.bias()) {
            add(bias, linear.biasName(), out);
        }
    }

    private void share(Part part, String name, long... shape) {
        places.put(part, shared.size());
        shared.add(new Slot(part, name, boxed(shape)));
    }

    private void add(Part part, String name, long... shape) {
        places.put(part, perBlock.size());
        perBlock.add(new Slot(part, name, boxed(shape)));
    }

    private static List<Long> boxed(long... shape) {
        return java.util.Arrays.stream(shape).boxed().toList();
    }
}
