package io.emend.contract.edit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.emend.contract.knowledge.Fact;
import java.util.List;

/**
 * What an edit would do, or did, to the graph.
 *
 * @param retract facts that leave
 * @param assertions facts that come ({@code assert} on the wire)
 * @param derived facts that rules add because of them
 * @param reinforced live facts that the edit states again
 */
public record Plan(
        List<Fact> retract, @JsonProperty("assert") List<Fact> assertions, List<Fact> derived, List<Fact> reinforced) {
    public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of(), List.of());

    public Plan {
        retract = List.copyOf(retract);
        assertions = List.copyOf(assertions);
        derived = List.copyOf(derived);
        reinforced = List.copyOf(reinforced);
    }
}
