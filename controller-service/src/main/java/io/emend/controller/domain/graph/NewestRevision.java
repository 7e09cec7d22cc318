package io.emend.controller.domain.graph;

import io.emend.graph.KnowledgeGraph;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision, asked for once on behalf of all who want to know at the same time. Nobody is told what was read
 * before they asked, so that whoever has seen a commit's answer finds it in every later read, whichever process made it.
 * Thread-safe.
 */
final class NewestRevision {
    /** Between the beginnings of two reads: the most that asking together delays anybody. A lone reader never waits. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final KnowledgeGraph graph;
    private final ReentrantLock turn = new ReentrantLock();
    private final Object gathering = new Object();
    private @Nullable CompletableFuture<Long> next;
    private long lastBegun = System.nanoTime() - PAUSE.toNanos();

    NewestRevision(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /** A revision that was the newest at some time after this call. */
    long get() {
        CompletableFuture<Long> answer;
        boolean first;
        synchronized (gathering) {
            first = next == null;
            if (next == null) {
                next = new CompletableFuture<>();
            }
            answer = next;
        }
        if (first) {
            ask(answer);
        }
        try {
            return answer.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Whoever comes while another read is under way waits for the next one. */
    private void ask(CompletableFuture<Long> answer) {
        turn.lock();
        try {
            LockSupport.parkNanos(lastBegun + PAUSE.toNanos() - System.nanoTime());
            synchronized (gathering) {
                next = null;
            }
            lastBegun = System.nanoTime();
            answer.complete(graph.revision());
        } catch (RuntimeException failure) {
            answer.completeExceptionally(failure);
        } finally {
            turn.unlock();
            answer.completeExceptionally(new IllegalStateException("The newest revision could not be read."));
        }
    }
}
