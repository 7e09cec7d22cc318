package io.emend.access.start;

import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports a start that failed for a known reason as one sentence on standard error, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneSentenceReporter implements SpringBootExceptionReporter {
    /** Called by Spring Boot, which finds this class in {@code META-INF/spring.factories}. */
    OneSentenceReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = StartupFailure.sentence(failure);
        sentence.ifPresent(text -> System.err.println("emend: " + text));
        return sentence.isPresent();
    }
}
