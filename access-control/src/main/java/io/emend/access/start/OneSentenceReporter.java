package io.emend.access.start;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a start that failed for a known reason as one sentence on standard error, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneSentenceReporter implements SpringBootExceptionReporter {
    private static final String REPORT = "emend.start.report";

    private final @Nullable ConfigurableApplicationContext context;

    /** Called by Spring Boot, which finds this class in {@code META-INF/spring.factories}. */
    OneSentenceReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = StartupFailure.sentence(failure);
        if (sentence.isPresent() && speaks()) {
            System.err.println("emend: " + sentence.get());
        }
        return sentence.isPresent();
    }

    /** A program that starts the server itself says the sentence itself. */
    private boolean speaks() {
        return context == null || context.getEnvironment().getProperty(REPORT, Boolean.class, true);
    }
}
