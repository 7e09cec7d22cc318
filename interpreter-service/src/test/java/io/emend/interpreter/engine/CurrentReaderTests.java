package io.emend.interpreter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.CodexNames;
import io.emend.interpreter.parse.UtteranceReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class CurrentReaderTests {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void learnsAgainWhenThereIsSomethingElseToLearn() {
        AtomicInteger trainings = new AtomicInteger();
        AtomicReference<Object> edition = new AtomicReference<>("first");
        CurrentReader readers = new CurrentReader(
                CodexNames.directory(),
                () -> {
                    trainings.incrementAndGet();
                    return CodexNames.wordings();
                },
                edition::get,
                CodexNames.CLOCK);
        UtteranceReader first = readers.get();
        assertThat(readers.get()).isSameAs(first);

        edition.set("second");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (readers.get() == first && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }

        assertThat(readers.get()).isNotSameAs(first);
        assertThat(trainings).hasValue(2);
    }
}
