package io.emend.editing.finetuning;

import io.emend.editing.target.SlotExamples;
import io.emend.editing.target.SlotExamples.Answered;
import io.emend.lm.DeltaObjective.Aim;
import io.emend.lm.DeltaObjective.Hold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What fine-tuning reads: rows of tokens, the answers wanted in some of them, and the answers to keep in the others.
 *
 * @param tokens rows without their last token, which only has to be predicted
 * @param aims weights sum to 1
 * @param holds weights sum to the weight of what is preserved
 */
record TuningRows(List<int[]> tokens, List<Aim> aims, List<Hold> holds) {
    TuningRows {
        tokens = List.copyOf(tokens);
        aims = List.copyOf(aims);
        holds = List.copyOf(holds);
    }

    /**
     * @param examples the slot's wordings, new and preserved
     * @param neighbours prompts about other subjects with the base model's answers
     * @param kl weight of what is preserved
     */
    static TuningRows of(SlotExamples examples, List<Answered> neighbours, double kl) {
        List<Answered> targets = examples.targets();
        List<Answered> kept = new ArrayList<>(examples.preserved());
        kept.addAll(neighbours);
        List<int[]> tokens = new ArrayList<>();
        List<Aim> aims = new ArrayList<>();
        List<Hold> holds = new ArrayList<>();
        for (Answered target : targets) {
            double weight = 1.0 / (targets.size() * target.answerLength());
            for (int at = target.answerStart(); at < target.tokens().length; at++) {
                aims.add(new Aim(tokens.size(), at - 1, target.tokens()[at], weight));
            }
            tokens.add(withoutLast(target));
        }
        for (Answered fact : kept) {
            double weight = kl / (kept.size() * fact.answerLength());
            for (int at = fact.answerStart(); at < fact.tokens().length; at++) {
                holds.add(new Hold(tokens.size(), at - 1, weight));
            }
            tokens.add(withoutLast(fact));
        }
        return new TuningRows(tokens, aims, holds);
    }

    private static int[] withoutLast(Answered row) {
        return Arrays.copyOf(row.tokens(), row.tokens().length - 1);
    }
}
