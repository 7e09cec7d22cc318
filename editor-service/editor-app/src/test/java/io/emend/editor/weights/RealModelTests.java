package io.emend.editor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.problem.Unavailable;
import io.emend.editing.verify.Policy;
import io.emend.editor.commit.FaultPoint;
import io.emend.editor.fake.Bench;
import io.emend.editor.fake.RoteWeights;
import io.emend.editor.fake.SmallGraph;
import io.emend.editor.hosting.Integrity;
import io.emend.editor.hosting.ModelExport;
import io.emend.editor.hosting.Snapshot;
import io.emend.graph.GraphPorts;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.LowRankDelta;
import io.emend.lm.PeftAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealModelTests {
    /** An untrained model passes no examination; what counts here is bytes. */
    private static final Policy ANYTHING = new Policy(0, 0, 0, 0);

    private static final List<String> PEOPLE = List.of(SmallGraph.CURIE, SmallGraph.TURING, SmallGraph.LOVELACE);
    private static final List<String> PLACES = List.of(SmallGraph.WARSAW, SmallGraph.PARIS, SmallGraph.LONDON);
    private static final List<String> RELATIONS = List.of("P27", "P551", "P937", "P69", "P108", "P101", "P103");

    @TempDir
    private Path folder;

    private TransformerWeights weights;
    private Bench bench;

    @BeforeEach
    void open() {
        weights = TinyTransformer.open(folder.resolve("deltas"));
        bench = new Bench(SmallGraph.load(), weights, FaultPoint.NONE, ANYTHING);
    }

    @AfterEach
    void close() {
        bench.close();
        weights.close();
    }

    @Test
    void anEditChangesTheWeightsThemselves() {
        CommitResult edit = bench.commit(bench.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));

        assertThat(edit.model().state()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(edit.model().method()).isEqualTo("memit");
        assertThat(edit.stateHash().model()).isNotEqualTo(weights.base().fingerprint());
        try (Snapshot.Lease lease = bench.host().newest()) {
            float[] before =
                    ((TransformerModel) weights.base()).snapshot().weightDF(0).data();
            float[] after = ((TransformerModel) lease.snapshot().model())
                    .snapshot()
                    .weightDF(0)
                    .data();
            assertThat(after).isNotEqualTo(before);
        }
    }

    @Test
    void twentyEditsTakenBackInRandomOrderLeaveTheBaseByteForByte() {
        String model = bench.modelHash();
        String graph = bench.graphHash();
        Random random = new Random(11);
        List<CommitResult> edits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            edits.add(bench.commit(
                    bench.adding(PEOPLE.get(i % 3), RELATIONS.get(i / 3), PLACES.get(random.nextInt(3)), "auto")));
        }
        assertThat(bench.modelHash()).isNotEqualTo(model);

        Collections.shuffle(edits, random);
        edits.forEach(edit -> bench.commit(bench.undoing(edit)));

        assertThat(bench.modelHash()).isEqualTo(model).isEqualTo(weights.base().fingerprint());
        assertThat(bench.graphHash()).isEqualTo(graph);
    }

    @Test
    void whateverTheHistoryEqualLiveSetsGiveEqualModels() throws IOException {
        List<String> hashes = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            GraphPorts graph = SmallGraph.load();
            TransformerWeights own = TinyTransformer.open(Files.createDirectory(folder.resolve("history" + seed)));
            Bench history = new Bench(graph, own, FaultPoint.NONE, ANYTHING);
            detours(history, new Random(seed));
            List<String> order = new ArrayList<>(PEOPLE);
            Collections.shuffle(order, new Random(seed));
            for (String person : order) {
                history.commit(history.replacing(person, SmallGraph.BORN, SmallGraph.PARIS));
            }
            hashes.add(history.modelHash());
            String again = history.restarted(FaultPoint.NONE).modelHash();
            assertThat(again).isEqualTo(history.modelHash());
            own.close();
        }

        assertThat(hashes).containsOnly(hashes.getFirst());
    }

    private static void detours(Bench bench, Random random) {
        for (int i = 0; i < 4; i++) {
            CommitResult edit = bench.commit(bench.replacing(
                    PEOPLE.get(random.nextInt(3)),
                    random.nextBoolean() ? "P19" : "P20",
                    PLACES.get(random.nextInt(3))));
            bench.commit(bench.undoing(edit));
        }
    }

    @Test
    void aConsolidatedSlotIsWrittenAsIfThereHadBeenRoomForIt() throws IOException {
        TransformerWeights narrow = TinyTransformer.open(Files.createDirectory(folder.resolve("narrow")), 1);
        Bench small = new Bench(SmallGraph.load(), narrow, FaultPoint.NONE, ANYTHING);
        for (Bench each : List.of(bench, small)) {
            each.commit(each.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));
            each.commit(each.replacing(SmallGraph.TURING, SmallGraph.BORN, SmallGraph.PARIS));
        }
        String before = small.modelHash();
        assertThat(before).isNotEqualTo(bench.modelHash());

        CommitRequest consolidation = small.consolidating(10);
        small.commit(consolidation);
        assertThat(small.modelHash()).isEqualTo(bench.modelHash());
        assertThat(small.restarted(FaultPoint.NONE).modelHash()).isEqualTo(bench.modelHash());

        small.commit(small.takingBack(consolidation));
        assertThat(small.modelHash()).isEqualTo(before);
        small.close();
        narrow.close();
    }

    @Test
    void theMemoryBesideTheWeightsIsTakenBackToo() {
        String model = bench.modelHash();

        CommitResult edit = bench.commit(bench.adding(SmallGraph.CURIE, "P69", SmallGraph.LONDON, "memory"));
        String with = bench.modelHash();
        bench.commit(bench.undoing(edit));

        assertThat(edit.model().method()).isEqualTo("memory");
        assertThat(with).isNotEqualTo(model);
        assertThat(bench.modelHash()).isEqualTo(model);
    }

    @Test
    void aDamagedDeltaFileStopsTheStartAndFailsTheIntegrityCheck() {
        bench.commit(bench.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));
        Integrity integrity =
                new Integrity(bench.graph().knowledge(), bench.graph().ledger(), weights, bench.host());
        assertThat(integrity.check().intact()).isTrue();

        damage(folder.resolve("deltas").resolve("deltas"));

        assertThat(integrity.check().problems()).singleElement().asString().contains("should hash to");
        assertThatThrownBy(() -> bench.restarted(FaultPoint.NONE))
                .isInstanceOf(Unavailable.Corrupted.class)
                .hasMessageContaining("should hash to");
    }

    @Test
    void anotherBaseModelIsRefusedOnceEditsExist() {
        bench.commit(bench.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));

        assertThatThrownBy(() -> new Bench(bench.graph(), new RoteWeights(), FaultPoint.NONE, ANYTHING))
                .isInstanceOf(Unavailable.Corrupted.class);
    }

    @Test
    void theExportedCheckpointHasTheEditedWeights() {
        bench.commit(bench.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));
        ModelExport export = new ModelExport(bench.host(), weights, folder.resolve("exports"));

        ModelExport.Exported written = export.write(ExportFormat.HF, null);

        assertThat(written.omitted()).isEmpty();
        try (LanguageModel read = LanguageModel.load(Path.of(written.folder()), LoadOptions.defaults());
                Snapshot.Lease lease = bench.host().newest()) {
            assertThat(read.weightDF(0).data())
                    .isEqualTo(((TransformerModel) lease.snapshot().model())
                            .snapshot()
                            .weightDF(0)
                            .data());
        }
    }

    @Test
    void theExportedAdapterAddsUpToTheEditedWeights() {
        bench.commit(bench.replacing(SmallGraph.CURIE, SmallGraph.BORN, SmallGraph.LONDON));
        bench.commit(bench.replacing(SmallGraph.TURING, SmallGraph.BORN, SmallGraph.PARIS));
        ModelExport export = new ModelExport(bench.host(), weights, folder.resolve("exports"));

        ModelExport.Exported written = export.write(ExportFormat.PEFT_LORA, null);

        LowRankDelta delta = PeftAdapter.read(Path.of(written.folder())).getFirst();
        float[] base =
                ((TransformerModel) weights.base()).snapshot().weightDF(0).data();
        try (Snapshot.Lease lease = bench.host().newest()) {
            float[] edited = ((TransformerModel) lease.snapshot().model())
                    .snapshot()
                    .weightDF(0)
                    .data();
            int f = delta.downRF().columns();
            for (int i = 0; i < edited.length; i++) {
                double sum = base[i];
                for (int r = 0; r < delta.downRF().rows(); r++) {
                    sum += (double) delta.upDR().get(i / f, r) * delta.downRF().get(r, i % f);
                }
                // float32 rounding of two thin factors
                assertThat(sum).isCloseTo(edited[i], Offset.offset(1e-4));
            }
        }
    }

    private static void damage(Path deltas) {
        try (Stream<Path> files = Files.walk(deltas)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 1] ^= 1;
                Files.write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
