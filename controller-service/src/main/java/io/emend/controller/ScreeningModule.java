package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.controller.adapter.Refreshes;
import io.emend.controller.api.ScreeningController;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.screening.DryRun;
import io.emend.controller.domain.screening.OthersActivity;
import io.emend.controller.domain.screening.RecentActivity;
import io.emend.controller.domain.screening.Reputation;
import io.emend.controller.domain.screening.RuleAdministration;
import io.emend.controller.domain.screening.RuleScreener;
import io.emend.controller.domain.screening.RuleSet;
import io.emend.controller.domain.screening.RulesInForce;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.domain.screening.TextScreen;
import io.emend.controller.screening.MaxentToxicityModel;
import io.emend.controller.screening.RuleFile;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.store.RuleStore;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is looked for in an edit before it is planned for good. */
@Configuration(proxyBeanMethods = false)
class ScreeningModule {
    private final Clock clock = Clock.systemUTC();

    @Bean
    RecentActivity recentActivity() {
        return new RecentActivity(clock);
    }

    /** Counting begins where the process before left off, and takes in what other processes apply meanwhile. */
    @Bean
    Refreshes activityRefresh(RecentActivity activity, KnowledgeGraph graph, EditBook book) {
        OthersActivity others = new OthersActivity(activity, graph, book);
        activity.recall(book);
        return new Refreshes("recent activity", others::catchUp);
    }

    @Bean
    TextScreen textScreen(ControllerProperties properties) {
        ControllerProperties.Screening wanted = properties.screening();
        return new TextScreen(MaxentToxicityModel.bundled(), wanted.reviewAt(), wanted.blockAt());
    }

    @Bean
    RulesInForce rulesInForce(
            RuleStore store,
            GraphMemory memory,
            SchemaInUse schema,
            TextScreen texts,
            RecentActivity activity,
            EditBook book,
            OperationResolver resolver,
            EditPlanner planner,
            ControllerProperties properties)
            throws IOException {
        ControllerProperties.Screening wanted = properties.screening();
        RuleSet configured = RuleFile.read(wanted.rules().getInputStream());
        return new RulesInForce(
                store,
                new RuleFile(),
                configured,
                rules -> new RuleScreener.Means(
                        memory.graph(),
                        schema.schema(),
                        texts,
                        activity,
                        new Reputation(book, rules.standing(), wanted.established(), clock),
                        properties.review().protectedEntities()),
                new DryRun(book, resolver, planner),
                wanted.dryRun());
    }

    @Bean
    Screener editScreener(RulesInForce rules, ControllerProperties properties) {
        return properties.screening().enabled() ? rules::screen : Screener.NONE;
    }

    @Bean
    Refreshes rulesRefresh(RulesInForce rules) {
        return new Refreshes("screening rules", rules::refresh);
    }

    @Bean
    ScreeningController screeningController(
            RulesInForce rules, RuleStore store, AuditTrail audit, CurrentCaller caller) {
        return new ScreeningController(new RuleAdministration(rules, store, new RuleFile(), audit, clock), caller);
    }
}
