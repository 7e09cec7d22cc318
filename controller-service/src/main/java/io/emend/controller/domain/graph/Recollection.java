package io.emend.controller.domain.graph;

import io.emend.contract.knowledge.Page;
import io.emend.graph.store.StoredEdit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What has been read of the graph while one revision was the newest. Answers are shared, and immutable. Thread-safe. */
final class Recollection {
    /** Statements, entities and labels kept at most, some hundred bytes each. */
    private static final long MOST = 100_000;

    /** An edit with its plan takes about as much room as so many statements. */
    private static final int STATEMENTS_AN_EDIT = 20;

    private final long revision;
    private final long begun = System.nanoTime();
    private final Map<List<Object>, Object> answers = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    Recollection(long revision) {
        this.revision = revision;
    }

    long revision() {
        return revision;
    }

    /** Nanoseconds since its first read. */
    long age() {
        return System.nanoTime() - begun;
    }

    /** Whether a question was answered before. */
    boolean knows(List<Object> question) {
        return answers.containsKey(question);
    }

    /**
     * What was answered to a question before, or else is now.
     *
     * @param question what is asked, then what it is asked of; the same question always has the same type of answer
     */
    @SuppressWarnings("unchecked")
    <T> T of(List<Object> question, Supplier<T> read) {
        Object known = answers.get(question);
        if (known != null) {
            return (T) known;
        }
        T answer = read.get();
        if (size.addAndGet(weight(answer)) > MOST) {
            answers.clear();
            size.set(weight(answer));
        }
        answers.put(question, answer);
        return answer;
    }

    private static long weight(Object answer) {
        return 1
                + switch (answer) {
                    case Page<?> page
                    when !page.items().isEmpty() && page.items().getFirst() instanceof StoredEdit ->
                        (long) page.items().size() * STATEMENTS_AN_EDIT;
                    case Page<?> page -> page.items().size();
                    case Collection<?> many -> many.size();
                    case Map<?, ?> many -> many.size();
                    default -> 1;
                };
    }
}
