package io.emend.controller;

import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.screening.DryRun;
import io.emend.controller.domain.screening.RecentActivity;
import io.emend.controller.domain.screening.Reputation;
import io.emend.controller.domain.screening.RuleScreener;
import io.emend.controller.domain.screening.RuleSet;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.domain.screening.TextScreen;
import io.emend.controller.screening.MaxentToxicityModel;
import io.emend.controller.screening.RuleFile;
import io.emend.graph.KnowledgeGraph;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is looked for in an edit before it is planned for good. */
@Configuration(proxyBeanMethods = false)
class ScreeningModule {
    private static final Logger log = LoggerFactory.getLogger(ScreeningModule.class);
    private final Clock clock = Clock.systemUTC();

    @Bean
    RecentActivity recentActivity() {
        return new RecentActivity(clock);
    }

    @Bean
    TextScreen textScreen(ControllerProperties properties) {
        ControllerProperties.Screening wanted = properties.screening();
        return new TextScreen(MaxentToxicityModel.bundled(), wanted.reviewAt(), wanted.blockAt());
    }

    @Bean
    Screener editScreener(
            KnowledgeGraph graph,
            SchemaInUse schema,
            TextScreen texts,
            RecentActivity activity,
            EditBook book,
            OperationResolver resolver,
            EditPlanner planner,
            ControllerProperties properties)
            throws IOException {
        ControllerProperties.Screening wanted = properties.screening();
        if (!wanted.enabled()) {
            return Screener.NONE;
        }
        RuleSet rules = RuleFile.read(wanted.rules().getInputStream());
        RuleScreener.Means means = new RuleScreener.Means(
                graph,
                schema.schema(),
                texts,
                activity,
                new Reputation(book, rules.standing(), clock),
                properties.review().protectedEntities());
        RuleScreener screener = new RuleScreener(rules, means);
        if (wanted.dryRun() > 0 && !rules.unproven().isEmpty()) {
            DryRun.Report report = new DryRun(book, resolver, planner).of(rules.unproven(), means, wanted.dryRun());
            report.matches()
                    .forEach((rule, matches) -> log.info(
                            "New screening rule {} would have matched {} of the last {} edits",
                            rule,
                            matches.size(),
                            report.looked()));
            screener.heed(report);
        }
        return screener;
    }
}
