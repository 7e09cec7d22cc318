package io.emend.editing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.editing.EditException;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotId;
import io.emend.editing.TinyModel;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.lm.LanguageModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightLedgerTests {
    private static final int SUBJECTS = 6;
    private static final int PLACES = 2;
    private static final int HISTORIES = 200;
    private static final int STEPS = 8;

    private static LanguageModel base;
    private static ModelProfile profile;
    /** By subject and place: edits in the weights for even subjects, in the memory for odd ones. */
    private static SlotEdit[][] edits;

    @BeforeAll
    static void plan() {
        base = TinyModel.load();
        profile = TinyModel.profile(base);
        SlotPlanner planner = new SlotPlanner(base, profile);
        edits = new SlotEdit[SUBJECTS][PLACES];
        for (int s = 0; s < SUBJECTS; s++) {
            for (int p = 0; p < PLACES; p++) {
                edits[s][p] = planner.plan(TinyModel.request(s, p), s % 2 == 0 ? Method.MEMIT : Method.MEMORY);
            }
        }
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void anEmptyLiveSetIsTheBaseModel() {
        try (EditedModel model = new WeightLedger(base, profile).build(LiveSet.empty())) {
            assertThat(model.model().weightDF(TinyModel.LAYER)).isEqualTo(base.weightDF(TinyModel.LAYER));
            assertThat(model.modelHash())
                    .isEqualTo(ModelHash.of(base.fingerprint(), new java.util.TreeMap<>(), List.of(), 0, List.of()));
        }
    }

    @Test
    void theStateIsAFunctionOfTheLiveSetAloneOverRandomHistories() {
        WeightLedger ledger = new WeightLedger(base, profile);
        SplittableRandom random = new SplittableRandom(20_260);
        Map<LiveSet, String> seen = new HashMap<>();

        for (int history = 0; history < HISTORIES; history++) {
            LiveSet live = LiveSet.empty();
            for (int step = 0; step < STEPS; step++) {
                int s = random.nextInt(SUBJECTS);
                live = random.nextInt(3) == 0
                        ? live.without(new SlotId("Q" + s))
                        : live.with(edits[s][random.nextInt(PLACES)]);
            }
            String hash = hashOf(ledger, live);
            assertThat(seen.merge(live, hash, (a, b) -> a)).isEqualTo(hash);
        }
        assertThat(seen.values()).doesNotHaveDuplicates();
        seen.forEach((live, hash) ->
                assertThat(hashOf(new WeightLedger(base, profile), live)).isEqualTo(hash));
    }

    @Test
    void slotsBeyondTheWeightsCapacityAreHeldByTheMemory() {
        EditingSettings settings = profile.settings();
        WriteSettings narrow = new WriteSettings(
                settings.write().layers(),
                settings.write().lambda(),
                settings.write().target(),
                1);
        ModelProfile bounded = profile.withSettings(new EditingSettings(settings.ridge(), narrow, settings.memory()));
        LiveSet wanted = LiveSet.of(List.of(edits[0][0], edits[2][0], edits[4][0]));

        try (EditedModel model = new WeightLedger(base, bounded).build(wanted)) {
            assertThat(model.liveSet().edits())
                    .extracting(SlotEdit::method)
                    .containsExactly(Method.MEMIT, Method.MEMORY, Method.MEMORY);
            assertThat(model.modelHash())
                    .isEqualTo(hashOf(
                            new WeightLedger(base, bounded),
                            LiveSet.of(List.of(
                                    edits[4][0].heldBy(Method.MEMORY),
                                    edits[0][0],
                                    edits[2][0].heldBy(Method.MEMORY)))));
        }
    }

    @Test
    void undoingEverythingGivesBackTheBaseBitForBit() {
        WeightLedger ledger = new WeightLedger(base, profile);
        LiveSet live = LiveSet.empty();
        for (SlotEdit[] edit : edits) {
            live = live.with(edit[0]);
        }
        String before = hashOf(ledger, LiveSet.empty());

        hashOf(ledger, live);
        for (int s : new int[] {3, 0, 5, 1, 4, 2}) {
            live = live.without(edits[s][0].slot());
        }

        assertThat(hashOf(ledger, live)).isEqualTo(before);
        try (EditedModel model = ledger.build(live)) {
            assertThat(model.model().weightDF(TinyModel.LAYER)).isEqualTo(base.weightDF(TinyModel.LAYER));
        }
    }

    @Test
    void aStateSurvivesARestart(@TempDir Path folder) {
        LiveSet live = LiveSet.of(List.of(edits[0][1], edits[1][0], edits[4][0]));
        String before = hashOf(new WeightLedger(base, profile), live);
        DeltaStore store = new DeltaStore(folder);
        List<String> hashes = live.edits().stream().map(store::put).toList();

        List<SlotEdit> read = new ArrayList<>();
        hashes.forEach(hash -> read.add(new DeltaStore(folder).get(hash)));

        assertThat(hashOf(new WeightLedger(base, profile), LiveSet.of(read))).isEqualTo(before);
    }

    @Test
    void oneAndSeveralThreadsGiveTheSameBits() throws Exception {
        LiveSet live = LiveSet.of(List.of(edits[0][1], edits[1][0], edits[2][0], edits[4][1]));

        String single = inPoolOf(1, live);
        String several = inPoolOf(4, live);

        assertThat(several).isEqualTo(single);
    }

    @Test
    void theMemoryLeavesOtherSubjectsBitIdentical() {
        try (EditedModel model = new WeightLedger(base, profile).build(LiveSet.of(List.of(edits[1][0])))) {
            int[] other = base.tokenizer().encode("Max Planck went to Quito");
            int[] last = {other.length - 1};

            assertThat(model.model().hiddenStates(2, List.of(other), last))
                    .isDeepEqualTo(base.hiddenStates(2, List.of(other), last));
        }
    }

    @Test
    void refusesAProfileOfAnotherCheckpoint(@TempDir Path folder) {
        io.emend.editing.profile.ProfileFiles.save(profile, folder);

        assertThatThrownBy(() -> io.emend.editing.profile.ProfileFiles.load(folder, "sha256:other"))
                .isInstanceOf(EditException.ProfileMismatch.class)
                .hasMessageContaining("sha256:other");
    }

    private static String inPoolOf(int threads, LiveSet live) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> hashOf(new WeightLedger(base, profile), live))
                    .get();
        }
    }

    private static String hashOf(WeightLedger ledger, LiveSet live) {
        try (EditedModel model = ledger.build(live)) {
            return model.modelHash();
        }
    }
}
