package io.emend.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.emend.contract.problem.Unavailable;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTests {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(new LimitProperties(5, 2, 1, 1), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aSpentBudgetIsRefusedAndSaysWhenToComeBack() {
        spendWrites(2, "k-1", "alice");

        Unavailable.RateLimited refused = catchThrowableOfType(
                Unavailable.RateLimited.class, () -> limits.spend(RateLimits.Kind.WRITE, "k-1", "alice"));

        assertThat(refused.data()).containsEntry("retryAfterSeconds", 1L);
    }

    @Test
    void theBudgetComesBackWithTime() {
        spendWrites(2, "k-1", "alice");

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThatCode(() -> limits.spend(RateLimits.Kind.WRITE, "k-1", "alice"))
                .doesNotThrowAnyException();
    }

    @Test
    void aSecondKeyOfTheSamePersonGivesNoMore() {
        spendWrites(2, "k-1", "alice");

        assertThatThrownBy(() -> limits.spend(RateLimits.Kind.WRITE, "k-2", "alice"))
                .isInstanceOf(Unavailable.RateLimited.class)
                .hasMessageContaining("user");
        assertThatCode(() -> limits.spend(RateLimits.Kind.WRITE, "k-3", "bob")).doesNotThrowAnyException();
    }

    @Test
    void readsAreCountedApartFromWrites() {
        spendWrites(2, "k-1", "alice");

        assertThatCode(() -> limits.spend(RateLimits.Kind.READ, "k-1", "alice")).doesNotThrowAnyException();
    }

    @Test
    void guessingKeysIsSlowedDownByAddress() {
        limits.wrongKey("10.0.0.1");

        assertThatThrownBy(() -> limits.wrongKey("10.0.0.1")).isInstanceOf(Unavailable.RateLimited.class);
        assertThatCode(() -> limits.wrongKey("10.0.0.2")).doesNotThrowAnyException();
    }

    private void spendWrites(int count, String key, String person) {
        for (int i = 0; i < count; i++) {
            limits.spend(RateLimits.Kind.WRITE, key, person);
        }
    }
}
