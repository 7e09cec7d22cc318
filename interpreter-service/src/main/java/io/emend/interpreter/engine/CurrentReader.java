package io.emend.interpreter.engine;

import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.UtteranceReader;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader that knows the names of the directory's newest version. Its wording model is made in the background when
 * this is made (some seconds where it must be trained), and again when the schema says something else; until that is done, the one before reads.
 * Thread-safe.
 */
public final class CurrentReader {
    private static final Logger log = LoggerFactory.getLogger(CurrentReader.class);

    private final EntityDirectory directory;
    private final Clock clock;
    private final Supplier<WordingModel> training;
    private final Supplier<Object> edition;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Learned newest;
    private volatile Learned inUse;
    private volatile @Nullable Versioned current;

    /** A wording model, perhaps still in training, and what it is of. */
    private record Learned(Object edition, CompletableFuture<WordingModel> wordings) {}

    /** A reader, the version of the names it knows, and what it has learned. */
    private record Versioned(long version, Learned learned, UtteranceReader reader) {}

    /** @param training makes the wording model; called once, on another thread */
    public CurrentReader(EntityDirectory directory, Supplier<WordingModel> training, Clock clock) {
        this(directory, training, () -> training, clock);
    }

    /**
     * @param training makes the wording model; called on another thread, once for each edition
     * @param edition another object once there is something else to learn; cheap to ask
     */
    public CurrentReader(
            EntityDirectory directory, Supplier<WordingModel> training, Supplier<Object> edition, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.training = training;
        this.edition = edition;
        this.newest = new Learned(edition.get(), CompletableFuture.supplyAsync(training));
        this.inUse = newest;
    }

    /** The newest model that is trained; the first one may still be in training. */
    private Learned learned() {
        Object wanted = edition.get();
        if (newest.edition() != wanted) {
            synchronized (this) {
                if (newest.edition() != wanted) {
                    newest = new Learned(wanted, CompletableFuture.supplyAsync(training));
                }
            }
        }
        Learned candidate = newest;
        if (candidate.wordings().state() == Future.State.SUCCESS) {
            inUse = candidate;
        }
        return inUse;
    }

    /** The reader; made anew where names were added since the last call. */
    public UtteranceReader get() {
        long version = directory.version();
        Learned learned = learned();
        Versioned now = current;
        if (now != null && now.version() >= version && now.learned().equals(learned)) {
            return now.reader();
        }
        refreshing.lock();
        try {
            Versioned meanwhile = current;
            if (meanwhile != null
                    && meanwhile.version() >= version
                    && meanwhile.learned().equals(learned)) {
                return meanwhile.reader();
            }
            EntityIndex index = EntityIndex.of(directory);
            UtteranceReader reader = new UtteranceReader(learned.wordings().join(), index, clock);
            Versioned fresh = new Versioned(index.version(), learned, reader);
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
