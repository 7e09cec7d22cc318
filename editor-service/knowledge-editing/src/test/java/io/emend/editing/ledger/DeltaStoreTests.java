package io.emend.editing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.editing.EditException;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotId;
import io.emend.editing.SlotRow;
import io.emend.editing.storage.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaStoreTests {
    @TempDir
    Path folder;

    private final SlotEdit edit = new SlotEdit(
            new SlotId("Q7186"),
            List.of("b", "a"),
            Method.MEMIT,
            new ContentHash().add("plan").finish(),
            List.of(
                    new SlotRow(0, "Marie Curie", new float[] {1, 2}, new float[] {3, 4}, new float[] {5}),
                    new SlotRow(0, "玛丽·居里", new float[] {1, 2}, new float[] {3, 4}, new float[] {6})),
            new PlanDiagnostics(12, 0.1, 0.02, 0.9, true));

    @Test
    void readsBackTheEditItStored() {
        DeltaStore store = new DeltaStore(folder);

        String hash = store.put(edit);

        assertThat(new DeltaStore(folder).get(hash)).isEqualTo(edit);
    }

    @Test
    void givesEqualEditsOneName() {
        DeltaStore store = new DeltaStore(folder);

        assertThat(store.put(edit)).isEqualTo(store.put(store.get(store.put(edit))));
    }

    @Test
    void findsAPlanByItsKey() {
        DeltaStore store = new DeltaStore(folder);
        store.put(edit);

        assertThat(store.findPlan(edit.planKey())).contains(edit);
        assertThat(store.findPlan(new ContentHash().add("other").finish())).isEmpty();
    }

    @Test
    void refusesAFileWhoseBytesChanged() throws IOException {
        DeltaStore store = new DeltaStore(folder);
        String hash = store.put(edit);
        Path file = onlyDelta();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> store.get(hash))
                .isInstanceOf(EditException.CorruptedDelta.class)
                .hasMessageContaining("hashes to");
        assertThat(store.findPlan(edit.planKey())).isEmpty();
    }

    @Test
    void healsADamagedFileWhenTheSameEditIsStoredAgain() throws IOException {
        DeltaStore store = new DeltaStore(folder);
        String hash = store.put(edit);
        Files.write(onlyDelta(), new byte[] {1});

        store.put(edit);

        assertThat(store.get(hash)).isEqualTo(edit);
    }

    @Test
    void namesAMissingFile() {
        String hash = ContentHash.ofBytes(new byte[0]);

        assertThatThrownBy(() -> new DeltaStore(folder).get(hash))
                .isInstanceOf(EditException.CorruptedDelta.class)
                .hasMessageContaining("missing");
    }

    @Test
    void leavesNoTemporaryFilesBehind() throws IOException {
        new DeltaStore(folder).put(edit);

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> f.getFileName().toString()))
                    .hasSize(2)
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private Path onlyDelta() throws IOException {
        try (var files = Files.walk(folder.resolve("deltas"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}
