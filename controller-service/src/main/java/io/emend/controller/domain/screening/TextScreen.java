package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.contract.knowledge.Source;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.resolve.Change;
import io.emend.schema.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Screens everything somebody wrote: the utterance, the quote, the comment, the names of new entities. Hate by the
 * classifier, instructions to a model by their usual forms. Thread-safe.
 */
public final class TextScreen {
    private static final List<Pattern> INSTRUCTIONS = List.of(
            pattern(
                    "\\b(ignore|disregard|forget) (all |any |the |your )*(previous|prior|above|earlier) (instructions|prompts?|rules)"),
            pattern("\\bsystem prompt\\b|\\b(jailbreak|developer mode)\\b"),
            pattern("<\\|?(im_start|im_end|system|endoftext)\\|?>|\\[/?INST\\]|<<SYS>>"),
            pattern("(忽略|无视|忘记)(之前|以上|先前|前面|所有)的?(所有)?(指令|提示|规则)"),
            pattern("系统提示词|开发者模式|越狱模式"));

    private final ToxicityModel model;
    private final double reviewAt;
    private final double blockAt;

    /**
     * @param reviewAt probability of hate from which a reviewer looks
     * @param blockAt probability from which a text is refused
     */
    public TextScreen(ToxicityModel model, double reviewAt, double blockAt) {
        if (reviewAt <= 0 || blockAt < reviewAt) {
            throw new IllegalArgumentException(
                    "The review threshold is above 0 and not above the block threshold; found " + reviewAt + " and "
                            + blockAt);
        }
        this.model = model;
        this.reviewAt = reviewAt;
        this.blockAt = blockAt;
    }

    /** The gravest finding in what the author of a proposal wrote. */
    Optional<Finding> screen(Proposal proposal) {
        return gravest(written(proposal));
    }

    /** The gravest finding in a text. */
    public Optional<Finding> screen(String text) {
        return gravest(List.of(text));
    }

    private Optional<Finding> gravest(List<String> texts) {
        for (String text : texts) {
            if (INSTRUCTIONS.stream()
                    .anyMatch(instruction -> instruction.matcher(text).find())) {
                return Optional.of(new Finding(
                        "prompt-injection",
                        Verdict.BLOCK,
                        "The text gives instructions to a model instead of a fact."));
            }
        }
        double worst = texts.stream().mapToDouble(model::score).max().orElse(0);
        if (worst < reviewAt) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "toxic-text",
                worst >= blockAt ? Verdict.BLOCK : Verdict.REVIEW,
                String.format(Locale.ROOT, "The text reads as hateful (%.2f of 1).", worst)));
    }

    private static List<String> written(Proposal proposal) {
        List<String> texts = new ArrayList<>();
        Source source = proposal.request().source();
        if (source != null) {
            add(texts, withoutNames(source.utterance(), proposal));
            add(texts, source.quote());
        }
        add(texts, proposal.request().comment());
        texts.addAll(proposal.newNames());
        texts.addAll(sentences(proposal));
        return texts;
    }

    /** What the model would learn to say of new entities and in new words, in each language. */
    private static List<String> sentences(Proposal proposal) {
        List<String> sentences = new ArrayList<>();
        for (Change change : proposal.resolved().changes()) {
            if (change instanceof Change.Assert assertion && isNew(assertion, proposal)) {
                for (Language language : Language.values()) {
                    assertion.relation().statements(language).stream()
                            .findFirst()
                            .map(wording -> wording.of(
                                    assertion.subject().label(),
                                    assertion.object().display()))
                            .ifPresent(sentences::add);
                }
            }
        }
        return sentences;
    }

    private static boolean isNew(Change.Assert assertion, Proposal proposal) {
        return !(assertion.object() instanceof Value.Entity object)
                || proposal.resolved().newEntities().stream()
                        .map(NewEntity::id)
                        .anyMatch(id -> id.equals(assertion.subject().id()) || id.equals(object.id()));
    }

    /**
     * The utterance without the names of existing entities that it was resolved to: that a religion, a people or an
     * illness is named says nothing about what is said of it. Names of new entities stay.
     */
    private static @Nullable String withoutNames(@Nullable String utterance, Proposal proposal) {
        String rest = utterance;
        for (Change change : proposal.resolved().changes()) {
            for (String name : names(change)) {
                rest = rest == null ? null : rest.replace(name, " ");
            }
        }
        return rest;
    }

    private static List<String> names(Change change) {
        List<String> names = new ArrayList<>();
        switch (change) {
            case Change.Assert assertion -> {
                names.add(assertion.subject().label());
                names.add(assertion.object().display());
            }
            case Change.Retract retraction -> {
                names.add(retraction.subject().label());
                if (retraction.object() != null) {
                    names.add(retraction.object().display());
                }
            }
            case Change.RetractPointers pointers -> names.add(pointers.object().label());
        }
        return names;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
