package io.emend.editing;

import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.ProfileFiles;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.nio.file.Path;
import java.util.List;

/** The demonstration model that the product ships, with its profile, for tests of what edits achieve. */
public final class ShippedModel {
    private static final Path FOLDER = Path.of("../../deploy/standalone/models/emend-tiny");
    private static final int LAYER = 1;
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
        return ProfileFiles.load(FOLDER, model.fingerprint()).withSettings(SETTINGS);
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
        PreservedFact preserved = new PreservedFact("citizen-" + person, List.of(name + " is a citizen of"));
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
