package io.emend.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;

/** Shows which of the slow parts is being made while the server starts. */
final class StartSteps implements InstantiationAwareBeanPostProcessor {
    private static final Map<String, String> STEPS = Map.of(
            "EmbeddedNeo4j", "Starting the embedded Neo4j",
            "GraphPorts", "Opening the graph",
            "TransformerWeights", "Loading the language model",
            "ModelHost", "Restoring the model's edits",
            "EntityIndex", "Indexing the entities' names");

    private final Progress progress;

    StartSteps(Progress progress) {
        this.progress = progress;
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        String step = STEPS.get(beanClass.getSimpleName());
        if (step != null) {
            progress.begin(step);
        }
        return null;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (STEPS.containsKey(bean.getClass().getSimpleName())) {
            progress.begin("Starting the server");
        }
        return bean;
    }
}
