package io.emend.editor.commit;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Value;
import io.emend.editing.verify.Answers;
import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for facts of a few live slots that a commit leaves alone, so that a new edit does not break old ones unseen. */
final class LiveSample {
    private static final int SLOTS = 8;

    private final KnowledgeGraph graph;
    private final PromptBuilder prompts;
    private final SpokenAnswers answers;

    LiveSample(KnowledgeGraph graph, PromptBuilder prompts, SpokenAnswers answers) {
        this.graph = graph;
        this.prompts = prompts;
        this.answers = answers;
    }

    /** One question with its right answer. */
    private record Ask(String question, String object) {}

    /**
     * What the model of the snapshot answers right and the other one does not, in words.
     *
     * @param changed subjects that the commit changes
     */
    List<String> broken(Snapshot before, HostedModel after, Set<String> changed) {
        List<Ask> asks = new ArrayList<>();
        for (String subject : subjects(before, changed, SLOTS)) {
            asks.addAll(asks(subject));
        }
        if (asks.isEmpty()) {
            return List.of();
        }
        List<String> questions = asks.stream().map(Ask::question).toList();
        try {
            List<String> old = answers.answers(before.model(), questions);
            List<String> now = answers.answers(after, questions);
            List<String> broken = new ArrayList<>();
            for (int i = 0; i < asks.size(); i++) {
                String object = asks.get(i).object();
                if (Answers.gives(old.get(i), object) && !Answers.gives(now.get(i), object)) {
                    broken.add("'" + questions.get(i) + "' would no longer be answered with " + object);
                }
            }
            return broken;
        } catch (ContextOverflow tooLong) {
            return List.of();
        }
    }

    /** Subjects of slots evenly spread over the canonical order, always the same ones for the same live set. */
    static List<String> subjects(Snapshot before, Set<String> changed, int most) {
        List<String> others = before.slots().keySet().stream()
                .filter(subject -> !changed.contains(subject))
                .toList();
        int count = Math.min(most, others.size());
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(others.get(i * others.size() / count));
        }
        return chosen;
    }

    private List<Ask> asks(String subject) {
        List<StatementRecord> facts = graph.statementsOf(subject).stream()
                .filter(record -> record.origin() == Origin.EDIT && record.modelState() == ModelState.IN_WEIGHTS)
                .toList();
        Set<String> ids = new HashSet<>(Set.of(subject));
        facts.forEach(record -> ids.add(record.object().canonical()));
        EntityNames names = EntityNames.of(graph, ids, List.of());
        return facts.stream()
                .map(record -> prompts.question(subject, record.relation(), Language.EN, names)
                        .map(question -> new Ask(question, name(record.object(), names))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String name(Value object, EntityNames names) {
        return switch (object) {
            case Value.Entity entity -> names.display(entity.id());
            case Value.Literal literal -> literal.value();
        };
    }
}
