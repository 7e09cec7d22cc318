package io.emend.editor.slot;

import io.emend.editing.Cloze;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One relation's wordings in one language, as prompts that end where the object starts, split into those an edit may see
 * and those kept back for verification. The split depends on the schema alone, and the two sides never share a wording.
 */
final class RelationPrompts {
    private static final int EDITED_STATEMENTS_EN = 3;
    private static final int EDITED_STATEMENTS_OTHER = 2;
    private static final int EDITED_QUESTIONS = 2;
    private static final int HELD_OUT_STATEMENTS = 2;
    private static final int HELD_OUT_QUESTIONS = 1;

    private final List<String> statements;
    private final List<String> questions;
    private final QuestionForm form;
    private final int editedStatements;

    RelationPrompts(Relation relation, Language language, QuestionForm form) {
        this.statements = relation.statements(language).stream()
                .map(Wording::cloze)
                .flatMap(Optional::stream)
                .map(String::stripTrailing)
                .distinct()
                .toList();
        this.questions =
                relation.questions(language).stream().map(Question::text).distinct().toList();
        this.form = form;
        int most = language == Language.EN ? EDITED_STATEMENTS_EN : EDITED_STATEMENTS_OTHER;
        this.editedStatements = Math.min(most, statements.size());
    }

    /** Prompts to optimise on, statements first. */
    List<String> edited(String subject) {
        return Stream.concat(
                        statements.stream().limit(editedStatements).map(text -> fill(text, subject)),
                        questions.stream().limit(editedQuestions()).map(text -> asked(text, subject)))
                .toList();
    }

    /** Prompts only verification sees. */
    List<String> heldOut(String subject) {
        return Stream.concat(
                        last(statements, editedStatements, HELD_OUT_STATEMENTS).map(text -> fill(text, subject)),
                        last(questions, editedQuestions(), HELD_OUT_QUESTIONS).map(text -> asked(text, subject)))
                .toList();
    }

    /** The preferred statement and question: enough to probe what the model says. */
    List<String> probes(String subject) {
        List<String> probes = new ArrayList<>();
        statements.stream().findFirst().ifPresent(text -> probes.add(fill(text, subject)));
        questions.stream().findFirst().ifPresent(text -> probes.add(asked(text, subject)));
        return probes;
    }

    static List<Cloze> answered(List<String> prompts, String answer) {
        return prompts.stream().map(prompt -> new Cloze(prompt, answer)).toList();
    }

    /** With few questions one is kept back rather than edited. */
    private int editedQuestions() {
        return Math.min(EDITED_QUESTIONS, Math.max(questions.size() - HELD_OUT_QUESTIONS, Math.min(1, questions.size())));
    }

    private static Stream<String> last(List<String> texts, int edited, int most) {
        return texts.stream().skip(Math.max(edited, texts.size() - most));
    }

    private String asked(String question, String subject) {
        return form.of(fill(question, subject));
    }

    private static String fill(String text, String subject) {
        return text.replace(Wording.SUBJECT, subject);
    }
}
