package io.emend.access.limit;

import io.emend.contract.problem.Unavailable;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets: one per key and one per person for reads, the same for writes, and one per address for wrong keys. A
 * person with many keys has no more than with one. Lives in this process; several instances of a service each grant the
 * full budget. Thread-safe.
 */
public final class RateLimits {
    private static final int MOST_BUCKETS = 20_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final LimitProperties limits;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public RateLimits(LimitProperties limits, TimeMeter time) {
        this.limits = limits;
        this.time = time;
    }

    /** A budget and what it is called in messages. */
    public enum Kind {
        READ("requests"),
        WRITE("changes"),
        WRONG_KEY("wrong keys");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }
    }

    /**
     * Takes one unit of a caller's budget.
     *
     * @throws Unavailable.RateLimited if the key's or the person's budget is spent; data holds retryAfterSeconds
     */
    public void spend(Kind kind, String keyId, String person) {
        take(kind, "key " + keyId);
        take(kind, "user " + person);
    }

    /**
     * Notes a wrong key from an address.
     *
     * @throws Unavailable.RateLimited if there were too many
     */
    public void wrongKey(String address) {
        take(Kind.WRONG_KEY, "address " + address);
    }

    private void take(Kind kind, String who) {
        if (buckets.size() > MOST_BUCKETS) {
            buckets.clear();
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(kind + " " + who, name -> bucket(kind)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(
                    1,
                    Duration.ofNanos(probe.getNanosToWaitForRefill())
                            .plusMillis(999)
                            .toSeconds());
            throw new Unavailable.RateLimited(
                    "The %s may send %d %s per second; wait %d s."
                            .formatted(who.substring(0, who.indexOf(' ')), perSecond(kind), kind.noun, seconds),
                    Map.of("retryAfterSeconds", seconds));
        }
    }

    private Bucket bucket(Kind kind) {
        long rate = perSecond(kind);
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(rate * limits.burstSeconds())
                .refillGreedy(rate, SECOND)
                .build();
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth)
                .build();
    }

    private long perSecond(Kind kind) {
        return switch (kind) {
            case READ -> limits.readsPerSecond();
            case WRITE -> limits.writesPerSecond();
            case WRONG_KEY -> limits.wrongKeysPerSecond();
        };
    }
}
