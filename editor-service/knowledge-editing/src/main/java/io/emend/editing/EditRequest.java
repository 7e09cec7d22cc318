package io.emend.editing;

import java.util.List;

/**
 * All live edited facts of one subject, to be written together, and what must not change.
 *
 * @param subject the slot's subject
 * @param targets its live edited facts, at least one, with distinct content keys
 * @param preserved the subject's other facts: they constrain the write and are verified
 * @param neighbours prompts about other subjects; only verification uses them
 */
public record EditRequest(
        SlotSubject subject, List<TargetFact> targets, List<PreservedFact> preserved, List<String> neighbours) {
    public EditRequest {
        targets = List.copyOf(targets);
        preserved = List.copyOf(preserved);
        neighbours = neighbours.stream().map(String::stripTrailing).distinct().toList();
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("Slot " + subject.slot() + " has no target; drop the slot instead");
        }
        if (targets.stream().map(TargetFact::contentKey).distinct().count() != targets.size()) {
            throw new IllegalArgumentException("Slot " + subject.slot() + " names one statement twice");
        }
    }

    /** The content keys of the targets, sorted: what identifies the edit, beside model and hyper-parameters. */
    public List<String> contentKeys() {
        return targets.stream().map(TargetFact::contentKey).sorted().toList();
    }
}
