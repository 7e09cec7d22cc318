package io.emend.editor.openai;

import io.emend.contract.problem.KnowledgeProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events as OpenAI does: one JSON document per {@code data:} line, flushed at once, {@code [DONE]} last.
 * Headers leave with the first event, so that a problem found before it still becomes an ordinary error response.
 */
final class EventStream {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private final HttpServletResponse response;
    private final JsonMapper json;
    private boolean open = true;

    EventStream(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    /** Sends one document; returns false once the client has gone away. */
    boolean send(Object document) {
        return write(json.writeValueAsString(document));
    }

    /** Whether anything was sent, so that the status is decided. */
    boolean begun() {
        return response.isCommitted();
    }

    /** Ends the stream with an error in OpenAI's form; a fault of ours is told by an id that is in the log. */
    void fail(RuntimeException failure) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        if (failure instanceof KnowledgeProblem problem) {
            error.put("message", problem.detail());
            error.put("code", problem.type().wireName());
        } else {
            String id = UUID.randomUUID().toString();
            log.error("A streamed answer broke off: {}", id, failure);
            error.put("message", "The server failed unexpectedly; its log has the cause under this id: " + id);
            error.put("code", "internal-error");
        }
        error.put("type", "server_error");
        error.put("param", null);
        send(Map.of("error", error));
    }

    /** Ends the stream. */
    void done() {
        write("[DONE]");
    }

    private boolean write(String data) {
        if (!open) {
            return false;
        }
        try {
            if (!response.isCommitted()) {
                response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
                response.setHeader("Cache-Control", "no-cache");
                response.setHeader("X-Accel-Buffering", "no");
            }
            OutputStream out = response.getOutputStream();
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            open = false; // the client hung up; generation stops at the next piece
        }
        return open;
    }
}
