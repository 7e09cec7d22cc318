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
 * @param targets by name, in the order of the subject's names: wordings with the new answer
 * @param preserved by name, a subset of the names of {@code targets}: wordings with the base model's answer
 */
record SlotExamples(Map<String, List<SubjectSite>> targets, Map<String, List<SubjectSite>> preserved) {
    private static final int ANSWER_TOKENS = 32;
    private static final List<String> LINE_END = List.of("\n");

    static SlotExamples of(LanguageModel base, EditRequest request, int mostPreserved) {
        Map<String, List<SubjectSite>> targets = new LinkedHashMap<>();
        request.subject().mentions().forEach(mention -> targets.put(mention, new ArrayList<>()));
        for (TargetFact target : request.targets()) {
            for (Cloze cloze : target.wordings()) {
                place(targets, site(base, request, cloze.prompt(), cloze.continuation()));
            }
        }
        targets.values().removeIf(List::isEmpty);
        Map<String, List<SubjectSite>> preserved = new LinkedHashMap<>();
        for (String mention : targets.keySet()) {
            preserved.put(mention, new ArrayList<>());
        }
        for (Cloze cloze : baseAnswers(base, roundRobin(request.preserved()))) {
            SubjectSite site = site(base, request, cloze.prompt(), cloze.continuation());
            List<SubjectSite> known = preserved.get(site.mention());
            if (known != null && known.size() < mostPreserved) {
                known.add(site);
            }
        }
        return new SlotExamples(targets, preserved);
    }

    private static void place(Map<String, List<SubjectSite>> sites, SubjectSite site) {
        sites.computeIfAbsent(site.mention(), m -> new ArrayList<>()).add(site);
    }

    private static SubjectSite site(LanguageModel base, EditRequest request, String prompt, String continuation) {
        return SubjectSite.find(
                base.tokenizer(), base.config().contextLength(), request.subject(), prompt, continuation);
    }

    /** The first prompt of every fact, then the second of every fact that has one, and so on. */
    private static List<String> roundRobin(List<PreservedFact> facts) {
        List<String> prompts = new ArrayList<>();
        int longest =
                facts.stream().mapToInt(fact -> fact.prompts().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (PreservedFact fact : facts) {
                if (i < fact.prompts().size()) {
                    prompts.add(fact.prompts().get(i));
                }
            }
        }
        return prompts;
    }

    /** What the base model answers; prompts to which it answers nothing are left out. */
    private static List<Cloze> baseAnswers(LanguageModel base, List<String> prompts) {
        List<String> answers = new Generator(base).completeGreedy(prompts, ANSWER_TOKENS, LINE_END);
        List<Cloze> result = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            String answer = Answers.firstSentence(answers.get(i));
            if (!answer.isBlank()) {
                result.add(new Cloze(prompts.get(i), answer));
            }
        }
        return result;
    }

    /** Every example in which the subject has this name. */
    List<SubjectSite> naming(String mention) {
        List<SubjectSite> all = new ArrayList<>(targets.getOrDefault(mention, List.of()));
        all.addAll(preserved.getOrDefault(mention, List.of()));
        return all;
    }
}
