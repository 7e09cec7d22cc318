package io.emend.controller.domain.conflict;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Conflict.Kind;
import io.emend.contract.edit.Conflict.Severity;
import io.emend.contract.knowledge.Fact;
import io.emend.schema.Language;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conflicts with their explanation in one language. */
public final class Explanations {
    private static final Explanations ENGLISH = new Explanations(Language.EN);
    private static final Explanations CHINESE = new Explanations(Language.ZH);

    private final Language language;

    private Explanations(Language language) {
        this.language = language;
    }

    public static Explanations in(Language language) {
        return language == Language.ZH ? CHINESE : ENGLISH;
    }

    public Conflict superseded(Fact old, String newObject) {
        return conflict(
                Kind.COVERAGE,
                Severity.INFO,
                old,
                Resolution.SUPERSEDE,
                say(
                        "\"%s\" of %s has one value. It was %s and becomes %s; the old fact is retracted.",
                        "%2$s的“%1$s”只能有一个值：原为%3$s，现改为%4$s，旧事实被撤回。",
                        old.relation().label(),
                        old.subject().label(),
                        old.object().display(),
                        newObject));
    }

    /** Two values for one functional slot in the same request. */
    public Conflict twoValues(String subject, String relation, String first, String second) {
        return conflict(
                Kind.CARDINALITY,
                Severity.ERROR,
                null,
                Resolution.REJECT,
                say(
                        "\"%s\" of %s has one value, but the request states two: %s and %s. Leave one out.",
                        "%2$s的“%1$s”只能有一个值，但请求给出了两个：%3$s和%4$s。请去掉其中一个。", relation, subject, first, second));
    }

    /** Two facts of the same request, about different subjects, that cannot stand together. */
    public Conflict contradictsItself(Fact first, Conflict.Kind kind) {
        return conflict(
                kind,
                Severity.ERROR,
                null,
                Resolution.REJECT,
                say(
                        "The request also states %s, which cannot stand beside this fact. Leave one out.",
                        "请求还陈述了“%s”，它与该事实不能并存。请去掉其中一个。", words(first)));
    }

    /** The other direction of the pair that a retracted fact belongs to. */
    public Conflict inverseRetracted(Fact inverse, Fact retracted) {
        return conflict(
                Kind.REVERSE,
                Severity.INFO,
                inverse,
                Resolution.RETRACT_INVERSE,
                say(
                        "%s says the same as %s, read backwards; both are retracted.",
                        "“%s”与“%s”是同一事实的正反两面，一并撤回。", words(inverse), words(retracted)));
    }

    /** Somebody else stands where the new fact puts its subject. */
    public Conflict thirdParty(Fact existing, String newSubject) {
        return conflict(
                Kind.REVERSE,
                Severity.INFO,
                existing,
                Resolution.RETRACT_INVERSE,
                say(
                        "%s can stand in \"%s\" with one subject only. That was %s and is now %s; the fact about %3$s is retracted.",
                        "%s在“%s”中只能对应一个主体：原为%s，现为%s，关于%3$s的事实被撤回。",
                        existing.object().display(),
                        existing.relation().label(),
                        existing.subject().label(),
                        newSubject));
    }

    /** The inverse slot of the new object names somebody else. */
    public Conflict inverseDisagrees(Fact inverse, String newObject) {
        return conflict(
                Kind.REVERSE,
                Severity.INFO,
                inverse,
                Resolution.RETRACT_INVERSE,
                say(
                        "Read backwards, %s contradicts the new fact, which makes it %s; it is retracted.",
                        "反向来看，“%s”与新事实矛盾（应为%s），因此被撤回。", words(inverse), newObject));
    }

    /** An asymmetric relation is stated in both directions. */
    public Conflict oppositeDirection(Fact opposite) {
        return conflict(
                Kind.REVERSE,
                Severity.WARNING,
                opposite,
                Resolution.SUPERSEDE,
                say(
                        "\"%s\" cannot hold in both directions; %s is retracted.",
                        "“%s”不能双向成立；“%s”被撤回。", opposite.relation().label(), words(opposite)));
    }

    public Conflict reDerived(Fact stale, @Nullable String replacement) {
        return replacement == null
                ? conflict(
                        Kind.COMPOSITION,
                        Severity.INFO,
                        stale,
                        Resolution.RE_DERIVE,
                        say(
                                "%s followed from a fact that changes and follows no longer; it is retracted.",
                                "“%s”由已改变的事实推出，现已不再成立，因此被撤回。", words(stale)))
                : conflict(
                        Kind.COMPOSITION,
                        Severity.INFO,
                        stale,
                        Resolution.RE_DERIVE,
                        say(
                                "%s followed from a fact that changes; now %s follows instead.",
                                "“%s”由已改变的事实推出；现在推出的是%s。", words(stale), replacement));
    }

    /** A rule now says something else than what somebody stated. */
    public Conflict statedAgainstRule(Fact stated, String derivedObject) {
        return conflict(
                Kind.COMPOSITION,
                Severity.WARNING,
                stated,
                Resolution.KEEP,
                say(
                        "A rule gives %2$s for the same slot, but %1$s was stated independently and stays.",
                        "规则推出的是%2$s，但“%1$s”是单独陈述的，予以保留。", words(stated), derivedObject));
    }

    /** The edit overrides what a rule derives. */
    public Conflict overridesRule(Fact derived, String newObject) {
        return conflict(
                Kind.COMPOSITION,
                Severity.WARNING,
                derived,
                Resolution.SUPERSEDE,
                say(
                        "%s follows from other facts. The edit overrides it with %s; the premises stay.",
                        "“%s”由其他事实推出。本次编辑改为%s；前提不变。", words(derived), newObject));
    }

    public Conflict followsOnly(String relation, String steps) {
        return conflict(
                Kind.COMPOSITION,
                Severity.ERROR,
                null,
                Resolution.REJECT,
                say(
                        "\"%s\" is never stated; it follows from %s. Edit those facts instead.",
                        "“%s”不能直接陈述，它由%s推出。请编辑那些事实。", relation, steps));
    }

    public Conflict retractsDerived(Fact derived) {
        return conflict(
                Kind.COMPOSITION,
                Severity.ERROR,
                derived,
                Resolution.REJECT,
                say(
                        "%s follows from other facts and would follow again. Retract one of its premises.",
                        "“%s”由其他事实推出，撤回后仍会再次推出。请撤回其某个前提。", words(derived)));
    }

    public Conflict tooMuchFollows(int limit) {
        return conflict(
                Kind.COMPOSITION,
                Severity.ERROR,
                null,
                Resolution.REJECT,
                say(
                        "More than %d facts would follow or fall; that is too much for one edit. Import the facts instead.",
                        "将推出或撤回的事实超过%d条，单次编辑无法承担；请改用导入。", limit));
    }

    public Conflict duplicate(Fact live) {
        return conflict(
                Kind.DUPLICATE,
                Severity.INFO,
                live,
                Resolution.KEEP,
                say("%s is already known.", "“%s”已是已知事实。", words(live)));
    }

    public Conflict differentTime(Fact live) {
        return conflict(
                Kind.TEMPORAL,
                Severity.INFO,
                live,
                Resolution.KEEP,
                say("%s holds at another time; both facts stand.", "“%s”在另一时段成立；两者并存。", words(live)));
    }

    public Conflict emptyTime(String from, String to) {
        return conflict(
                Kind.TEMPORAL,
                Severity.ERROR,
                null,
                Resolution.REJECT,
                say(
                        "The valid time from %s to %s is empty: the end must come after the start.",
                        "有效期从%s到%s为空：结束必须晚于开始。", from, to));
    }

    /** A schema violation, in the validator's words. */
    public Conflict violation(Kind kind, @Nullable Fact existing, String reason) {
        return conflict(kind, Severity.ERROR, existing, Resolution.REJECT, reason);
    }

    public Conflict alreadyKnown(String label, String id, String known) {
        return conflict(
                Kind.ALIAS,
                Severity.INFO,
                null,
                Resolution.KEEP,
                say(
                        "An entity called \"%s\" exists: %s (%s). The edit speaks of that one.",
                        "名为“%s”的实体已存在：%s（%s）。本次编辑针对该实体。", label, known, id));
    }

    public Conflict changedSince(Fact current, long expected) {
        return conflict(
                Kind.CONCURRENT,
                Severity.ERROR,
                current,
                Resolution.ASK,
                say(
                        "The slot changed after revision %d; it now says %s.",
                        "该事实在修订%d之后已被更改；现为“%s”。", expected, words(current)));
    }

    public Conflict editWar(String subject, String relation, int flips, int authors) {
        return conflict(
                Kind.EDIT_WAR,
                Severity.WARNING,
                null,
                Resolution.REVIEW,
                say(
                        "\"%2$s\" of %1$s went back to an earlier value %3$d times, by %4$d people; a reviewer decides.",
                        "%1$s的“%2$s”已被%4$d人来回改动%3$d次，交由审核者决定。", subject, relation, flips, authors));
    }

    /** Edited facts of one subject stand at one place in the weights. */
    public Conflict sharesKey(Fact latest, int others) {
        return conflict(
                Kind.KEY_COLLISION,
                Severity.INFO,
                latest,
                Resolution.WARN,
                others == 1
                        ? say(
                                "The weights hold another edited fact of %s, %s; both are learnt together.",
                                "权重中还有%s的另一条已编辑事实“%s”；两者将一并学习。",
                                latest.subject().label(),
                                words(latest))
                        : say(
                                "The weights hold %d other edited facts of %s, such as %s; all are learnt together.",
                                "权重中还有%2$s的%1$d条其他已编辑事实，例如“%3$s”；它们将一并学习。",
                                others,
                                latest.subject().label(),
                                words(latest)));
    }

    /** A language model knows two entities by one name. */
    public Conflict sharesName(Fact namesake, String id, String label) {
        return conflict(
                Kind.KEY_COLLISION,
                Severity.WARNING,
                namesake,
                Resolution.WARN,
                say(
                        "The weights hold %s of %s, which is called %s like %s; the model may take one for the other.",
                        "权重中有%2$s的“%1$s”，其名称与%4$s同为“%3$s”；模型可能将两者混淆。",
                        words(namesake),
                        namesake.subject().id(),
                        label,
                        id));
    }

    /** A fact as a short sentence: subject, relation, object. */
    public String words(Fact fact) {
        return say(
                "\"%s: %s: %s\"",
                "%s：%s：%s",
                fact.subject().label(),
                fact.relation().label(),
                fact.object().display());
    }

    private String say(String english, String chinese, Object... values) {
        return (language == Language.ZH ? chinese : english).formatted(values);
    }

    private static Conflict conflict(
            Kind kind, Severity severity, @Nullable Fact existing, Resolution resolution, String explanation) {
        List<String> evidence = new ArrayList<>();
        if (existing != null) {
            evidence.add(existing.id());
            evidence.addAll(existing.derivedFrom());
        }
        return new Conflict(kind, severity, existing, explanation, resolution.name(), evidence);
    }
}
