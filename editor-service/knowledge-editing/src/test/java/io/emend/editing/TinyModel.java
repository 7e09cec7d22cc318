package io.emend.editing;

import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.Profiler;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The untrained Llama checkpoint of the test resources, its profile, and requests to edit it. */
public final class TinyModel {
    public static final Path FOLDER = Path.of("src/test/resources/hf/llama");
    /** The layer that is edited: the first of three. */
    public static final int LAYER = 0;

    private static final TargetSettings TARGET = new TargetSettings(10, 0.3, 0.01, 0.0, 3.0, 0.1, 2, 8);
    private static final EditingSettings SETTINGS = new EditingSettings(
            0.1, new WriteSettings(List.of(LAYER), 1e-6, TARGET), new MemorySettings(LAYER, 0.65, TARGET));
    private static final List<String> NAMES = List.of(
            "Ada Lovelace",
            "Alan Turing",
            "Grace Hopper",
            "Kurt Gödel",
            "Emmy Noether",
            "Niels Bohr",
            "Lise Meitner",
            "Max Planck",
            "Marie Curie",
            "Paul Dirac");
    private static final List<String> PLACES = List.of("States", "Kingdom", "Cambridge", "president", "United");

    private TinyModel() {}

    public static LanguageModel load() {
        return LanguageModel.load(FOLDER, LoadOptions.defaults().withThreads(1));
    }

    /** Sentences without meaning for an untrained model, but with varied tokens. */
    public static List<String> corpus() {
        return IntStream.range(0, 60)
                .mapToObj(i -> NAMES.get(i % NAMES.size()) + " went from " + PLACES.get(i % PLACES.size()) + " to "
                        + PLACES.get(i * 7 % PLACES.size()) + " in " + (1800 + 3 * i) + ", and so on.")
                .toList();
    }

    public static ModelProfile profile(LanguageModel model) {
        return profile(model, List.of(LAYER));
    }

    public static ModelProfile profile(LanguageModel model, List<Integer> layers) {
        return new Profiler(model, Set.copyOf(layers), 1_500, p -> {}).profile(corpus().iterator(), SETTINGS);
    }

    /** A request to let one of ten subjects be born in one of five places. */
    public static EditRequest request(int subject, int place) {
        String name = NAMES.get(subject);
        String answer = PLACES.get(place);
        TargetFact target = new TargetFact(
                "born-" + subject + "-" + place,
                List.of(new Cloze(name + " was born in", answer)),
                List.of(new Cloze("Where was " + name + " born? In", answer)));
        PreservedFact preserved =
                new PreservedFact("died-" + subject, List.of(new Cloze(name + " died in", PLACES.getFirst())));
        String neighbour = NAMES.get((subject + 1) % NAMES.size()) + " was born in";
        return new EditRequest(
                SlotSubject.of("Q" + subject, name), List.of(target), List.of(preserved), List.of(neighbour));
    }
}
