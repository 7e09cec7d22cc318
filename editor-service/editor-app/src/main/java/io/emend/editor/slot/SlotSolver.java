package io.emend.editor.slot;

import io.emend.editing.EditRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import io.emend.editing.verify.Policy;
import io.emend.editor.weights.WeightEditor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides how slots enter the model: recipe by recipe until one passes verification, or until one is good enough and what a
 * further search could gain is little; when none passes, the best of those that are good enough; when none is, without
 * the fact that was answered worst, down to none.
 *
 * <p>A slot is judged alone, on the base model with nothing but its own edit. So the decision is a function of the
 * slot's facts, and equal sets of facts give equal models whatever the history; how the slot fares beside the other live
 * ones is measured afterwards, on the candidate. A slot that returns to facts it held before returns to the edit stored
 * for them. Slots of one call are searched side by side. Thread-safe.
 */
public final class SlotSolver {
    private final WeightEditor weights;
    private final PromptBuilder prompts;
    private final Trials trials;

    /**
     * @param aim what ends the search
     * @param least what an edit must reach to stay in the model when nothing reaches the aim
     */
    public SlotSolver(WeightEditor weights, PromptBuilder prompts, Policy aim, Policy least) {
        this.weights = weights;
        this.prompts = prompts;
        this.trials = new Trials(weights, aim, least);
    }

    /** Decides on slots, in order; never throws for a fact that cannot be written, it stays in the graph then. */
    public List<SlotDecision> decide(List<SlotTargets> wanted, EntityNames names) {
        List<OpenSlot> slots = wanted.stream().map(slot -> open(slot, names)).toList();
        List<OpenSlot> sayable =
                slots.stream().filter(slot -> slot.next().isPresent()).toList();
        Iterator<EditRequest> requests = prompts.requests(
                        sayable.stream().map(OpenSlot::targets).toList(), names)
                .iterator();
        sayable.forEach(slot -> slot.request(requests.next()));
        return decide(slots);
    }

    /**
     * Decides again on a slot that passed alone and fell short beside the other live ones: by a method that disturbs and
     * is disturbed less, else not at all.
     */
    public SlotDecision afterFailing(SlotDecision failed, EntityNames names, List<String> shortcomings) {
        OpenSlot slot = open(failed.targets(), names);
        SlotEdit edit = failed.edit();
        boolean besideWeights = edit == null || !edit.method().writesWeights();
        slot.keepRecipes(recipe -> !besideWeights && !recipe.method().writesWeights());
        slot.reasonIfNone =
                "Beside the other live edits, verification failed: " + String.join("; ", shortcomings) + ".";
        return decide(List.of(slot)).getFirst();
    }

    private OpenSlot open(SlotTargets wanted, EntityNames names) {
        return new OpenSlot(
                wanted, names, prompts, weights.recipes(wanted.wanted().named()));
    }

    private List<SlotDecision> decide(List<OpenSlot> slots) {
        slots.forEach(this::takeEarlier);
        while (true) {
            Map<Recipe, List<OpenSlot>> turns = new LinkedHashMap<>();
            for (OpenSlot slot : slots) {
                slot.next()
                        .ifPresent(recipe -> turns.computeIfAbsent(recipe, r -> new ArrayList<>())
                                .add(slot));
            }
            if (turns.isEmpty()) {
                return slots.stream().map(OpenSlot::decision).toList();
            }
            turns.forEach(this::tryOut);
        }
    }

    private void tryOut(Recipe recipe, List<OpenSlot> slots) {
        List<EditRequest> requests = slots.stream().map(OpenSlot::request).toList();
        List<Verdict> verdicts = trials.of(recipe, requests);
        for (int i = 0; i < slots.size(); i++) {
            OpenSlot slot = slots.get(i);
            if (slot.take(verdicts.get(i))) {
                takeEarlier(slot);
            }
        }
    }

    private void takeEarlier(OpenSlot slot) {
        if (slot.next().isPresent()) {
            weights.planned(slot.request()).ifPresent(slot::takeEarlier);
        }
    }
}
