package io.emend.editing.grace;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.lm.ActivationPatch;
import io.emend.lm.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds codebooks by replaying rows.
 *
 * <p>Hartvigsen et al. 2022, <i>Aging with GRACE</i>, arXiv:2211.11031, Alg. 1: a key far from all entries becomes an entry of
 * its own; one near an entry with the same answer widens that entry; one near an entry with another answer splits the distance
 * between the two. What an edit did to others cannot be undone entry by entry, so a codebook is always replayed from all live
 * rows in canonical order: it is a function of the live set.
 */
public final class Codebook {
    private Codebook() {}

    /**
     * @param rows live rows in canonical order
     * @param epsilon initial radius relative to the norm of the key
     */
    public static List<CodebookEntry> replayed(List<SlotRow> rows, double epsilon) {
        List<CodebookEntry> entries = new ArrayList<>();
        for (SlotRow row : rows) {
            add(entries, row, epsilon * FloatProducts.norm(row.keyF()));
        }
        return entries;
    }

    private static void add(List<CodebookEntry> entries, SlotRow row, double initial) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < entries.size(); i++) {
            double distance = entries.get(i).layer() == row.layer()
                    ? entries.get(i).distanceTo(row.keyF())
                    : Double.POSITIVE_INFINITY;
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest < 0 || least > entries.get(nearest).radius() + initial) {
            entries.add(entry(row, initial));
            return;
        }
        CodebookEntry near = entries.get(nearest);
        if (near.label().equals(row.mention())) {
            entries.set(nearest, near.within(Math.max(near.radius(), least)));
        } else {
            entries.set(nearest, near.within(Math.min(near.radius(), least / 2)));
            entries.add(entry(row, least / 2));
        }
    }

    private static CodebookEntry entry(SlotRow row, double radius) {
        return new CodebookEntry(row.layer(), row.mention(), row.keyF(), row.deltaD(), radius);
    }

    /** The patches that put entries into effect, one per layer. */
    public static List<ActivationPatch> patches(List<CodebookEntry> entries) {
        SortedMap<Integer, List<CodebookEntry>> byLayer = new TreeMap<>();
        entries.forEach(entry ->
                byLayer.computeIfAbsent(entry.layer(), l -> new ArrayList<>()).add(entry));
        List<ActivationPatch> patches = new ArrayList<>();
        byLayer.forEach((layer, here) -> {
            float[] radii = new float[here.size()];
            for (int i = 0; i < radii.length; i++) {
                radii[i] = (float) here.get(i).radius();
            }
            patches.add(new ActivationPatch.Codebook(
                    layer,
                    FloatMatrix.ofRows(here.stream().map(CodebookEntry::keyF).toArray(float[][]::new)),
                    radii,
                    FloatMatrix.ofRows(here.stream().map(CodebookEntry::deltaD).toArray(float[][]::new))));
        });
        return patches;
    }
}
