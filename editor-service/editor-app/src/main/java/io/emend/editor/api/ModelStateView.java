package io.emend.editor.api;

import io.emend.contract.knowledge.StateHash;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.WantedMethod;
import java.util.List;

/**
 * What the hosted model is made of.
 *
 * @param fingerprint model hash of the snapshot that serves
 * @param slots live slots, ordered by subject
 */
record ModelStateView(long revision, String fingerprint, StateHash stateHash, int contextLength, List<Slot> slots) {
    /**
     * One subject's edited facts in the model.
     *
     * @param statements content keys of the facts
     */
    record Slot(String subject, String method, String deltaHash, List<String> statements) {}

    static ModelStateView of(Snapshot snapshot) {
        List<Slot> slots = snapshot.slots().entrySet().stream()
                .map(entry -> new Slot(
                        entry.getKey(),
                        WantedMethod.wireName(entry.getValue().edit().method()),
                        entry.getValue().deltaHash(),
                        entry.getValue().edit().contentKeys()))
                .toList();
        return new ModelStateView(
                snapshot.revision(),
                snapshot.model().fingerprint(),
                snapshot.state().stateHash(),
                snapshot.model().contextLength(),
                slots);
    }
}
