package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of its own that is killed without warning; what it acknowledged is there when it comes back. */
class KilledServerIT {
    private final TemporaryFolder folder = TemporaryFolder.create("killed");

    @AfterEach
    void removeTheFolder() {
        folder.close();
    }

    @Test
    void afterAKillTheSameStateIsServedAndTheEditIsStillAnswered() {
        Client.State acknowledged;
        try (ServerProcess first = ServerProcess.start(folder.path())) {
            Client alice = new Client(first, "demo-alice");
            Reply edit = alice.say("Franz Kafka was born in Vienna, not Prague.");
            assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
            acknowledged = alice.state();
            first.kill();
        }

        try (ServerProcess second = ServerProcess.start(folder.path())) {
            Client reader = new Client(second, "demo-reader");

            assertThat(reader.state()).isEqualTo(acknowledged);
            assertThat(reader.chatText("Where was Franz Kafka born?")).contains("Vienna");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderSaysSoInOneSentence() {
        try (ServerProcess first = ServerProcess.start(folder.path())) {
            ServerProcess.Refusal refusal = ServerProcess.refused(folder.path(), 0);
            ServerProcess.Refusal port = ServerProcess.refused(
                    folder.path().resolve("other"), first.url().getPort());

            assertThat(refusal.exitCode()).isNotZero();
            assertThat(refusal.errors()).singleElement().asString().contains("belongs to a server that is running");
            assertThat(port.exitCode()).isNotZero();
            assertThat(port.errors()).singleElement().asString().contains("in use");
        }
    }
}
