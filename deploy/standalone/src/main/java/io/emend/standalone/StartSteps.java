package io.emend.standalone;

import io.emend.standalone.console.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;

/** Shows which of the slow parts is being made while the server starts, by the names of their classes. */
final class StartSteps implements InstantiationAwareBeanPostProcessor {
    private static final String REST = "Starting the server";
    private static final Map<String, String> STEPS = Map.of(
            "EmbeddedNeo4j", "Starting the embedded Neo4j",
            "GraphPorts", "Opening the graph",
            "DemonstrationGraph", "Loading the demonstration graph",
            "TransformerWeights", "Loading the language model",
            "ModelHost", "Restoring the model's edits",
            "EntityDirectory", "Indexing the entities' names",
            "InterpretationEngine", "Learning the relations' wordings");

    private final Progress progress;
    private final Deque<String> beans = new ArrayDeque<>();

    StartSteps(Progress progress) {
        this.progress = progress;
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
        String step = STEPS.get(beanClass.getSimpleName());
        if (step != null) {
            beans.push(beanName);
            progress.begin(step);
        }
        return null;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (beanName.equals(beans.peek())) {
            beans.pop();
            progress.begin(REST);
        }
        return bean;
    }
}
