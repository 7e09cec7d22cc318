package io.emend.editor;

import io.emend.editing.verify.Policy;
import io.emend.editor.api.EditorController;
import io.emend.editor.api.ModelController;
import io.emend.editor.api.OwnAnswers;
import io.emend.editor.commit.CommitParts;
import io.emend.editor.commit.CommitService;
import io.emend.editor.commit.CommitWatch;
import io.emend.editor.commit.DiskSpace;
import io.emend.editor.commit.FaultPoint;
import io.emend.editor.grounding.Grounding;
import io.emend.editor.hosting.GenerationGate;
import io.emend.editor.hosting.Integrity;
import io.emend.editor.hosting.ModelExport;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.openai.ChatCompletions;
import io.emend.editor.openai.Completions;
import io.emend.editor.openai.Models;
import io.emend.editor.openai.OpenAiController;
import io.emend.editor.slot.AskedRelation;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.slot.SlotSolver;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.slot.UnderstoodWordings;
import io.emend.editor.slot.WantedMethod;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.schema.KnowledgeSchema;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The editor's services and endpoints, whatever holds the weights. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditorProperties.class)
class EditorConfiguration {
    @Bean
    QuestionForm editorQuestionForm(EditorProperties properties) {
        return new QuestionForm(properties.questionTemplate());
    }

    @Bean
    ModelHost modelHost(KnowledgeGraph graph, Ledger ledger, WeightEditor weights, EditorProperties properties) {
        ModelHost host = new ModelHost(graph, ledger, weights, properties.oldSnapshots());
        host.start();
        return host;
    }

    @Bean
    AskedRelation askedRelation(ObjectProvider<KnowledgeSchema> schema) {
        return new AskedRelation(schemaOf(schema));
    }

    @Bean
    PromptBuilder promptBuilder(
            ObjectProvider<KnowledgeSchema> schema, KnowledgeGraph graph, QuestionForm form, WeightEditor weights) {
        return new PromptBuilder(schemaOf(schema), new UnderstoodWordings(weights.base(), graph, form));
    }

    @Bean
    SpokenAnswers spokenAnswers(EditorProperties properties) {
        return new SpokenAnswers(properties.answerTokens());
    }

    @Bean
    GenerationGate generationGate(EditorProperties properties) {
        return new GenerationGate(properties.generations(), properties.generationPatience());
    }

    @Bean
    DiskSpace diskSpace(EditorProperties properties) {
        return new DiskSpace(
                properties.dataFolder(), properties.leastFreeSpace().toBytes());
    }

    /** Whether edits can be committed, the database aside, which has an indicator of its own. */
    @Bean
    HealthIndicator editorHealthIndicator(DiskSpace disk, ModelHost host) {
        return () -> {
            try (Snapshot.Lease lease = host.newest()) {
                Health.Builder health = disk.suffices() ? Health.up() : Health.down();
                return health.withDetail("revision", lease.snapshot().revision())
                        .build();
            }
        };
    }

    @Bean
    CommitService commitService(
            KnowledgeGraph graph,
            Ledger ledger,
            ObjectProvider<KnowledgeSchema> schema,
            WeightEditor weights,
            ModelHost host,
            PromptBuilder prompts,
            SpokenAnswers answers,
            EditorProperties properties,
            DiskSpace disk,
            ObjectProvider<FaultPoint> faults,
            ObjectProvider<MeterRegistry> meters) {
        EditorProperties.Policy wanted = properties.policy();
        Policy policy = new Policy(wanted.efficacy(), wanted.paraphrase(), wanted.sameSubject(), wanted.neighbour());
        return new CommitService(new CommitParts(
                graph,
                ledger,
                schemaOf(schema),
                weights,
                host,
                new SlotSolver(weights, prompts, Policy.AIM, policy),
                prompts,
                answers,
                policy,
                WantedMethod.SUPPORTED,
                properties.commitQueue(),
                disk,
                faults.getIfAvailable(() -> FaultPoint.NONE),
                new CommitWatch(meters.getIfAvailable(SimpleMeterRegistry::new))));
    }

    @Bean
    EditorController editorController(
            CommitService commits,
            ModelHost host,
            KnowledgeGraph graph,
            PromptBuilder prompts,
            AskedRelation asked,
            SpokenAnswers answers,
            GenerationGate gate) {
        return new EditorController(commits, new OwnAnswers(host, graph, prompts, asked, answers, gate));
    }

    @Bean
    ModelController modelController(
            KnowledgeGraph graph, Ledger ledger, WeightEditor weights, ModelHost host, EditorProperties properties) {
        return new ModelController(
                host,
                new Integrity(graph, ledger, weights, host),
                new ModelExport(host, weights, properties.dataFolder().resolve("exports")));
    }

    @Bean
    OpenAiController openAiController(
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            AskedRelation asked,
            ModelHost host,
            GenerationGate gate,
            ObjectProvider<Clock> clocks,
            JsonMapper json) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        Models models = new Models(host, clock);
        Grounding grounding = new Grounding(graph, schemaOf(schema), asked);
        return new OpenAiController(
                models,
                new ChatCompletions(models, grounding, gate, clock),
                new Completions(models, gate, clock),
                json);
    }

    private static KnowledgeSchema schemaOf(ObjectProvider<KnowledgeSchema> schema) {
        return schema.getIfAvailable(KnowledgeSchema::load);
    }
}
