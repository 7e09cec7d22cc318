package io.emend.editing.settings;

import io.emend.editing.Method;
import java.util.List;

/**
 * One way of holding a slot: a method, where it acts, and how hard its targets are searched for.
 *
 * @param method the method
 * @param layers layers that share the write, ascending; the target is optimised at the last
 * @param target how δ is searched for
 */
public record Recipe(Method method, List<Integer> layers, TargetSettings target) {
    public Recipe {
        layers = layers.stream().sorted().distinct().toList();
        if (layers.isEmpty() || layers.getFirst() < 0) {
            throw new IllegalArgumentException("A recipe needs layers from 0, found " + layers);
        }
    }

    /** The layer at which the target is optimised. */
    public int lastLayer() {
        return layers.getLast();
    }

    /** Whether another recipe searches the same target, so that what one finds serves both. */
    public boolean sharesSearchWith(Recipe other) {
        return layers.equals(other.layers) && target.equals(other.target) && keyed() && other.keyed();
    }

    private boolean keyed() {
        return method == Method.MEMIT || method == Method.ROME || method == Method.MEMORY;
    }

    /** Method and layers, for people. */
    public String label() {
        return method + "@" + layers;
    }
}
