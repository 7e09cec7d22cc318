package io.emend.controller.domain.answer;

import io.emend.schema.Language;
import java.util.List;

/** The controller's own sentences in an answer. */
final class Phrases {
    private final boolean chinese;

    Phrases(Language language) {
        this.chinese = language == Language.ZH;
    }

    String nothingKnown(String subject, String relation) {
        return chinese
                ? "关于%s的“%s”，目前一无所知。".formatted(subject, relation)
                : "Nothing is known about \"%s\" of %s.".formatted(relation, subject);
    }

    String nothingKnownOf(String subject) {
        return chinese ? "关于%s，目前一无所知。".formatted(subject) : "Nothing is known about %s.".formatted(subject);
    }

    String yes(String statement) {
        return chinese ? "是的。%s".formatted(statement) : "Yes. %s".formatted(statement);
    }

    String no(String statement) {
        return chinese ? "不是。%s".formatted(statement) : "No. %s".formatted(statement);
    }

    String notKnownTrue(String subject, String relation) {
        return chinese
                ? "无法确认：关于%s的“%s”，目前一无所知。".formatted(subject, relation)
                : "Not that is known: nothing is known about \"%s\" of %s.".formatted(relation, subject);
    }

    String modelSilent() {
        return chinese ? "目前无法回答。" : "There is no answer at present.";
    }

    String list(List<String> names) {
        return String.join(chinese ? "、" : ", ", names);
    }

    String sentence(String subject, String relation, String object) {
        return chinese
                ? "%s：%s：%s。".formatted(subject, relation, object)
                : "%s: %s: %s.".formatted(subject, relation, object);
    }
}
