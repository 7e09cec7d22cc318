package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.adapter.SchemaLexicon;
import io.emend.interpreter.engine.CurrentReader;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.engine.InterpretationEngine;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.Paraphrases;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.llm.LlmEngine;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code emend bench-interpreter}: how well texts are understood, by file, language and intent, beside plain patterns, and
 * how fast.
 *
 * <p>Options: {@code --bench FOLDER --graph FOLDER [--schema FILE] [--json FILE] [--misses FILE]
 * [--no-latency] [--llm URL [--llm-model NAME] [--llm-texts N]]}. The folder of the graph holds {@code codex-s}, {@code codex-m} and what they share; the file of the
 * schema adds relations to the bundled ones. A language model is compared only where its address is given; its key is the
 * environment's {@code EMEND_INTERPRETER_LLM_API_KEY}.
 */
public final class InterpreterBench {
    private final RelationLexicon lexicon;
    private final WordingModel wordings;
    private final Set<String> symmetric;
    private final KnowledgeSchema schema;
    private final BenchOptions options;

    private InterpreterBench(BenchOptions options) {
        this.options = options;
        this.schema = KnowledgeSchema.load(options.schema());
        this.lexicon = SchemaLexicon.of(schema);
        this.wordings = WordingModel.of(lexicon, Paraphrases.bundled());
        this.symmetric = lexicon.relations().stream()
                .filter(LexicalRelation::symmetric)
                .map(LexicalRelation::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Runs the benchmark; exits with 2 on a usage error and 1 where a file cannot be read. */
    public static void main(String[] arguments) {
        try {
            BenchOptions options = BenchOptions.of(arguments);
            BenchReport report = new InterpreterBench(options).run();
            System.out.println(report.markdown());
            if (options.json() != null) {
                report.writeJson(options.json());
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println("Cannot read or write: " + e.getMessage());
            System.exit(1);
        }
    }

    private BenchReport run() throws IOException {
        CodexDirectory small = CodexDirectory.read(options.graph(), "codex-s", schema);
        EntityIndex index = EntityIndex.of(small);
        List<InterpretationEngine> engines = new ArrayList<>(List.of(
                new PatternBaseline(lexicon, index), new EmbeddedEngine(small, () -> wordings, Clock.systemUTC())));
        if (options.llm() != null) {
            engines.add(new LlmEngine(new CurrentReader(small, () -> wordings, Clock.systemUTC()), options.llm()));
        }
        BenchReport report = new BenchReport(symmetric, options.llm() != null);
        try (Misses misses = Misses.to(options.misses())) {
            for (BenchFile file : BenchFile.values()) {
                List<BenchCase> cases = file.read(options.bench());
                for (InterpretationEngine engine : engines) {
                    for (BenchCase row : share(cases, engine)) {
                        Interpretation understood =
                                engine.interpret(new UtteranceRequest(row.text(), null, null, java.util.Map.of()));
                        boolean right = report.add(file, engine.name(), row, understood, isKnown(row));
                        if (!right && engine.name().equals(EmbeddedEngine.NAME)) {
                            misses.add(file, row, understood);
                        }
                    }
                }
            }
        }
        if (options.latency()) {
            report.add(latencies());
        }
        return report;
    }

    /** What an engine reads of a file: all, or as many evenly spread rows as a language model is asked about. */
    private List<BenchCase> share(List<BenchCase> cases, InterpretationEngine engine) {
        if (!engine.name().equals(LlmEngine.NAME) || cases.size() <= options.llmTexts()) {
            return cases;
        }
        int texts = options.llmTexts();
        return IntStream.range(0, texts)
                .mapToObj(i -> cases.get((int) ((long) i * cases.size() / texts)))
                .toList();
    }

    /** Whether the lexicon has every relation of a row. */
    private boolean isKnown(BenchCase row) {
        return row.facts().stream()
                .allMatch(fact ->
                        fact.relation() == null || lexicon.find(fact.relation()).isPresent());
    }

    private Latencies latencies() throws IOException {
        CodexDirectory medium = CodexDirectory.read(options.graph(), "codex-m", schema);
        List<String> texts = new ArrayList<>();
        for (BenchCase row : BenchFile.UTTERANCES.read(options.bench())) {
            texts.add(row.text());
        }
        return Latencies.of(new EmbeddedEngine(medium, () -> wordings, Clock.systemUTC()), texts);
    }
}
