package io.emend.editor.openai;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes server-sent events as OpenAI does: one JSON document per {@code data:} line, flushed at once, {@code [DONE]} last.
 * Headers leave with the first event, so that a problem found before it still becomes an ordinary error response.
 */
final class EventStream {
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
