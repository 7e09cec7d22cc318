package io.emend.editor.slot;

import io.emend.editing.Cloze;
import io.emend.schema.Wording;
import java.util.List;
import java.util.stream.Stream;

/**
 * One relation's wordings in one language, as prompts that end where the object starts, split into those an edit may see
 * and those kept back for verification. The two sides never share a wording.
 *
 * @param statements statements cut before their object, best first
 * @param questions questions in the form the model reads, best first
 */
record RelationPrompts(List<String> statements, List<String> questions) {
    private static final int EDITED_STATEMENTS = 3;
    private static final int EDITED_QUESTIONS = 2;
    private static final int HELD_OUT_STATEMENTS = 2;
    private static final int HELD_OUT_QUESTIONS = 1;

    RelationPrompts {
        statements = List.copyOf(statements);
        questions = List.copyOf(questions);
    }

    /** Prompts to optimise on, statements first. */
    List<String> edited(String subject) {
        return filled(
                subject,
                Stream.concat(
                        statements.stream().limit(editedOf(statements, EDITED_STATEMENTS)),
                        questions.stream().limit(editedOf(questions, EDITED_QUESTIONS))));
    }

    /** Prompts only verification sees. */
    List<String> heldOut(String subject) {
        return filled(
                subject,
                Stream.concat(
                        statements.stream()
                                .skip(editedOf(statements, EDITED_STATEMENTS))
                                .limit(HELD_OUT_STATEMENTS),
                        questions.stream()
                                .skip(editedOf(questions, EDITED_QUESTIONS))
                                .limit(HELD_OUT_QUESTIONS)));
    }

    /** The preferred statement and question: enough to probe what the model says. */
    List<String> probes(String subject) {
        return filled(
                subject,
                Stream.concat(statements.stream().limit(1), questions.stream().limit(1)));
    }

    /** Every prompt about a subject. */
    List<String> all(String subject) {
        return filled(subject, Stream.concat(statements.stream(), questions.stream()));
    }

    static List<Cloze> answered(List<String> prompts, String answer) {
        return prompts.stream().map(prompt -> new Cloze(prompt, answer)).toList();
    }

    /** Of few wordings one is kept back rather than edited. */
    private static int editedOf(List<String> wordings, int most) {
        return Math.min(most, Math.max(Math.min(1, wordings.size()), wordings.size() - 1));
    }

    private static List<String> filled(String subject, Stream<String> texts) {
        return texts.map(text -> text.replace(Wording.SUBJECT, subject)).toList();
    }
}
