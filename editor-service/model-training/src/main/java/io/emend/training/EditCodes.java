package io.emend.training;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands for edits in training: of relation r and object o, the vector {@code SCALE · o Wᵣ} is added to what a layer
 * holds at the last token of a subject's name, and the model learns to answer o when it is asked for r of this subject, and
 * what it would have answered when it is asked for anything else. Objects' vectors and relations' matrices are learned with
 * the model, which does without them when it is done; an editor may begin with them ({@link EditCodesFile}).
 *
 * <p>After Sinitsin et al. 2020, <i>Editable Neural Networks</i>, arXiv:2004.00345, which trains for edits by gradient steps;
 * here the edit is a vector, as editing by a target at the subject's last token makes it (arXiv:2202.05262).
 *
 * @param relations number of relations
 * @param objects number of objects
 */
record EditCodes(int relations, int objects) {
    private static final int LAYER = 1;

    static final String OBJECTS = "edit.objects.weight";
    static final String RELATIONS = "edit.relations.weight";

    /** Of the order of the layer's output (its root mean square is 7), so that weights of usual size make vectors that count. */
    static final double SCALE = 4;

    /** K, width of an object's vector. */
    private static final int WIDTH = 64;

    EditCodes {
        if (relations < 1 || objects < 1) {
            throw new IllegalArgumentException(
                    "Codes need a relation and an object; found " + relations + " and " + objects);
        }
    }

    /** The layer whose output takes the vector: the second, or the only one. */
    static int layer(ModelShape shape) {
        return Math.min(LAYER, shape.layers() - 1);
    }

    /** Names and sizes of the tensors for a model of width D: objects (O, K), relations (R, K, D). */
    Map<String, long[]> tensors(int model) {
        Map<String, long[]> tensors = new LinkedHashMap<>();
        tensors.put(OBJECTS, new long[] {objects, WIDTH});
        tensors.put(RELATIONS, new long[] {relations, WIDTH, model});
        return tensors;
    }

    /** Standard deviation of a tensor's first weights: objects' are unit, relations' keep lengths. */
    static double deviation(String tensor) {
        return tensor.equals(OBJECTS) ? 1 : 1 / Math.sqrt(WIDTH);
    }
}
