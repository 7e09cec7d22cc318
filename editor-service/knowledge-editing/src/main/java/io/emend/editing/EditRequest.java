package io.emend.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * The request as far as its wordings call the subject by one of these names.
     *
     * @return empty if no wording of some target would be left
     */
    public Optional<EditRequest> spokenAs(Set<String> names) {
        List<TargetFact> spoken = new ArrayList<>();
        for (TargetFact target : targets) {
            List<Cloze> wordings = spoken(target.wordings(), names);
            if (wordings.isEmpty()) {
                return Optional.empty();
            }
            spoken.add(new TargetFact(target.contentKey(), target.change(), wordings, spoken(target.heldOut(), names)));
        }
        return Optional.of(new EditRequest(subject, spoken, preserved, neighbours));
    }

    /** The request without those neighbours that one of these names stands in. */
    public EditRequest withoutNeighboursNamed(Set<String> names) {
        List<String> others = neighbours.stream()
                .filter(prompt -> names.stream().noneMatch(prompt::contains))
                .toList();
        return new EditRequest(subject, targets, preserved, others);
    }

    private List<Cloze> spoken(List<Cloze> clozes, Set<String> names) {
        return clozes.stream()
                .filter(cloze -> subject.mentionIn(cloze.prompt())
                        .filter(names::contains)
                        .isPresent())
                .toList();
    }
}
