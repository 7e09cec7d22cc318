package io.emend.graph.exchange;

import io.emend.graph.KnowledgeGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes separated rows, fields quoted where RFC 4180 asks for it. */
final class RowExport {
    private final Writer writer;
    private final char separator;

    RowExport(OutputStream output, char separator) {
        this.writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        this.separator = separator;
    }

    void write(KnowledgeGraph graph) throws IOException {
        row("head", "relation", "tail", "validFrom", "validTo");
        graph.forEachLive(s -> {
            try {
                row(s.subject(), s.relation(), s.object().canonical(), s.validFrom(), s.validTo());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private void row(@Nullable String... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                writer.write(separator);
            }
            writer.write(quoted(fields[i]));
        }
        writer.write('\n');
    }

    private String quoted(@Nullable String field) {
        if (field == null) {
            return "";
        }
        boolean plain = field.indexOf(separator) < 0
                && field.indexOf('"') < 0
                && field.indexOf('\n') < 0
                && field.indexOf('\r') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
