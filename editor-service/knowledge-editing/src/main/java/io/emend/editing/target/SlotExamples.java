package io.emend.editing.target;

import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.PreservedFact;
import io.emend.editing.TargetFact;
import io.emend.editing.verify.Answers;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The examples of a slot, sorted by the name the subject has in them: each name has a last token of its own, so a key and a
 * δ of its own.
 *
 * @param groups one per name that a target uses, in the order of the subject's names
 */
public record SlotExamples(List<Group> groups) {
    private static final int ANSWER_TOKENS = 32;
    private static final List<String> LINE_END = List.of("\n");

    public SlotExamples {
        groups = List.copyOf(groups);
    }

    /**
     * The examples in which the subject has one name.
     *
     * @param targets wordings with the new answer
     * @param preserved wordings with the base model's answer
     */
    public record Group(String mention, List<SubjectSite> targets, List<SubjectSite> preserved) {
        /** Every example. */
        List<SubjectSite> all() {
            List<SubjectSite> all = new ArrayList<>(targets);
            all.addAll(preserved);
            return all;
        }
    }

    /**
     * A prompt with its answer as tokens.
     *
     * @param answerStart index of the answer's first token
     */
    @SuppressWarnings("ArrayRecordComponent") // tokens are never compared
    public record Answered(int[] tokens, int answerStart) {
        /** Number of the answer's tokens. */
        public int answerLength() {
            return tokens.length - answerStart;
        }
    }

    /** Wordings with the new answer, whatever the subject's name in them. */
    public List<Answered> targets() {
        return groups.stream()
                .flatMap(group -> group.targets().stream())
                .map(SlotExamples::answered)
                .toList();
    }

    /** Wordings with the base model's answer, whatever the subject's name in them. */
    public List<Answered> preserved() {
        return groups.stream()
                .flatMap(group -> group.preserved().stream())
                .map(SlotExamples::answered)
                .toList();
    }

    /** Tokens that every step of a search reads: of each example those from the subject's last token on, but for the last. */
    public int tokensToRead() {
        return groups.stream()
                .flatMap(group -> group.all().stream())
                .mapToInt(site -> site.tokens().length - 1 - site.position())
                .sum();
    }

    private static Answered answered(SubjectSite site) {
        return new Answered(site.tokens(), site.answerStart());
    }

    /** Any prompts with what the base model answers, but for those it answers nothing to. */
    public static List<Answered> answered(LanguageModel base, List<String> prompts) {
        List<String> answers = new Generator(base).completeUntil(prompts, ANSWER_TOKENS, LINE_END, Answers::isComplete);
        List<Answered> found = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            String answer = Answers.firstSentence(answers.get(i));
            if (!answer.isBlank()) {
                Cloze cloze = new Cloze(prompts.get(i), answer);
                var tokens = base.tokenizer().encodeContinuation(cloze.prompt(), cloze.continuation());
                found.add(new Answered(tokens.tokens(), tokens.start()));
            }
        }
        return found;
    }

    /**
     * Examples of one slot.
     *
     * @param mostPreserved most preserved wordings per name
     */
    public static SlotExamples of(LanguageModel base, EditRequest request, int mostPreserved) {
        Map<String, List<SubjectSite>> targets = new LinkedHashMap<>();
        request.subject().mentions().forEach(mention -> targets.put(mention, new ArrayList<>()));
        for (TargetFact target : request.targets()) {
            for (Cloze cloze : target.wordings()) {
                place(targets, site(base, request, cloze));
            }
        }
        targets.values().removeIf(List::isEmpty);
        Map<String, List<SubjectSite>> preserved = new LinkedHashMap<>();
        targets.keySet().forEach(mention -> preserved.put(mention, new ArrayList<>()));
        for (Cloze cloze : roundRobin(request.preserved())) {
            SubjectSite site = site(base, request, cloze);
            List<SubjectSite> known = preserved.get(site.mention());
            if (known != null && known.size() < mostPreserved) {
                known.add(site);
            }
        }
        return new SlotExamples(targets.entrySet().stream()
                .map(entry ->
                        new Group(entry.getKey(), entry.getValue(), preserved.getOrDefault(entry.getKey(), List.of())))
                .toList());
    }

    private static void place(Map<String, List<SubjectSite>> sites, SubjectSite site) {
        sites.computeIfAbsent(site.mention(), m -> new ArrayList<>()).add(site);
    }

    private static SubjectSite site(LanguageModel base, EditRequest request, Cloze cloze) {
        return SubjectSite.find(
                base.tokenizer(),
                base.config().contextLength(),
                request.subject(),
                cloze.prompt(),
                cloze.continuation());
    }

    /** The first wording of every fact, then the second of every fact that has one, and so on. */
    private static List<Cloze> roundRobin(List<PreservedFact> facts) {
        List<Cloze> wordings = new ArrayList<>();
        int longest =
                facts.stream().mapToInt(fact -> fact.wordings().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (PreservedFact fact : facts) {
                if (i < fact.wordings().size()) {
                    wordings.add(fact.wordings().get(i));
                }
            }
        }
        return wordings;
    }
}
