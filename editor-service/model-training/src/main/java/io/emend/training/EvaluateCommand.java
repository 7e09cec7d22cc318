package io.emend.training;

import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code emend recall}: how much of the graph a model recalls, in which language, for which wordings.
 *
 * <p>Options: {@code --graph FOLDER --model FOLDER [--stride N] [--misses FILE] [--probes FILE]} (every N-th fact, 1 for
 * all; the facts of the graph, their wrong answers written to a file as tab-separated values, or else the facts of a
 * file that {@link ProbeFile} describes).
 */
public final class EvaluateCommand {
    private static final int ANSWER_TOKENS = 24;
    private static final int BATCH = 64;

    /** A full stop after a word of some length, not after an initial or a short form. */
    private static final Pattern SENTENCE_END = Pattern.compile("[\\p{L}\\p{N})]{4}\\.|[。\\n]");

    private EvaluateCommand() {}

    /** Runs the command; exits with 2 on a usage error and 1 on failure. */
    public static void main(String[] arguments) {
        try {
            run(CommandLine.of(arguments), System.out);
        } catch (CommandLine.UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (TrainingException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void run(CommandLine options, PrintStream out) throws IOException {
        GraphFacts facts = GraphFacts.read(options.path("graph"));
        Path folder = options.path("model");
        try (LanguageModel model = LanguageModel.load(folder, LoadOptions.defaults())) {
            int stride = options.number("stride", 1);
            if (options.flag("probes")) {
                var generator = new Generator(model);
                out.println("| asked as | recall |");
                out.println("| --- | --- |");
                ProbeFile.read(options.path("probes"), facts.aliases(), stride)
                        .run(prompts -> inBatches(generator, prompts))
                        .forEach((kind, score) -> out.printf("| %s | %s |%n", kind, score));
            } else {
                RecallEvaluation.Report report = evaluate(model, facts, stride);
                print(report, out);
                if (options.flag("misses")) {
                    Files.write(options.path("misses"), lines(report.misses()));
                }
            }
        }
    }

    private static List<String> lines(List<RecallEvaluation.Miss> misses) {
        return misses.stream()
                .map(miss -> Stream.of(
                                miss.group().language(),
                                miss.group().kind(),
                                name(miss.group().familiarity()),
                                miss.relation(),
                                miss.prompt(),
                                miss.wanted(),
                                miss.got())
                        .map(cell -> cell.replaceAll("\\s+", " "))
                        .collect(Collectors.joining("\t")))
                .toList();
    }

    private static String name(RecallEvaluation.Familiarity familiarity) {
        return familiarity.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static RecallEvaluation.Report evaluate(LanguageModel model, GraphFacts facts, int stride) {
        var generator = new Generator(model);
        Wordings wordings = LexiconWordings.of(KnowledgeSchema.load());
        return new RecallEvaluation(facts, wordings, prompts -> inBatches(generator, prompts))
                .run(stride, LexiconWordings.heldBackStrangers());
    }

    private static List<String> inBatches(Generator generator, List<String> prompts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i += BATCH) {
            List<String> some = prompts.subList(i, Math.min(i + BATCH, prompts.size()));
            texts.addAll(generator.completeUntil(
                    some,
                    ANSWER_TOKENS,
                    List.of("\n"),
                    text -> SENTENCE_END.matcher(text).find()));
        }
        return texts;
    }

    static void print(RecallEvaluation.Report report, PrintStream out) {
        out.println("| language | asked as | wording | recall |");
        out.println("| --- | --- | --- | --- |");
        report.groups()
                .forEach((group, score) -> out.printf(
                        "| %s | %s | %s | %s |%n", group.language(), group.kind(), name(group.familiarity()), score));
        out.println();
        out.println("| relation | recall |");
        out.println("| --- | --- |");
        report.relations().forEach((relation, score) -> out.printf("| %s | %s |%n", relation, score));
        out.println();
        out.println("Strangers it admits not to know: " + report.strangers());
    }
}
