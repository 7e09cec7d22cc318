package io.emend.training;

import java.util.ArrayList;
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

    /** Statements and questions of one language; the held-out ones are never trained. */
    record Split(
            List<String> statements,
            List<String> questions,
            List<String> heldOutStatements,
            List<String> heldOutQuestions) {}

    /** At least this many wordings of a kind before one is held out. */
    private static final int ENOUGH_TO_HOLD_OUT = 4;

    private static final int ENOUGH_CHINESE_QUESTIONS = 3;

    private static final List<String> ENGLISH_STATEMENTS = List.of(
            "{s}'s {noun} is {o}.",
            "The {noun} of {s} is {o}.",
            "{noun} of {s}: {o}.",
            "When it comes to {s}, the {noun} is {o}.",
            "{s}, {noun}: {o}.",
            "{o} is the {noun} of {s}.");
    private static final List<String> ENGLISH_QUESTIONS = List.of(
            "What is the {noun} of {s}?",
            "What is {s}'s {noun}?",
            "Tell me the {noun} of {s}.",
            "Which {noun} does {s} have?",
            "{s}: {noun}?");
    private static final List<String> CHINESE_STATEMENTS =
            List.of("{s}的{noun}是{o}。", "{s}的{noun}为{o}。", "{s}，{noun}：{o}。");
    private static final List<String> CHINESE_QUESTIONS = List.of("{s}的{noun}是什么？", "请问{s}的{noun}是什么？", "{s}的{noun}是？");

    /** What one relation brings: its noun and own wordings in one language. */
    record Source(String noun, List<String> statements, List<String> questions) {}

    /** Joins a relation's own wordings with the general ones; the last own wording of each kind is held out. */
    static Forms forms(Source english, Source chinese) {
        return new Forms(
                split(english, ENGLISH_STATEMENTS, ENGLISH_QUESTIONS, ENOUGH_TO_HOLD_OUT),
                split(chinese, CHINESE_STATEMENTS, CHINESE_QUESTIONS, ENOUGH_CHINESE_QUESTIONS));
    }

    private static Split split(Source own, List<String> statements, List<String> questions, int questionsEnough) {
        List<String> heldStatements = held(own.statements(), ENOUGH_TO_HOLD_OUT);
        List<String> heldQuestions = held(own.questions(), questionsEnough);
        return new Split(
                trained(own.statements(), statements, own.noun(), heldStatements),
                trained(own.questions(), questions, own.noun(), heldQuestions),
                heldStatements,
                heldQuestions);
    }

    private static List<String> held(List<String> own, int enough) {
        List<String> asPrompt = own.stream()
                .filter(w -> !w.contains("{o}") || w.matches(".*\\{o\\}[.。]"))
                .toList();
        return asPrompt.size() < enough ? List.of() : List.of(asPrompt.getLast());
    }

    private static List<String> trained(List<String> own, List<String> general, String noun, List<String> held) {
        Set<String> all = new LinkedHashSet<>(own);
        general.forEach(wording -> all.add(wording.replace("{noun}", noun)));
        held.forEach(all::remove);
        return new ArrayList<>(all);
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
