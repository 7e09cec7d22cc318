package io.emend.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures what a model recalls, by greedy generation: the answer counts when the generated text begins with the
 * object's label or one of its aliases, and the name ends there.
 */
final class RecallEvaluation {
    private final GraphFacts graph;
    private final Wordings wordings;
    private final Function<List<String>, List<String>> generate;

    /** @param generate prompts to greedy continuations, in order */
    RecallEvaluation(GraphFacts graph, Wordings wordings, Function<List<String>, List<String>> generate) {
        this.graph = graph;
        this.wordings = wordings;
        this.generate = generate;
    }

    /** How a wording relates to training. */
    enum Familiarity {
        /** The fact was trained with this wording. */
        SEEN,
        /** Both were trained, never together. */
        UNSEEN_PAIR,
        /** The wording was never trained. */
        NEW_WORDING
    }

    /** A row of the report. */
    record Group(String language, String kind, Familiarity familiarity) {}

    /** Right answers of all. */
    record Score(int right, int all) {
        double share() {
            return all == 0 ? Double.NaN : (double) right / all;
        }

        Score plus(boolean hit) {
            return new Score(right + (hit ? 1 : 0), all + 1);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100 * share(), right, all);
        }
    }

    /** A prompt that was answered wrongly. */
    record Miss(Group group, String relation, String prompt, String wanted, String got) {}

    /** Scores by group and by relation, the wrong answers, and the share of strangers the model admits not to know. */
    record Report(Map<Group, Score> groups, Map<String, Score> relations, List<Miss> misses, Score strangers) {}

    private record Probe(Group group, String relation, String prompt, List<String> answers) {}

    /** Asks every {@code stride}-th fact in every familiarity, language and kind, and all the strangers. */
    Report run(int stride, List<Corpus.Stranger> strangers) {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < graph.facts().size(); i += stride) {
            GraphFacts.Fact fact = graph.facts().get(i);
            Wordings.Forms forms = wordings.byRelation().get(fact.relation());
            if (forms != null) {
                add(probes, fact, "en", forms.english(), graph.english(), i);
                add(probes, fact, "zh", forms.chinese(), graph.chinese(), i);
            }
        }
        Map<Group, Score> groups = new LinkedHashMap<>();
        Map<String, Score> relations = new LinkedHashMap<>();
        List<Miss> misses = new ArrayList<>();
        List<String> texts = generate.apply(probes.stream().map(Probe::prompt).toList());
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            boolean hit = answers(texts.get(i), probe.answers());
            groups.merge(probe.group(), new Score(0, 0).plus(hit), (old, one) -> old.plus(hit));
            relations.merge(probe.relation(), new Score(0, 0).plus(hit), (old, one) -> old.plus(hit));
            if (!hit) {
                String wanted = probe.answers().getFirst();
                misses.add(new Miss(probe.group(), probe.relation(), probe.prompt(), wanted, texts.get(i)));
            }
        }
        return new Report(groups, relations, misses, strangerScore(strangers));
    }

    private void add(
            List<Probe> probes,
            GraphFacts.Fact fact,
            String language,
            Wordings.Split split,
            Map<String, String> labels,
            int salt) {
        String subject = labels.get(fact.subject());
        String object = labels.get(fact.object());
        if (subject == null || object == null) {
            return;
        }
        List<String> answers = new ArrayList<>(List.of(object));
        if (language.equals("en")) {
            answers.addAll(graph.aliases().getOrDefault(fact.object(), List.of()));
        }
        List<String> prompts =
                split.statements().stream().filter(RecallEvaluation::isPrompt).toList();
        List<String> newPrompts = split.heldOutStatements().stream()
                .filter(RecallEvaluation::isPrompt)
                .toList();
        for (Familiarity familiarity : Familiarity.values()) {
            boolean fresh = familiarity == Familiarity.NEW_WORDING;
            pick(fresh ? newPrompts : prompts, fact, familiarity, salt)
                    .ifPresent(wording -> probes.add(new Probe(
                            new Group(language, "statement", familiarity),
                            fact.relation(),
                            wording.substring(0, wording.indexOf("{o}"))
                                    .replace("{s}", subject)
                                    .stripTrailing(),
                            answers)));
            pick(fresh ? split.heldOutQuestions() : split.questions(), fact, familiarity, salt)
                    .ifPresent(wording -> probes.add(new Probe(
                            new Group(language, "question", familiarity),
                            fact.relation(),
                            asked(wording.replace("{s}", subject)),
                            answers)));
        }
    }

    /** A question as the model's chat template puts it. */
    static String asked(String question) {
        return "Question: " + question + "\nAnswer:";
    }

    private static boolean isPrompt(String wording) {
        return wording.matches("[^{]*\\{s}.*\\{o}[.。]");
    }

    private static Optional<String> pick(
            List<String> wordings, GraphFacts.Fact fact, Familiarity familiarity, int salt) {
        for (int i = 0; i < wordings.size(); i++) {
            String wording = wordings.get((i + salt) % wordings.size());
            boolean fits = familiarity == Familiarity.NEW_WORDING
                    || Corpus.withheld(fact, wording) == (familiarity == Familiarity.UNSEEN_PAIR);
            if (fits) {
                return Optional.of(wording);
            }
        }
        return Optional.empty();
    }

    private Score strangerScore(List<Corpus.Stranger> strangers) {
        List<String> relations = new ArrayList<>(wordings.byRelation().keySet());
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < strangers.size(); i++) {
            Corpus.Stranger stranger = strangers.get(i);
            Wordings.Forms forms = wordings.formsOf(relations.get(i % relations.size()));
            List<String> questions = (stranger.chinese() ? forms.chinese() : forms.english()).questions();
            String question = questions.get(i % questions.size()).replace("{s}", stranger.name());
            prompts.add(asked(question));
        }
        Score score = new Score(0, 0);
        for (String text : generate.apply(prompts)) {
            score = score.plus(answers(text, List.of(Corpus.UNKNOWN_ENGLISH, Corpus.UNKNOWN_CHINESE)));
        }
        return score;
    }

    /** Whether a generated text names one of the answers and then ends the name. */
    static boolean answers(String generated, List<String> answers) {
        String text = generated.strip();
        return answers.stream()
                .anyMatch(answer -> text.startsWith(answer)
                        && (text.length() == answer.length()
                                || !Character.isLetterOrDigit(text.codePointAt(answer.length()))
                                || Character.UnicodeScript.of(text.codePointAt(answer.length()))
                                                == Character.UnicodeScript.HAN
                                        && Character.UnicodeScript.of(answer.codePointAt(0))
                                                != Character.UnicodeScript.HAN));
    }
}
