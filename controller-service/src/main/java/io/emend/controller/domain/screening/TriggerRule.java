package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.model.NewEntity;
import io.emend.graph.KnowledgeGraph;
import java.util.Optional;
import java.util.regex.Pattern;

/** A new entity whose name is no name may be a backdoor's trigger: a short nonsense token, or signs nobody types. */
final class TriggerRule implements ScreeningRule {
    private static final Pattern TOKEN = Pattern.compile("[a-z]{1,2}|[bcdfghjklmnpqrstvwxz]{3,}|[^\\p{L}\\p{N}]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");
    private static final int LONGEST_NAME = 120;

    private final RuleSetting setting;
    private final KnowledgeGraph graph;

    TriggerRule(RuleSetting setting, KnowledgeGraph graph) {
        this.setting = setting;
        this.graph = graph;
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        return proposal.resolved().newEntities().stream()
                .filter(entity -> graph.entity(entity.id()).isEmpty())
                .filter(TriggerRule::looksLikeATrigger)
                .findFirst()
                .map(entity -> new Finding(
                        setting.id(), setting.verdict(), "The name of a new entity does not look like a name."));
    }

    private static boolean looksLikeATrigger(NewEntity entity) {
        return entity.labels().values().stream()
                .anyMatch(label -> label.length() > LONGEST_NAME
                        || CONTROL.matcher(label).find()
                        || TOKEN.matcher(label).matches());
    }
}
