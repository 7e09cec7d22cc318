package io.emend.interpreter.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emend.interpreter.llm.LlmProperties;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BenchOptionsTests {
    @Test
    void comparesNoLanguageModelUnlessToldWhich() {
        BenchOptions options = BenchOptions.of(new String[] {"--bench", "b", "--graph", "g", "--no-latency"});

        assertThat(options.llm()).isNull();
        assertThat(options.latency()).isFalse();
        assertThat(new BenchReport(Set.of(), false).markdown()).contains("Engine llm: not run");
    }

    @Test
    void asksTheLanguageModelOfAnAddress() {
        BenchOptions options = BenchOptions.of(new String[] {
            "--bench", "b", "--graph", "g", "--llm", "http://127.0.0.1:9/v1", "--llm-model", "m", "--llm-texts", "7"
        });

        LlmProperties llm = Objects.requireNonNull(options.llm());
        assertThat(llm.url()).isEqualTo(URI.create("http://127.0.0.1:9/v1"));
        assertThat(llm.model()).isEqualTo("m");
        assertThat(options.llmTexts()).isEqualTo(7);
    }

    @Test
    void tellsTheUsageWhereAnOptionIsOfNoUse() {
        for (String[] arguments : new String[][] {
            {"--bench"}, {"--what", "x"}, {"--bench", "b"}, {"--bench", "b", "--graph", "g", "--llm-texts", "none"}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BenchOptions.of(arguments))
                    .withMessageContaining("Usage:");
        }
    }
}
