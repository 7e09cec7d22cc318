package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import io.emend.schema.shapes.TypeChecker;
import io.emend.schema.shapes.TypeFinding;
import java.util.Optional;
import java.util.Set;

/** A fact whose subject or object is of a kind the relation usually does not have. What cannot be is refused elsewhere. */
final class TypeRule implements ScreeningRule {
    private final RuleSetting setting;
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final TypeChecker checker;

    TypeRule(RuleSetting setting, KnowledgeGraph graph, KnowledgeSchema schema) {
        this.setting = setting;
        this.graph = graph;
        this.schema = schema;
        this.checker = new TypeChecker(schema);
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        if (proposal.author().is(Role.REVIEWER)) {
            return Optional.empty();
        }
        return proposal.resolved().changes().stream()
                .filter(Change.Assert.class::isInstance)
                .map(Change.Assert.class::cast)
                .flatMap(assertion -> odd(assertion, proposal).stream())
                .findFirst();
    }

    private Optional<Finding> odd(Change.Assert assertion, Proposal proposal) {
        if (!(assertion.object() instanceof Value.Entity object)) {
            return Optional.empty();
        }
        NodeId subject = NodeId.of(assertion.subject().id());
        Triple fact = new Triple(subject, assertion.relation().id(), NodeId.of(object.id()));
        return checker.check(fact, classes(assertion.subject().id(), proposal), classes(object.id(), proposal)).stream()
                .filter(finding -> !finding.kind().isViolation())
                .findFirst()
                .map(finding -> new Finding(
                        setting.id(),
                        setting.verdict(),
                        finding.explain(
                                schema,
                                Language.EN,
                                finding.kind() == TypeFinding.Kind.UNUSUAL_SUBJECT
                                        ? assertion.subject().label()
                                        : object.label())));
    }

    private Set<ClassId> classes(String entity, Proposal proposal) {
        return proposal.resolved().newEntities().stream()
                .filter(created -> created.id().equals(entity))
                .findFirst()
                .map(NewEntity::types)
                .map(schema::classesOf)
                .orElseGet(() -> schema.classesOf(graph.types(entity)));
    }
}
