package io.emend.access.limit;

import io.emend.access.start.StartupRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rate limits, prefix {@code emend.access.limits}. Each holds per key and per person (wrong keys: per address).
 *
 * @param readsPerSecond requests that change nothing
 * @param writesPerSecond edits, rollbacks, decisions, imports and utterances
 * @param wrongKeysPerSecond attempts with a key that is not valid
 * @param burstSeconds how many seconds' worth may come at once
 */
@ConfigurationProperties("emend.access.limits")
public record LimitProperties(
        @DefaultValue("1000") long readsPerSecond,
        @DefaultValue("200") long writesPerSecond,
        @DefaultValue("10") long wrongKeysPerSecond,
        @DefaultValue("2") long burstSeconds) {
    public LimitProperties {
        if (readsPerSecond < 1 || writesPerSecond < 1 || wrongKeysPerSecond < 1 || burstSeconds < 1) {
            throw new StartupRefused("The limits in emend.access.limits must be at least 1.");
        }
    }
}
