package io.emend.interpreter.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.fixture.CodexNames;
import io.emend.interpreter.fixture.FreshUtterances;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterpreterFuzzTests {
    private static final int TEXTS = 2_000;

    private final EmbeddedEngine engine =
            new EmbeddedEngine(CodexNames.directory(), CodexNames::wordings, CodexNames.CLOCK);

    @Test
    void nothingThrows() {
        List<String> seeds =
                FreshUtterances.all().stream().map(FreshUtterances.Fresh::text).toList();

        assertThat(new InterpreterFuzz(engine, seeds, 7).run(TEXTS).texts()).isEqualTo(TEXTS);
    }

    @Test
    void endlessTextsAreReadWithoutEndlessWork() {
        for (String part : List.of(
                "Franz Kafka ",
                "please ",
                "a",
                ", ",
                "\"",
                "the birthplace of ",
                "and ",
                "卡夫卡",
                "can you ",
                "in fact ")) {
            String endless = part.repeat(20_000 / part.length());

            assertThatCode(() -> engine.interpret(UtteranceRequest.of(endless))).doesNotThrowAnyException();
        }
    }
}
