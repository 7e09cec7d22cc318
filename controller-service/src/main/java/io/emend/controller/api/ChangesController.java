package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.change.Change;
import io.emend.controller.domain.change.ChangeLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Revisions as server-sent events: the id is the revision, and {@code Last-Event-ID} resumes after it. A reader that names
 * none begins with what comes next.
 */
@RestController
public final class ChangesController {
    private static final Logger log = LoggerFactory.getLogger(ChangesController.class);
    private static final int MOST_READERS = 500;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ChangeLog changes;
    private final CurrentCaller caller;
    private final Semaphore places = new Semaphore(MOST_READERS);

    public ChangesController(ChangeLog changes, CurrentCaller caller) {
        this.changes = changes;
        this.caller = caller;
    }

    /**
     * Opens the feed.
     *
     * @param lastEventId revision the reader has seen last
     * @param since the same as a parameter, for readers that cannot set headers
     */
    @GetMapping(path = "/v1/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    public SseEmitter changes(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "since", required = false) @Nullable String since) {
        caller.get().require(Role.READER);
        String seen = lastEventId != null && !lastEventId.isBlank() ? lastEventId : since;
        long position = seen == null ? changes.newest() : revision(seen);
        if (!places.tryAcquire()) {
            throw new Unavailable(
                    "All %d places of the change feed are taken; try again later.".formatted(MOST_READERS),
                    Map.of("retryAfterSeconds", HEARTBEAT.toSeconds()));
        }
        SseEmitter emitter = new SseEmitter(0L);
        AtomicBoolean open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onError(error -> open.set(false));
        Thread.ofVirtual().name("changes-", 0).start(() -> feed(emitter, position, open));
        return emitter;
    }

    private void feed(SseEmitter emitter, long from, AtomicBoolean open) {
        long position = from;
        try {
            emitter.send(SseEmitter.event().comment("from " + from).reconnectTime(1_000));
            while (open.get()) {
                List<Change> news = changes.await(position, HEARTBEAT);
                for (Change change : news) {
                    position = change.revision().revision();
                    emitter.send(SseEmitter.event()
                            .id(String.valueOf(position))
                            .name("revision")
                            .data(change, MediaType.APPLICATION_JSON));
                }
                if (news.isEmpty()) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
        } catch (IOException | IllegalStateException e) {
            log.debug("a reader of the change feed has gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Unavailable e) {
            emitter.completeWithError(e);
        } finally {
            places.release();
        }
    }

    private static long revision(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw new Malformed("Last-Event-ID is the number of a revision; found \"%s\".".formatted(text));
        }
    }
}
