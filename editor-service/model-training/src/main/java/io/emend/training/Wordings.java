package io.emend.training;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The ways to say and to ask each relation, parted into trained ones and ones held out to measure how well the model
 * understands wordings it never saw.
 *
 * @param byRelation wordings by relation id
 */
record Wordings(Map<String, Forms> byRelation) {
    /** Wordings with {@code {s}} and {@code {o}}; questions have {@code {s}} alone. */
    record Forms(Split english, Split chinese) {}

    /** Statements and questions of one language, the most usual first; the held-out ones are never trained. */
    record Split(
            List<String> statements,
            List<String> questions,
            List<String> heldOutStatements,
            List<String> heldOutQuestions) {}

    private static final List<String> ENGLISH_STATEMENTS = List.of(
            "{s}'s {noun} is {o}.",
            "The {noun} of {s} is {o}.",
            "{o} is the {noun} of {s}.",
            "The {noun} of {s} was {o}.",
            "When it comes to {s}, the {noun} is {o}.",
            "{s}, {noun}: {o}.",
            "The {noun} that {s} has is {o}.",
            "The {noun} of {s}, as the record has it, is {o}.",
            "As to {noun}, {s} has {o}.");
    private static final List<String> ENGLISH_QUESTIONS = List.of(
            "What is the {noun} of {s}?",
            "What is {s}'s {noun}?",
            "Tell me the {noun} of {s}.",
            "Which {noun} does {s} have?",
            "{s}: {noun}?");
    private static final List<String> CHINESE_STATEMENTS =
            List.of("{s}的{noun}是{o}。", "{s}的{noun}为{o}。", "{s}，{noun}：{o}。");
    private static final List<String> CHINESE_QUESTIONS = List.of("{s}的{noun}是什么？", "请问{s}的{noun}是什么？", "{s}的{noun}是？");

    /** Of the general wordings, the other names of a relation take this many. */
    private static final int FORMS_OF_OTHER_NOUNS = 2;

    /**
     * What one relation brings in one language: its own wordings, further ones, and the nouns that name it, the usual
     * one first.
     */
    record Source(List<String> nouns, Split wordings) {}

    /** Joins a relation's wordings with the general ones, filled with its nouns; the general ones come last. */
    static Forms forms(Source english, Source chinese) {
        return new Forms(
                split(english, ENGLISH_STATEMENTS, ENGLISH_QUESTIONS),
                split(chinese, CHINESE_STATEMENTS, CHINESE_QUESTIONS));
    }

    private static Split split(Source source, List<String> statements, List<String> questions) {
        Split own = source.wordings();
        return new Split(
                trained(own.statements(), statements, source.nouns(), own.heldOutStatements()),
                trained(own.questions(), questions, source.nouns(), own.heldOutQuestions()),
                own.heldOutStatements(),
                own.heldOutQuestions());
    }

    private static List<String> trained(
            List<String> own, List<String> general, List<String> nouns, List<String> heldOut) {
        Set<String> all = new LinkedHashSet<>(own);
        for (int i = 0; i < nouns.size(); i++) {
            String noun = nouns.get(i);
            int forms = i == 0 ? general.size() : Math.min(FORMS_OF_OTHER_NOUNS, general.size());
            general.subList(0, forms).forEach(wording -> all.add(wording.replace("{noun}", noun)));
        }
        heldOut.forEach(all::remove);
        return withoutOverlaps(all);
    }

    /**
     * Leaves out statements whose words before the object go on where another's end: "was born in the city of {o}" would
     * teach to go on after "was born in" with words that are no object.
     */
    private static List<String> withoutOverlaps(Set<String> wordings) {
        return wordings.stream()
                .filter(wording -> wordings.stream().noneMatch(other -> goesOn(wording, other)))
                .toList();
    }

    /** The words before the object, if the subject is among them. */
    private static String prompt(String wording) {
        int object = wording.indexOf("{o}");
        int subject = wording.indexOf("{s}");
        return subject >= 0 && subject < object ? wording.substring(0, object).strip() : "";
    }

    private static boolean goesOn(String longer, String shorter) {
        String beginning = prompt(shorter);
        return !beginning.isEmpty()
                && !prompt(longer).equals(beginning)
                && prompt(longer).startsWith(beginning);
    }

    /** The wordings of a relation that is known to have some. */
    Forms formsOf(String relation) {
        return Objects.requireNonNull(byRelation.get(relation), relation);
    }

    /** Wordings by relation id, copied. */
    static Wordings of(Map<String, Forms> forms) {
        return new Wordings(new LinkedHashMap<>(forms));
    }
}
