package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Verdict;
import io.emend.controller.fixture.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rule sets for tests. */
final class Rules {
    static final RuleSet.Standing NO_NEWCOMERS = new RuleSet.Standing(0, Duration.ofDays(1), 3);

    private Rules() {}

    static RuleSet of(RuleSetting... rules) {
        return new RuleSet(1, NO_NEWCOMERS, 0.2, List.of(rules));
    }

    static RuleSetting rule(String id, RuleSetting.Check check, Verdict verdict, int most) {
        return new RuleSetting(id, check, verdict, true, Duration.ofMinutes(10), most, null);
    }

    static RuleSetting phrase(String id, boolean proven, String pattern) {
        return new RuleSetting(
                id,
                RuleSetting.Check.PHRASE,
                Verdict.REVIEW,
                proven,
                Duration.ZERO,
                0,
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    static RuleScreener.Means means(World world, TextScreen texts, RecentActivity activity) {
        return means(world, texts, activity, new Reputation(world.book, NO_NEWCOMERS, Set.of(), Clock.systemUTC()));
    }

    static RuleScreener.Means means(World world, TextScreen texts, RecentActivity activity, Reputation reputation) {
        return new RuleScreener.Means(
                world.ports.knowledge(), World.SCHEMA, texts, activity, reputation, Set.of("Q882"));
    }
}
