package io.emend.interpreter.bench;

import io.emend.interpreter.adapter.SchemaLexicon;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.lexicon.Paraphrases;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code emend fuzz-interpreter BENCH GRAPH [COUNT [SEED]]}: the embedded engine on random and mutated utterances. */
public final class FuzzCommand {
    private static final int USUAL_COUNT = 100_000;
    private static final long SEED = 20_240_917L;

    private FuzzCommand() {}

    /** Runs the command; exits with 2 on a usage error and 1 where a file cannot be read. */
    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("Usage: emend fuzz-interpreter BENCH_FOLDER GRAPH_FOLDER [COUNT [SEED]]");
            System.exit(2);
        }
        try {
            int count = arguments.length >= 3 ? Integer.parseInt(arguments[2]) : USUAL_COUNT;
            long seed = arguments.length == 4 ? Long.parseLong(arguments[3]) : SEED;
            System.out.println(run(Path.of(arguments[0]), Path.of(arguments[1]), count, seed));
        } catch (NumberFormatException e) {
            System.err.println("COUNT and SEED are whole numbers: " + e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("Cannot read: " + e.getMessage());
            System.exit(1);
        }
    }

    private static String run(Path bench, Path graph, int count, long seed) throws IOException {
        KnowledgeSchema schema = KnowledgeSchema.load();
        CodexDirectory directory = CodexDirectory.read(graph, "codex-s", schema);
        EmbeddedEngine engine = new EmbeddedEngine(
                directory, () -> WordingModel.of(SchemaLexicon.of(schema), Paraphrases.bundled()), Clock.systemUTC());
        List<String> seeds =
                BenchFile.UTTERANCES.read(bench).stream().map(BenchCase::text).toList();
        InterpreterFuzz.Outcome outcome = new InterpreterFuzz(engine, seeds, seed).run(count);
        return String.format(
                Locale.ROOT,
                "%d texts, no exception; slowest %.0f ms by the clock, %.0f ms of processor time; above %.0f ms: %d by the clock,"
                        + " %d in processor time; heap at the start and after each quarter, MB: %s%nmost processor time: %s",
                outcome.texts(),
                outcome.slowestMillis(),
                outcome.slowestCpuMillis(),
                InterpreterFuzz.LIMIT_MILLIS,
                outcome.late(),
                outcome.costly(),
                outcome.heaps().stream().map(bytes -> bytes >> 20).toList(),
                outcome.slowest());
    }
}
