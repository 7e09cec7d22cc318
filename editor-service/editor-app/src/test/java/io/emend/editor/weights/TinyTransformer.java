package io.emend.editor.weights;

import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.Profiler;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.editor.slot.QuestionForm;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** An untrained three-layer Llama with everything needed to edit it in milliseconds. */
final class TinyTransformer {
    private static final Path FOLDER = Path.of("../knowledge-editing/src/test/resources/hf/llama");
    private static final int LAYER = 0;
    private static final TargetSettings TARGET = new TargetSettings(2, 0.3, 0.01, 0.0, 3.0, 0.1, 2, 4);

    private TinyTransformer() {}

    /** Weights over a fresh base model; the folder keeps the deltas. */
    static TransformerWeights open(Path deltas) {
        return open(deltas, 0);
    }

    /** The same where a layer's weights hold so many slots, any number if 0. */
    static TransformerWeights open(Path deltas, int capacity) {
        EditingSettings settings = new EditingSettings(
                0.1,
                new WriteSettings(List.of(LAYER), 1e-6, TARGET, capacity),
                new MemorySettings(LAYER, 0.65, TARGET));
        LanguageModel model = LanguageModel.load(FOLDER, LoadOptions.defaults().withThreads(1));
        List<String> corpus = IntStream.range(0, 60)
                .mapToObj(
                        i -> "In " + (1800 + 3 * i) + " somebody went from the United States to Cambridge, and so on.")
                .toList();
        ModelProfile profile =
                new Profiler(model, Set.of(LAYER), 1_200, progress -> {}).profile(corpus.iterator(), settings);
        return new TransformerWeights(new WeightLedger(model, profile), new DeltaStore(deltas), QuestionForm.DEFAULT);
    }
}
