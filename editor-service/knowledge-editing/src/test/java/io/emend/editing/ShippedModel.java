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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The demonstration model that the product ships, with a profile from little text, for tests of what edits achieve. */
public final class ShippedModel {
    private static final Path FOLDER = Path.of("../../deploy/standalone/models/emend-tiny");
    private static final int LAYER = 1;
    private static final long PROFILE_TOKENS = 2_500;
    private static final TargetSettings TARGET = new TargetSettings(40, 0.2, 1.0, 0.0, 2.5, 0.05, 3, 12);
    private static final EditingSettings SETTINGS = new EditingSettings(
            0.1, new WriteSettings(List.of(LAYER), 1.0, TARGET), new MemorySettings(LAYER, 0.65, TARGET));

    private static final List<String> PEOPLE = List.of(
            "Theodosius Dobzhansky", "Walter Benjamin", "Jack London", "Avril Lavigne", "Henry James", "Carl Sagan");

    private ShippedModel() {}

    public static LanguageModel load() {
        return LanguageModel.load(FOLDER, LoadOptions.defaults().withThreads(1));
    }

    public static ModelProfile profile(LanguageModel model) {
        // Sentences about subjects whose names are random tokens: what matters is how keys vary.
        List<String> corpus = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(11);
        int words = model.config().vocabularySize();
        for (int i = 0; i < 400; i++) {
            String name = model.tokenizer().decode(random.nextInt(300, words), random.nextInt(300, words));
            String place = model.tokenizer().decode(random.nextInt(300, words));
            corpus.add(i % 2 == 0 ? name + " was born in " + place + "." : "The birthplace of " + name + " is " + place + ".");
        }
        return new Profiler(model, Set.of(LAYER), PROFILE_TOKENS, p -> {}).profile(corpus.iterator(), SETTINGS);
    }

    /** A request to let one of six people be born elsewhere. */
    public static EditRequest request(int person, String town) {
        String name = PEOPLE.get(person);
        TargetFact target = new TargetFact(
                "born-" + person + "-" + town,
                List.of(
                        new Cloze(name + " was born in", town),
                        new Cloze("The birthplace of " + name + " is", town),
                        new Cloze("Question: Where was " + name + " born?\nAnswer:", town)),
                List.of(new Cloze("Question: What is the birthplace of " + name + "?\nAnswer:", town)));
        PreservedFact preserved =
                new PreservedFact("citizen-" + person, List.of(name + " is a citizen of"));
        return new EditRequest(
                SlotSubject.of("Q" + person, name),
                List.of(target),
                List.of(preserved),
                List.of(PEOPLE.get((person + 1) % PEOPLE.size()) + " was born in"));
    }

    /** A request that asks for two different answers to one prompt. */
    public static EditRequest contradictoryRequest(int person) {
        String prompt = PEOPLE.get(person) + " was born in";
        return new EditRequest(
                SlotSubject.of("Q" + person, PEOPLE.get(person)),
                List.of(
                        new TargetFact("one", List.of(new Cloze(prompt, "Paris")), List.of()),
                        new TargetFact("other", List.of(new Cloze(prompt, "Berlin")), List.of())),
                List.of(),
                List.of());
    }
}
