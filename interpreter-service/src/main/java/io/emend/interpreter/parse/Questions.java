package io.emend.interpreter.parse;

import io.emend.contract.interpretation.Clarification;
import io.emend.contract.interpretation.Clarification.Option;
import io.emend.contract.interpretation.Intent;
import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.parse.Understanding.Doubt;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions back, in the language of the utterance. */
final class Questions {
    private static final int OPTIONS = 5;

    private final Understanding understood;
    private final EntityIndex index;
    private final Predicate<String> answered;
    private final String language;
    private final boolean zh;

    /** @param answered whether the caller has already answered for a slot */
    Questions(Understanding understood, EntityIndex index, Predicate<String> answered) {
        this.understood = understood;
        this.index = index;
        this.answered = answered;
        this.language = understood.language();
        this.zh = language.equals("zh");
    }

    /** Asks which of several entities is meant; null when that is clear. */
    @Nullable
    Clarification aboutRivals() {
        for (ParsedOperation operation : understood.operations()) {
            Clarification subject = aboutRivals(operation.subject(), Chosen.SUBJECT);
            Clarification asked = subject != null ? subject : aboutRivals(operation.object(), Chosen.OBJECT);
            if (asked != null) {
                return asked;
            }
        }
        return null;
    }

    private @Nullable Clarification aboutRivals(@Nullable Argument argument, String slot) {
        if (argument == null || argument.entity() == null || argument.rivals().isEmpty() || answered.test(slot)) {
            return null;
        }
        List<Option> options = new ArrayList<>(List.of(option(slot, argument.entity())));
        argument.rivals().stream().limit(OPTIONS - 1L).forEach(rival -> options.add(option(slot, rival)));
        String name = words(argument.span());
        return new Clarification(zh ? "您说的“" + name + "”是指哪一个？" : "Which \"" + name + "\" do you mean?", options);
    }

    private Option option(String slot, KnownEntity entity) {
        return new Option(slot, entity.id(), entity.label(language), entity.description());
    }

    /** Asks whether a name the graph does not know is to be a new entity; null when all are known. */
    @Nullable
    Clarification aboutNewNames() {
        for (ParsedOperation operation : understood.operations()) {
            Clarification subject = aboutNew(operation.subject(), Chosen.SUBJECT);
            Clarification asked = subject != null ? subject : aboutNew(operation.object(), Chosen.OBJECT);
            if (asked != null) {
                return asked;
            }
        }
        return null;
    }

    private @Nullable Clarification aboutNew(@Nullable Argument argument, String slot) {
        if (argument == null || !argument.isNew() || answered.test(slot)) {
            return null;
        }
        String name = words(argument.span());
        List<String> folds = understood
                .tokens()
                .subList(argument.span().from(), argument.span().to())
                .stream()
                .map(Token::fold)
                .toList();
        List<Option> options = new ArrayList<>();
        boolean mayCreate = understood.intent() == Intent.EDIT;
        if (mayCreate) {
            options.add(new Option(slot, Chosen.NEW, name, zh ? "作为新实体加入" : "add it as a new entity"));
        }
        index.similar(folds, OPTIONS - 1).forEach(entity -> options.add(option(slot, entity)));
        String question = zh
                ? "图谱中没有名为“" + name + "”的实体。" + (mayCreate ? "要新建它，还是指下列之一？" : "您指的是下列之一吗？")
                : "The graph knows nothing called \"" + name + "\". "
                        + (mayCreate ? "Shall it be new, or is it one of these?" : "Is it one of these?");
        return new Clarification(question, options);
    }

    /** Asks for what is missing or unclear. */
    Clarification aboutDoubt() {
        Doubt doubt = understood.doubt() == null ? Doubt.NOT_UNDERSTOOD : understood.doubt();
        return switch (doubt) {
            case NO_SUBJECT -> plain("Which entity is this about?", "这说的是哪个实体？");
            case NO_OBJECT -> new Clarification(missingObject(), List.of());
            case NO_RELATION -> new Clarification(missingRelation(), relations());
            case AMBIGUOUS_ENTITY -> plain("Which entity do you mean?", "您指的是哪个实体？");
            case RESERVED ->
                confirm("That was said with reserve. Shall it be recorded as a fact?", "这句话有所保留，要把它记录为事实吗？");
            case UNEXPLAINED -> {
                String strange = strange();
                yield confirm(
                        "I read this as " + reading() + ", but that leaves out \"" + strange
                                + "\". Shall it be done all the same?",
                        "我的理解是" + reading() + "，但没有用到“" + strange + "”。仍要这样做吗？");
            }
            case MIXED ->
                plain(
                        "This both asks and changes something, or forbids what it orders. Please say one thing at a time.",
                        "这句话既有提问又有修改，请分开说。");
            case NOT_UNDERSTOOD ->
                plain(
                        "I did not understand what to change. Please name the entity, the relation and the new value.",
                        "没有理解要修改什么。请说明实体、关系和新值。");
        };
    }

    private Clarification confirm(String english, String chinese) {
        return new Clarification(
                zh ? chinese : english,
                List.of(
                        new Option(Chosen.CONFIRM, "yes", zh ? "是" : "yes", null),
                        new Option(Chosen.CONFIRM, "no", zh ? "否" : "no", null)));
    }

    private String strange() {
        return understood.strange().stream()
                .map(token -> understood.text().originalSpan(token.start(), token.end()))
                .collect(Collectors.joining(zh ? "" : " "));
    }

    private String reading() {
        return understood.operations().stream()
                .filter(ParsedOperation::complete)
                .map(operation -> name(operation.subject()) + " – "
                        + (operation.relation() == null
                                ? ""
                                : operation.relation().label(language))
                        + " – " + name(operation.object()))
                .collect(Collectors.joining(zh ? "、" : ", "));
    }

    private Clarification plain(String english, String chinese) {
        return new Clarification(zh ? chinese : english, List.of());
    }

    private String missingObject() {
        ParsedOperation operation = understood.operations().getFirst();
        LexicalRelation relation = operation.relation();
        String subject = name(operation.subject());
        String noun = relation == null ? (zh ? "值" : "value") : relation.noun(language);
        return zh ? subject + "的" + noun + "应该是什么？" : "What should the " + noun + " of " + subject + " be?";
    }

    private String missingRelation() {
        String subject = understood.operations().isEmpty()
                ? ""
                : name(understood.operations().getFirst().subject());
        if (subject.isEmpty()) {
            return zh ? "您指的是哪种关系？" : "Which relation do you mean?";
        }
        return zh
                ? "关于" + subject + "，您指的是哪种关系，新值是什么？"
                : "Which relation of " + subject + " do you mean, and what is its value?";
    }

    private List<Option> relations() {
        Set<LexicalRelation> likely = new LinkedHashSet<>();
        understood.alternatives().forEach(reading -> likely.add(reading.relation()));
        return likely.stream()
                .limit(OPTIONS)
                .map(relation -> new Option(Chosen.RELATION, relation.id(), relation.label(language), null))
                .toList();
    }

    private String name(@Nullable Argument argument) {
        if (argument == null) {
            return "";
        }
        return argument.entity() != null ? argument.entity().label(language) : words(argument.span());
    }

    private String words(Span span) {
        int start = understood.tokens().get(span.from()).start();
        int end = understood.tokens().get(span.to() - 1).end();
        return understood.text().originalSpan(start, end);
    }
}
