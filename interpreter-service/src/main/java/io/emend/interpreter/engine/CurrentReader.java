package io.emend.interpreter.engine;

import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.UtteranceReader;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader that knows the names of the directory's newest version. Its wording model is trained in the background when
 * this is made (about a second). Thread-safe.
 */
public final class CurrentReader {
    private static final Logger log = LoggerFactory.getLogger(CurrentReader.class);

    private final EntityDirectory directory;
    private final Clock clock;
    private final CompletableFuture<WordingModel> wordings;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Versioned current;

    /** A reader and the version of the names it knows. */
    private record Versioned(long version, UtteranceReader reader) {}

    /** @param training makes the wording model; called once, on another thread */
    public CurrentReader(EntityDirectory directory, Supplier<WordingModel> training, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.wordings = CompletableFuture.supplyAsync(training);
    }

    /** The reader; made anew where names were added since the last call. */
    public UtteranceReader get() {
        long version = directory.version();
        Versioned now = current;
        if (now != null && now.version() >= version) {
            return now.reader();
        }
        refreshing.lock();
        try {
            Versioned meanwhile = current;
            if (meanwhile != null && meanwhile.version() >= version) {
                return meanwhile.reader();
            }
            EntityIndex index = EntityIndex.of(directory);
            Versioned fresh = new Versioned(index.version(), new UtteranceReader(wordings.join(), index, clock));
            current = fresh;
            log.debug(
                    "Indexed the names of {} entities at version {}",
                    index.entities().size(),
                    index.version());
            return fresh.reader();
        } finally {
            refreshing.unlock();
        }
    }
}
