package io.emend.editor.profiling;

import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.PreservedFact;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editor.profiling.ProbeGraph.Fact;
import io.emend.editor.slot.QuestionForm;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What the layers are tried on, drawn from a graph: the same for the same graph and numbers.
 *
 * @param subjects subjects in several contexts each
 * @param edits edits that would give a subject another object of the same relation
 */
record ProbeSet(List<Subject> subjects, List<EditRequest> edits) {
    private static final long SEED = 7;
    private static final int SUBJECTS = 48;
    private static final int CONTEXTS = 4;
    private static final int PRESERVED = 6;
    private static final int NEIGHBOURS = 4;

    /**
     * A subject and prompts that name it.
     *
     * @param prompts at least two
     */
    record Subject(String name, List<String> prompts) {}

    /** @throws ProfilingException if the graph has too few single-valued facts of relations that the lexicon words */
    static ProbeSet of(ProbeGraph graph, KnowledgeSchema schema, int edits) {
        var drawing = new Drawing(graph, schema);
        List<Subject> subjects = drawing.subjects();
        List<EditRequest> requests = drawing.edits(edits);
        if (subjects.size() < 2 || requests.size() < edits) {
            throw new ProfilingException("The graph gives " + subjects.size() + " subjects and " + requests.size()
                    + " edits to probe with; 2 and " + edits
                    + " are needed. Give a graph with more single-valued facts, or fewer --edits.");
        }
        return new ProbeSet(subjects, requests);
    }

    private static final class Drawing {
        private final ProbeGraph graph;
        private final KnowledgeSchema schema;
        private final List<String> names;

        Drawing(ProbeGraph graph, KnowledgeSchema schema) {
            this.graph = graph;
            this.schema = schema;
            this.names = new ArrayList<>(graph.single().keySet());
            Collections.shuffle(names, new Random(SEED));
        }

        List<Subject> subjects() {
            return names.stream()
                    .map(name -> new Subject(
                            name,
                            graph.of(name).stream()
                                    .flatMap(fact -> prompts(fact).stream())
                                    .distinct()
                                    .limit(CONTEXTS)
                                    .toList()))
                    .filter(subject -> subject.prompts().size() > 1)
                    .limit(SUBJECTS)
                    .toList();
        }

        List<EditRequest> edits(int wanted) {
            List<EditRequest> edits = new ArrayList<>();
            for (String name : names) {
                if (edits.size() == wanted) {
                    break;
                }
                graph.of(name).stream()
                        .flatMap(fact -> edit(fact).stream())
                        .findFirst()
                        .ifPresent(edits::add);
            }
            return edits;
        }

        /** The last prompt is kept back; a fact with fewer than three gives no edit. */
        private Optional<EditRequest> edit(Fact fact) {
            List<String> prompts = prompts(fact);
            List<Fact> others = graph.facts().stream()
                    .filter(other -> other.relation().equals(fact.relation())
                            && !other.subject().equals(fact.subject())
                            && !other.object().equals(fact.object()))
                    .toList();
            if (prompts.size() < 3 || others.isEmpty()) {
                return Optional.empty();
            }
            String answer = others.get(Math.floorMod(fact.subject().hashCode(), others.size()))
                    .object();
            List<Cloze> clozes =
                    prompts.stream().map(prompt -> new Cloze(prompt, answer)).toList();
            var target = new TargetFact(
                    fact.relation() + " " + fact.subject(),
                    clozes.subList(0, clozes.size() - 1),
                    clozes.subList(clozes.size() - 1, clozes.size()));
            List<PreservedFact> preserved = graph.of(fact.subject()).stream()
                    .filter(other -> !other.equals(fact) && !prompts(other).isEmpty())
                    .limit(PRESERVED)
                    .map(other -> new PreservedFact(
                            other.relation(), List.of(new Cloze(prompts(other).getFirst(), other.object()))))
                    .toList();
            List<String> neighbours = others.stream()
                    .map(other -> prompts(other).getFirst())
                    .distinct()
                    .limit(NEIGHBOURS)
                    .toList();
            return Optional.of(new EditRequest(
                    SlotSubject.of(fact.subject(), fact.subject()), List.of(target), preserved, neighbours));
        }

        /** Prompts that end where the object belongs: statements cut before it, then questions. */
        private List<String> prompts(Fact fact) {
            Optional<Relation> relation = schema.relation(new RelationId(fact.relation()));
            if (relation.isEmpty()) {
                return List.of();
            }
            List<String> prompts = new ArrayList<>();
            for (Wording wording : relation.get().statements(Language.EN)) {
                wording.cloze(fact.subject()).ifPresent(prompts::add);
            }
            relation.get()
                    .questions(Language.EN)
                    .forEach(question -> prompts.add(QuestionForm.DEFAULT.of(question.of(fact.subject()))));
            return prompts;
        }
    }
}
