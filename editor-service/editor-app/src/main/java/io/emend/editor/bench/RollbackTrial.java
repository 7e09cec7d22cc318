package io.emend.editor.bench;

import io.emend.editing.SlotEdit;
import io.emend.editing.verify.Answers;
import io.emend.editor.bench.BenchRow.Rollback;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.WeightEditor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes a few of many live edits back, each alone, as a rollback does: by building the model of the others. */
final class RollbackTrial {
    private static final int TAKEN_BACK = 10;
    private static final int OTHERS_ASKED = 40;
    private static final int ANSWER_TOKENS = 24;
    private static final double NANOS_PER_MILLI = 1e6;

    private final WeightEditor weights;

    RollbackTrial(WeightEditor weights) {
        this.weights = weights;
    }

    Rollback of(List<SlotEdit> live, List<EditCase> cases) {
        Map<String, List<EditCase>> bySubject = new HashMap<>();
        cases.forEach(edit -> bySubject
                .computeIfAbsent(edit.subject().id(), s -> new ArrayList<>())
                .add(edit));
        List<String> others =
                spread(cases.stream().map(edit -> edit.prompt().en().getFirst()).toList(), OTHERS_ASKED);
        long started = System.nanoTime();
        List<String> before;
        double cold;
        try (AssembledModel all = weights.assemble(live)) {
            cold = (System.nanoTime() - started) / NANOS_PER_MILLI;
            before = answers(all, others);
        }
        Score returned = Score.NONE;
        Score stayed = Score.NONE;
        double millis = 0;
        List<SlotEdit> taken = spread(live, TAKEN_BACK);
        for (SlotEdit edit : taken) {
            List<SlotEdit> rest = live.stream().filter(other -> other != edit).toList();
            List<String> own = bySubject.getOrDefault(edit.slot().value(), List.of()).stream()
                    .map(gone -> gone.prompt().en().getFirst())
                    .toList();
            long from = System.nanoTime();
            try (AssembledModel without = weights.assemble(rest)) {
                millis += (System.nanoTime() - from) / NANOS_PER_MILLI;
                List<String> clean = answers(weights.base(), own);
                List<String> again = answers(without, own);
                for (int i = 0; i < own.size(); i++) {
                    returned = returned.plus(Answers.same(clean.get(i), again.get(i)));
                }
                List<String> now = answers(without, others);
                for (int i = 0; i < others.size(); i++) {
                    if (!own.contains(others.get(i))) {
                        stayed = stayed.plus(Answers.same(before.get(i), now.get(i)));
                    }
                }
            }
        }
        return new Rollback(returned, stayed, millis / Math.max(1, taken.size()), cold);
    }

    private static List<String> answers(HostedModel model, List<String> prompts) {
        return model.continuations(prompts, ANSWER_TOKENS);
    }

    /** Some of many, evenly spread. */
    private static <T> List<T> spread(List<T> all, int most) {
        int count = Math.min(most, all.size());
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get(i * all.size() / count));
        }
        return chosen;
    }
}
