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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The targets found for a slot at one layer: a δ for every name of the subject that its wordings use.
 *
 * @param targets in the order of the subject's names
 * @param diagnostics figures of the search
 */
public record SlotTargets(List<Target> targets, PlanDiagnostics diagnostics) {
    /** Preserved wordings take this many turns at most; more are left out. */
    private static final int TURNS = 8;

    public SlotTargets {
        targets = List.copyOf(targets);
    }

    /** One name's target. */
    public static final class Target {
        private final String mention;
        private final List<SubjectSite> contexts;
        private final float[] deltaD;

        private Target(String mention, List<SubjectSite> contexts, float[] deltaD) {
            this.mention = mention;
            this.contexts = contexts;
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

        /** Keys and states at the name's last token over all its contexts, on any snapshot and at any layer. */
        public SubjectKeys keys(LanguageModel model, int layer) {
            return SubjectKeys.read(model, layer, contexts);
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
        return search(base, SlotExamples.of(base, request, TURNS * settings.preservedRows()), layer, settings);
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
        Map<String, List<SubjectSite>> targets = new LinkedHashMap<>();
        for (Cloze cloze : prompts) {
            SubjectSite site = SubjectSite.find(
                    base.tokenizer(), base.config().contextLength(), subject, cloze.prompt(), cloze.continuation());
            targets.put(cloze.prompt(), List.of(site.atPromptEnd()));
        }
        return search(base, new SlotExamples(targets, Map.of()), layer, settings);
    }

    private static SlotTargets search(LanguageModel base, SlotExamples examples, int layer, TargetSettings settings) {
        List<String> mentions = List.copyOf(examples.targets().keySet());
        double[] norms = mentions.stream()
                .mapToDouble(mention ->
                        SubjectKeys.read(base, layer, examples.naming(mention)).stateNorm())
                .toArray();
        try (SlotObjective objective =
                SlotObjective.of(base, layer, examples, settings.kl(), settings.preservedRows(), norms)) {
            TargetSearch.Found found = new TargetSearch(objective, settings).run();
            int width = objective.width();
            List<Target> targets = new ArrayList<>();
            for (int g = 0; g < mentions.size(); g++) {
                targets.add(new Target(
                        mentions.get(g),
                        examples.naming(mentions.get(g)),
                        Arrays.copyOfRange(found.deltasGD(), g * width, (g + 1) * width)));
            }
            return new SlotTargets(targets, found.diagnostics());
        }
    }
}
