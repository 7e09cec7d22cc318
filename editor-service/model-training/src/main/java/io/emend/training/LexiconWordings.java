package io.emend.training;

import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Wordings from the relation lexicon, and the bundled tables that add to it. */
final class LexiconWordings {
    private static final String EXTRA = "wordings.tsv";
    private static final String STRANGERS = "strangers.tsv";

    /** One stranger in this many is held back, to measure how often the model admits ignorance. */
    private static final int STRANGERS_HELD_BACK = 5;

    private LexiconWordings() {}

    /** The wordings of every relation that has English ones. */
    static Wordings of(KnowledgeSchema schema) {
        Map<String, List<String[]>> extra = new LinkedHashMap<>();
        rows(EXTRA)
                .forEach(row ->
                        extra.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row));
        Map<String, Wordings.Forms> forms = new LinkedHashMap<>();
        for (Relation relation : schema.relations()) {
            if (!relation.statements(Language.EN).isEmpty()) {
                String id = relation.id().value();
                List<String[]> rows = extra.getOrDefault(id, List.of());
                forms.put(id, Wordings.forms(source(relation, Language.EN, rows), source(relation, Language.ZH, rows)));
            }
        }
        return Wordings.of(forms);
    }

    private static Wordings.Source source(Relation relation, Language language, List<String[]> extra) {
        String code = language.name().toLowerCase(Locale.ROOT);
        var statements = relation.statements(language).stream().map(Wording::text);
        var questions = relation.questions(language).stream().map(Question::text);
        return new Wordings.Source(
                Stream.concat(Stream.of(relation.noun(language)), extra(extra, code, "noun"))
                        .toList(),
                new Wordings.Split(
                        Stream.concat(statements, extra(extra, code, "statement"))
                                .toList(),
                        Stream.concat(questions, extra(extra, code, "question")).toList(),
                        extra(extra, code, "held-statement").toList(),
                        extra(extra, code, "held-question").toList()));
    }

    private static Stream<String> extra(List<String[]> rows, String language, String kind) {
        return rows.stream()
                .filter(row -> row[1].equals(language) && row[2].equals(kind))
                .map(row -> row[3]);
    }

    /** Names outside the graph that the model is taught not to know. */
    static List<Corpus.Stranger> trainedStrangers() {
        return strangers(false);
    }

    /** Names outside the graph that it never met. */
    static List<Corpus.Stranger> heldBackStrangers() {
        return strangers(true);
    }

    private static List<Corpus.Stranger> strangers(boolean heldBack) {
        List<String[]> rows = rows(STRANGERS).toList();
        List<Corpus.Stranger> chosen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if ((i % STRANGERS_HELD_BACK == 0) == heldBack) {
                chosen.add(new Corpus.Stranger(rows.get(i)[1], rows.get(i)[0].equals("zh")));
            }
        }
        return chosen;
    }

    private static Stream<String[]> rows(String name) {
        String path = "/emend/training/" + name;
        var stream = Objects.requireNonNull(LexiconWordings.class.getResourceAsStream(path), path);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split("\t", -1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("A bundled table cannot be read: " + name, e);
        }
    }
}
