package io.emend.editor.slot;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a slot.
 *
 * @param targets what was wanted
 * @param edit what goes into the model; null when nothing does, and the slot closes
 * @param request what {@code edit} was planned and verified with; null when nothing goes in
 * @param reasons why a fact stays in the graph only, by content key
 */
public record SlotDecision(
        SlotTargets targets,
        @Nullable SlotEdit edit,
        @Nullable EditRequest request,
        Map<String, String> reasons) {
    public SlotDecision {
        Objects.requireNonNull(targets, "targets");
        reasons = Map.copyOf(reasons);
        if ((edit == null) != (request == null)) {
            throw new IllegalArgumentException("A slot edit and its request come together");
        }
    }

    static SlotDecision closed(SlotTargets targets, Map<String, String> reasons) {
        return new SlotDecision(targets, null, null, reasons);
    }

    public String subject() {
        return targets.subject();
    }

    /** Whether the fact is in the model. */
    public boolean holds(EditedFact fact) {
        return edit != null
                && edit.contentKeys().contains(fact.contentKey())
                && targets.leading().contains(fact);
    }

    /** The method that holds the fact, if one does. */
    public Optional<Method> methodOf(EditedFact fact) {
        return holds(fact) ? Optional.ofNullable(edit).map(SlotEdit::method) : Optional.empty();
    }

    /** Every edited fact of the slot that was wanted in the model. */
    public List<EditedFact> facts() {
        return Stream.concat(targets.leading().stream(), targets.outranked().stream())
                .toList();
    }
}
