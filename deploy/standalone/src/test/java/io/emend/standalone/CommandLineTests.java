package io.emend.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.start.StartupRefused;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTests {
    private static final Path HOME = Path.of("/opt/emend");

    @Test
    void theDemoShowsAndKnowsItsUsers() {
        CommandLine demo = parse("demo", "--once", "--port", "0");

        assertThat(demo.show()).isTrue();
        assertThat(demo.once()).isTrue();
        assertThat(demo.settings().demoUsers()).isTrue();
        assertThat(demo.settings().port()).isZero();
        assertThat(demo.settings().data()).isEqualTo(HOME.resolve("data"));
    }

    @Test
    void serveKnowsNobodyUnlessAsked() {
        assertThat(parse("serve").settings().demoUsers()).isFalse();
        assertThat(parse("serve", "--demo-users").settings().demoUsers()).isTrue();
    }

    @Test
    void anOptionThatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse("serve", "--prot", "80"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("--prot");
        assertThatThrownBy(() -> parse("serve", "--port", "eighty")).hasMessageContaining("eighty");
        assertThatThrownBy(() -> parse("serve", "--data")).hasMessageContaining("--data needs a value");
        assertThatThrownBy(() -> parse("serve", "--once")).hasMessageContaining("--once");
        assertThatThrownBy(() -> parse("server")).hasMessageContaining("'server'");
    }

    private static CommandLine parse(String... arguments) {
        return CommandLine.parse(arguments, HOME, Map.of());
    }
}
