package io.emend.editor.api;

import io.emend.contract.model.AskRequest;
import io.emend.contract.model.ModelAnswer;
import io.emend.contract.problem.Malformed;
import io.emend.editor.generation.ContextOverflow;
import io.emend.editor.hosting.GenerationGate;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.AskedRelation;
import io.emend.editor.slot.EntityNames;
import io.emend.editor.slot.PromptBuilder;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.Language;
import java.util.List;
import java.util.Map;

/**
 * The model's own answer to a question, ungrounded. A question the schema has no wording for is put in the preferred
 * wording when the caller says what it is about: small models know few forms.
 */
public final class OwnAnswers {
    private final ModelHost host;
    private final KnowledgeGraph graph;
    private final PromptBuilder prompts;
    private final AskedRelation asked;
    private final SpokenAnswers answers;
    private final GenerationGate gate;

    public OwnAnswers(
            ModelHost host,
            KnowledgeGraph graph,
            PromptBuilder prompts,
            AskedRelation asked,
            SpokenAnswers answers,
            GenerationGate gate) {
        this.host = host;
        this.graph = graph;
        this.prompts = prompts;
        this.asked = asked;
        this.answers = answers;
        this.gate = gate;
    }

    /**
     * Asks the model of the newest or of a given revision.
     *
     * @throws Malformed if the question does not fit into the model's context
     */
    public ModelAnswer answer(AskRequest request) {
        Long revision = request.revision();
        try (Snapshot.Lease lease = revision == null ? host.newest() : host.at(revision)) {
            Snapshot snapshot = lease.snapshot();
            String question = wording(request);
            String text = gate.through(() -> answers.answer(snapshot.model(), question));
            return new ModelAnswer(text, snapshot.revision(), snapshot.model().fingerprint());
        } catch (ContextOverflow e) {
            throw new Malformed(e.detail(), Map.of("limit", e.limit(), "found", e.found()));
        }
    }

    private String wording(AskRequest request) {
        String subject = request.subject();
        String relation = request.relation();
        if (subject == null || relation == null || asked.isWording(request.question(), relation)) {
            return request.question();
        }
        Language language = Language.tagged(request.lang()).orElse(Language.EN);
        EntityNames names = EntityNames.of(graph, List.of(subject), List.of());
        return prompts.question(subject, relation, language, names).orElse(request.question());
    }
}
