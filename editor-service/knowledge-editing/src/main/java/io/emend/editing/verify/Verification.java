package io.emend.editing.verify;

import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.PreservedFact;
import io.emend.editing.TargetFact;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.Scorer;
import io.emend.lm.TeacherForced;
import io.emend.lm.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the probes of a request to the model before and after an edit.
 *
 * <p>Generation is greedy and free: nothing of the answer is given. Teacher forcing is reported beside it because the
 * literature does, but decides nothing.
 */
public final class Verification {
    private static final int ANSWER_TOKENS = 32;
    private static final List<String> LINE_END = List.of("\n");

    private Verification() {}

    /** The probes that follow from a request. */
    public static List<Probe> probesOf(EditRequest request) {
        List<Probe> probes = new ArrayList<>();
        for (TargetFact target : request.targets()) {
            for (Cloze cloze : target.wordings()) {
                probes.add(new Probe(Probe.Kind.EFFICACY, cloze.prompt(), Optional.of(cloze.answer())));
            }
            for (Cloze cloze : target.heldOut()) {
                probes.add(new Probe(Probe.Kind.PARAPHRASE, cloze.prompt(), Optional.of(cloze.answer())));
            }
        }
        for (PreservedFact fact : request.preserved()) {
            for (Cloze cloze : fact.wordings()) {
                probes.add(new Probe(Probe.Kind.SAME_SUBJECT, cloze.prompt(), Optional.empty()));
            }
        }
        for (String prompt : request.neighbours()) {
            probes.add(new Probe(Probe.Kind.NEIGHBOUR, prompt, Optional.empty()));
        }
        return probes;
    }

    /** Compares two snapshots on the same probes. */
    public static VerificationReport compare(LanguageModel before, LanguageModel after, List<Probe> probes) {
        List<String> old = answers(before, prompts(probes));
        return compare(old, answers(after, prompts(probes)), after, probes);
    }

    /**
     * Compares answers given earlier, one per probe, from {@link #answers}; without teacher forcing.
     *
     * @param before the answers before the edit
     * @param now the answers after it
     */
    public static VerificationReport compare(List<String> before, List<String> now, List<Probe> probes) {
        double[] unasked = new double[probes.size()];
        Arrays.fill(unasked, Double.NaN);
        return report(before, now, probes, unasked);
    }

    /** The same with teacher forcing. */
    public static VerificationReport compare(
            List<String> before, List<String> now, LanguageModel after, List<Probe> probes) {
        return report(before, now, probes, forced(after, probes, before, now));
    }

    private static VerificationReport report(
            List<String> before, List<String> now, List<Probe> probes, double[] forced) {
        List<ProbeOutcome> outcomes = new ArrayList<>(probes.size());
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            String old = before.get(i);
            String text = now.get(i);
            boolean passed = probe.expected()
                    .map(expected -> Answers.gives(text, expected))
                    .orElseGet(() -> Answers.same(old, text));
            outcomes.add(new ProbeOutcome(
                    probe, Answers.firstSentence(old), Answers.firstSentence(text), passed, forced[i]));
        }
        return new VerificationReport(outcomes);
    }

    /** What a snapshot answers to each prompt. */
    public static List<String> answers(LanguageModel model, List<String> prompts) {
        return answers(model, prompts, Map.of());
    }

    /**
     * The same, faster where a guess is right.
     *
     * @param guesses continuations by prompt, with the blank before them; they change nothing but the time
     */
    public static List<String> answers(LanguageModel model, List<String> prompts, Map<String, String> guesses) {
        List<String> guessed =
                prompts.stream().map(prompt -> guesses.getOrDefault(prompt, "")).toList();
        return new Generator(model).completeUntil(prompts, guessed, ANSWER_TOKENS, LINE_END, Answers::isComplete);
    }

    private static boolean isReference(String text, String reference) {
        return text.strip().startsWith(reference) && Answers.gives(text, reference);
    }

    private static List<String> prompts(List<Probe> probes) {
        return probes.stream().map(Probe::prompt).toList();
    }

    /**
     * By probe, the share of the reference answer's tokens that the model would have chosen; 1 without a reference. Where it
     * generated the reference of itself, it chose each of them.
     */
    private static double[] forced(LanguageModel model, List<Probe> probes, List<String> before, List<String> now) {
        double[] shares = new double[probes.size()];
        List<Integer> places = new ArrayList<>();
        List<Tokenizer.Continuation> continuations = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            Probe probe = probes.get(i);
            String reference = probe.expected().orElse(Answers.firstSentence(before.get(i)));
            shares[i] = 1.0;
            if (!reference.isBlank() && !isReference(now.get(i), reference)) {
                places.add(i);
                continuations.add(model.tokenizer()
                        .encodeContinuation(probe.prompt(), new Cloze(probe.prompt(), reference).joinedAnswer()));
            }
        }
        List<TeacherForced> rated = new Scorer(model).logProbabilities(continuations);
        for (int i = 0; i < rated.size(); i++) {
            shares[places.get(i)] = rated.get(i).matched();
        }
        return shares;
    }
}
