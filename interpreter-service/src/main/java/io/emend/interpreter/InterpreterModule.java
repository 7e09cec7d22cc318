package io.emend.interpreter;

import io.emend.contract.edit.EditApi;
import io.emend.contract.interpretation.AnswerApi;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.interpreter.adapter.GraphEntityDirectory;
import io.emend.interpreter.adapter.SchemaLexicon;
import io.emend.interpreter.engine.CurrentReader;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.engine.InterpretationEngine;
import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.lexicon.Paraphrases;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.llm.LlmEngine;
import io.emend.schema.KnowledgeSchema;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The interpreter, wired. Needs from outside: {@link EntityCatalog}, {@link KnowledgeGraph}, {@link EditApi} and
 * {@link AnswerApi}, which in one JVM are the controller's own; a {@link KnowledgeSchema} and a {@link Clock} are used
 * when there.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InterpreterProperties.class)
public class InterpreterModule {
    @Bean
    EntityDirectory entityDirectory(
            EntityCatalog catalog,
            KnowledgeGraph graph,
            ObjectProvider<KnowledgeSchema> schema,
            ObjectProvider<Clock> clock) {
        return new GraphEntityDirectory(catalog, graph, schemaOf(schema), clockOf(clock));
    }

    @Bean
    InterpretationEngine interpretationEngine(
            EntityDirectory directory,
            InterpreterProperties properties,
            ObjectProvider<KnowledgeSchema> schema,
            ObjectProvider<Clock> clock) {
        KnowledgeSchema known = schemaOf(schema);
        CurrentReader reader = new CurrentReader(
                directory,
                () -> WordingModel.of(SchemaLexicon.of(known.frozen()), Paraphrases.bundled()),
                known::edition,
                clockOf(clock));
        return properties.engine().equals(LlmEngine.NAME)
                ? new LlmEngine(reader, properties.llm())
                : new EmbeddedEngine(reader);
    }

    @Bean
    InterpretationService interpretationService(InterpretationEngine engine, InterpreterProperties properties) {
        return new InterpretationService(engine, properties.maxLength());
    }

    @Bean
    UtteranceService utteranceService(InterpretationService interpretations, EditApi edits, AnswerApi answers) {
        return new UtteranceService(interpretations, edits, answers);
    }

    @Bean
    InterpreterController interpreterController(InterpretationService interpretations, UtteranceService utterances) {
        return new InterpreterController(interpretations, utterances);
    }

    private static KnowledgeSchema schemaOf(ObjectProvider<KnowledgeSchema> schema) {
        return schema.getIfAvailable(KnowledgeSchema::load);
    }

    private static Clock clockOf(ObjectProvider<Clock> clock) {
        return clock.getIfAvailable(Clock::systemUTC);
    }
}
