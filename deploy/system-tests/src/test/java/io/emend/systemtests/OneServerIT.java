package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.standalone.console.Progress;
import io.emend.standalone.show.DemoShow;
import io.emend.standalone.show.Screenplay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OneServerIT {
    @RegisterExtension
    static final RunningTopology TOPOLOGY = new RunningTopology(OneServer::new);

    @Nested
    class TheMainJob extends MainJob {}

    @Nested
    class TheDemonstration extends OnTopology {
        @Test
        void showsWhatItPromises() {
            var said = new ByteArrayOutputStream();
            try (Progress silent = Progress.silent();
                    var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
                new DemoShow(system().controller(), out, silent, Screenplay.ofTheDemonstration()).run();
            }
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("the third pair of hashes equals the first");
        }
    }

    @Nested
    class TheMethods extends NamedMethods {}

    @Nested
    class TheMemory extends Consolidations {}

    @Nested
    class UnclearText extends Clarifications {}

    @Nested
    class BadInput extends Misuse {}

    @Nested
    class ManyPeople extends Disagreement {}

    @Nested
    class TheWire extends PublishedApi {}

    @Nested
    class ConditionsAndPolicies extends EveryAnswer {}

    @Nested
    class TheMatrix extends Authorisation {}
}
