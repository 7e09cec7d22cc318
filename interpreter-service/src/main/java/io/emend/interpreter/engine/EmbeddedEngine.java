package io.emend.interpreter.engine;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
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
 * The default engine: deterministic, in this JVM, without network. Its wording model is trained in the background when it
 * is made (about a second); its index of names follows the directory.
 */
public final class EmbeddedEngine implements InterpretationEngine {
    /** The engine's name in configuration. */
    public static final String NAME = "embedded";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedEngine.class);

    private final EntityDirectory directory;
    private final Clock clock;
    private final CompletableFuture<WordingModel> wordings;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable Current current;

    /** A reader and the version of the names it knows. */
    private record Current(long version, UtteranceReader reader) {}

    /** @param training makes the wording model; called once, on another thread */
    public EmbeddedEngine(EntityDirectory directory, Supplier<WordingModel> training, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        this.wordings = CompletableFuture.supplyAsync(training);
    }

    @Override
    public Interpretation interpret(UtteranceRequest request) {
        return reader().interpret(request);
    }

    @Override
    public String name() {
        return NAME;
    }

    private UtteranceReader reader() {
        long version = directory.version();
        Current now = current;
        if (now != null && now.version() >= version) {
            return now.reader();
        }
        refreshing.lock();
        try {
            Current meanwhile = current;
            if (meanwhile != null && meanwhile.version() >= version) {
                return meanwhile.reader();
            }
            EntityIndex index = EntityIndex.of(directory);
            Current fresh = new Current(index.version(), new UtteranceReader(wordings.join(), index, clock));
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
