package io.emend.editor.commit;

import io.emend.editing.verify.VerificationReport;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.slot.SlotDecision;
import java.util.List;
import java.util.Map;

/**
 * What a commit would have put in force. The model is open only while it is looked at.
 *
 * @param model the model after the commit
 * @param decisions how each changed slot would be held
 * @param reports verification of the changed, non-empty slots on that model, by subject
 * @param millis time it took, ms
 */
public record Rehearsed(
        HostedModel model, List<SlotDecision> decisions, Map<String, VerificationReport> reports, long millis) {
    public Rehearsed {
        decisions = List.copyOf(decisions);
        reports = Map.copyOf(reports);
    }
}
