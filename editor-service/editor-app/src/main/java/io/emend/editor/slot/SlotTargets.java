package io.emend.editor.slot;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the weights shall answer about one subject after a commit.
 *
 * @param leading one edited fact per relation, ordered by content key
 * @param outranked edited facts whose relation is answered by another of them
 */
public record SlotTargets(String subject, List<EditedFact> leading, List<EditedFact> outranked) {
    public SlotTargets {
        Objects.requireNonNull(subject, "subject");
        leading = List.copyOf(leading);
        outranked = List.copyOf(outranked);
    }

    /** Chooses among a subject's edited facts; those meant for the graph alone are left out. */
    static SlotTargets among(String subject, List<EditedFact> facts) {
        List<EditedFact> wanted = facts.stream()
                .filter(fact -> !fact.wanted().methods().isEmpty())
                .toList();
        List<EditedFact> leading =
                wanted.stream()
                        .collect(Collectors.groupingBy(fact -> fact.content().relation()))
                        .values()
                        .stream()
                        .map(group -> group.stream().min(EditedFact.PRECEDENCE).orElseThrow())
                        .sorted(Comparator.comparing(EditedFact::contentKey))
                        .toList();
        List<EditedFact> outranked =
                wanted.stream().filter(fact -> !leading.contains(fact)).toList();
        return new SlotTargets(subject, leading, outranked);
    }

    /** The one wish all leading facts share, else {@code auto}. */
    public WantedMethod wanted() {
        List<WantedMethod> wishes =
                leading.stream().map(EditedFact::wanted).distinct().toList();
        return wishes.size() == 1 ? wishes.getFirst() : WantedMethod.AUTO;
    }

    /** The same without one fact. */
    public SlotTargets without(EditedFact fact) {
        return new SlotTargets(
                subject, leading.stream().filter(other -> !other.equals(fact)).toList(), outranked);
    }
}
