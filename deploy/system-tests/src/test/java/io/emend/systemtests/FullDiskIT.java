package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A server whose data folder is a small file system of its own, mounted where only that process sees it. Needs Linux with
 * user namespaces; a machine without them says so.
 */
class FullDiskIT {
    private static final String SIZE = "400m";
    private static final int CHUNK = 1 << 20;

    @Test
    void aFullDiskRefusesEditsChangesNothingAndIsLeftBehindOnceThereIsRoom() throws Exception {
        if (!canMount()) {
            System.out.println("NOT RUN: edits on a full disk (no user namespaces with mounts)");
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.create("full-disk");
                ServerProcess server = ServerProcess.startOnFileSystemOf(SIZE, folder.path())) {
            Client alice = new Client(server, "demo-alice");
            Map<String, Object> edit = OnTopology.edit("ASSERT", "Franz Kafka", "P19", "Vienna");
            Client.State before = alice.state();
            Path filler = server.inItsFiles(folder.path()).resolve("filler");
            fill(filler);

            Reply refused = alice.post("/v1/edits", edit);

            assertThat(refused.problem(503, "unavailable").path("detail").asString())
                    .contains("disk");
            assertThat(alice.state()).isEqualTo(before);
            assertThat(alice.chatText("Where was Franz Kafka born?")).isNotBlank();
            Files.delete(filler);
            Reply applied = alice.finished(alice.post("/v1/edits", edit).text("id"));
            assertThat(applied.text("status")).as("%s", applied.body()).isEqualTo("APPLIED");
            Client admin = new Client(server, "demo-admin");
            assertThat(admin.get("/v1/integrity").expect(200).at("intact").asBoolean())
                    .isTrue();
        }
    }

    /** Leaves less than a commit asks for, and enough for the database to go on. */
    private static void fill(Path filler) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler.getParent()).getUsableSpace() > 40L * CHUNK) {
                out.write(chunk);
            }
        }
    }

    private static boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=1m none /mnt")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
