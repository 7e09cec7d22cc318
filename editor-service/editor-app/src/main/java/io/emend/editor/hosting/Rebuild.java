package io.emend.editor.hosting;

import io.emend.contract.knowledge.State;
import io.emend.contract.problem.Unavailable;
import io.emend.editing.EditException;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.LiveSlot;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.ledger.SlotVersion;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a revision's model from what the ledger says of it, and proves it against the recorded hash. */
final class Rebuild {
    private Rebuild() {}

    /** @throws Unavailable.Corrupted if a delta file or the model's hash is not what was recorded */
    static Snapshot of(State state, List<SlotVersion> versions, WeightEditor weights) {
        Map<String, LiveSlot> slots = new TreeMap<>();
        for (SlotVersion version : versions) {
            slots.put(version.subject(), new LiveSlot(load(version, weights), version.deltaHash()));
        }
        AssembledModel model =
                weights.assemble(slots.values().stream().map(LiveSlot::edit).toList());
        String expected = state.stateHash().model();
        if (!expected.equals(model.fingerprint())) {
            String found = model.fingerprint();
            model.close();
            throw new Unavailable.Corrupted(
                    "The model of revision " + state.revision() + " should hash to " + expected + " but hashes to "
                            + found + "; start with the model folder the ledger was made with.",
                    Map.of("expected", expected, "found", found));
        }
        return new Snapshot(state, new SharedModel(model), slots);
    }

    private static SlotEdit load(SlotVersion version, WeightEditor weights) {
        try {
            return weights.load(version.deltaHash()).heldBy(Method.valueOf(version.method()));
        } catch (EditException.CorruptedDelta e) {
            throw new Unavailable.Corrupted(
                    e.getMessage() + ".", Map.of("subject", version.subject(), "deltaHash", version.deltaHash()));
        }
    }
}
