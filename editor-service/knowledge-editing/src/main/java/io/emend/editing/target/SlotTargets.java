package io.emend.editing.target;

import io.emend.editing.Cloze;
import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotSubject;
import io.emend.editing.settings.TargetSettings;
import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The targets found for a slot at one layer: a δ for every name of the subject that its wordings use.
 *
 * @param targets in the order of the subject's names
 * @param diagnostics figures of the search
 */
public record SlotTargets(List<Target> targets, PlanDiagnostics diagnostics) {
    /** Slots that are searched side by side: enough to fill the matrix products of a small model. */
    private static final int SLOTS_PER_SEARCH = 16;

    public SlotTargets {
        targets = List.copyOf(targets);
    }

    /** One name's target. */
    public static final class Target {
        private final String mention;
        private final List<SubjectSite> contexts;
        private final SubjectKeys keysOfBase;
        private final float[] deltaD;

        /** @param keysOfBase what the base model holds at the layer of the search */
        private Target(String mention, List<SubjectSite> contexts, SubjectKeys keysOfBase, float[] deltaD) {
            this.mention = mention;
            this.contexts = contexts;
            this.keysOfBase = keysOfBase;
            this.deltaD = deltaD;
        }

        /** The name of the subject. */
        public String mention() {
            return mention;
        }

        /** δ: what is to be added to the layer's output at the name's last token (D). */
        public float[] deltaD() {
            return deltaD.clone();
        }

        /** Keys and states at the name's last token over all its contexts, on the base model at the layer of the search. */
        public SubjectKeys keysOfBase() {
            return keysOfBase;
        }

        /** The same on any snapshot, with keys of one layer and states of another. */
        public SubjectKeys keys(LanguageModel model, int keyLayer, int stateLayer) {
            return SubjectKeys.read(model, keyLayer, stateLayer, List.of(contexts))
                    .getFirst();
        }
    }

    /**
     * Searches targets on the base model.
     *
     * @param layer layer whose MLP output receives δ
     * @throws EditException.SubjectNotFound if a prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if the search leaves the finite numbers
     */
    public static SlotTargets find(LanguageModel base, EditRequest request, int layer, TargetSettings settings) {
        return find(base, List.of(request), layer, settings, TargetStart.ZERO).getFirst();
    }

    /** Searches the targets of several slots side by side, from given starts; one result per request, in order. */
    public static List<SlotTargets> find(
            LanguageModel base, List<EditRequest> requests, int layer, TargetSettings settings, TargetStart start) {
        List<SlotTargets> found = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += SLOTS_PER_SEARCH) {
            List<EditRequest> some = requests.subList(from, Math.min(from + SLOTS_PER_SEARCH, requests.size()));
            found.addAll(search(
                    base,
                    some.stream()
                            .map(request -> SlotExamples.of(base, request, settings.preservedRows()))
                            .toList(),
                    some.stream().map(request -> start.of(request, layer)).toList(),
                    layer,
                    settings));
        }
        return found;
    }

    /**
     * Searches a δ for every prompt, added at the prompt's last token, that leads to its answer; nothing is preserved, for
     * such a δ takes effect at this prompt only.
     *
     * @param prompts the prompts with their answers; each becomes a target whose name is its prompt
     * @throws EditException.SubjectNotFound if a prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if the search leaves the finite numbers
     */
    public static SlotTargets atPromptEnds(
            LanguageModel base, SlotSubject subject, List<Cloze> prompts, int layer, TargetSettings settings) {
        List<SlotExamples.Group> groups = new ArrayList<>();
        for (Cloze cloze : prompts) {
            SubjectSite site = SubjectSite.find(
                    base.tokenizer(), base.config().contextLength(), subject, cloze.prompt(), cloze.continuation());
            groups.add(new SlotExamples.Group(cloze.prompt(), List.of(site.atPromptEnd()), List.of()));
        }
        return search(base, List.of(new SlotExamples(groups)), List.of(Optional.empty()), layer, settings)
                .getFirst();
    }

    private static List<SlotTargets> search(
            LanguageModel base,
            List<SlotExamples> slots,
            List<Optional<float[]>> starts,
            int layer,
            TargetSettings settings) {
        List<SlotExamples.Group> groups =
                slots.stream().flatMap(slot -> slot.groups().stream()).toList();
        List<SubjectKeys> keys = SubjectKeys.read(
                base, layer, groups.stream().map(SlotExamples.Group::all).toList());
        double[] norms = keys.stream().mapToDouble(SubjectKeys::stateNorm).toArray();
        try (SlotObjective objective = new SlotObjective(base, layer, groups, settings.kl(), norms)) {
            TargetSearch.Found found =
                    new TargetSearch(objective, settings, spread(starts, slots, objective.width())).run();
            int width = objective.width();
            List<SlotTargets> result = new ArrayList<>();
            int g = 0;
            for (SlotExamples slot : slots) {
                List<Target> targets = new ArrayList<>();
                PlanDiagnostics worst = found.diagnostics().get(g);
                for (SlotExamples.Group group : slot.groups()) {
                    float[] delta = Arrays.copyOfRange(found.deltasGD(), g * width, (g + 1) * width);
                    targets.add(new Target(group.mention(), group.all(), keys.get(g), delta));
                    worst = worst.worse(found.diagnostics().get(g));
                    g++;
                }
                result.add(new SlotTargets(targets, worst));
            }
            return result;
        }
    }

    /** Every name of a slot begins where the slot does (G, D). */
    private static float[] spread(List<Optional<float[]>> starts, List<SlotExamples> slots, int width) {
        int groups = slots.stream().mapToInt(slot -> slot.groups().size()).sum();
        float[] spread = new float[groups * width];
        int g = 0;
        for (int i = 0; i < slots.size(); i++) {
            for (int n = 0; n < slots.get(i).groups().size(); n++, g++) {
                int at = g * width;
                starts.get(i).ifPresent(start -> System.arraycopy(start, 0, spread, at, width));
            }
        }
        return spread;
    }
}
