package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.contract.interpretation.Mention;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes down what was misunderstood, one line a text, to look at. */
final class Misses implements AutoCloseable {
    private final @Nullable BufferedWriter writer;

    private Misses(@Nullable BufferedWriter writer) {
        this.writer = writer;
    }

    /** @param file where to write, null for nowhere */
    static Misses to(@Nullable Path file) throws IOException {
        return new Misses(file == null ? null : Files.newBufferedWriter(file));
    }

    void add(BenchFile file, BenchCase row, Interpretation understood) throws IOException {
        if (writer == null) {
            return;
        }
        writer.write(file + "\t" + row.group() + "\t" + row.text() + "\t" + understood.intent()
                + (understood.clarification() == null ? "" : "?"));
        for (InterpretedOperation operation : understood.operations()) {
            writer.write("\t" + operation.op() + " " + shown(operation.subject()) + " | " + shown(operation.relation())
                    + " | " + shown(operation.object()));
        }
        writer.write("\texpected " + row.facts() + "\n");
    }

    private static String shown(@Nullable Mention mention) {
        return mention == null
                ? "?"
                : mention.id() + " \"" + (mention.mention() == null ? mention.label() : mention.mention()) + "\"";
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
