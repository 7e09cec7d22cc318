package io.emend.editing.target;

import io.emend.editing.EditRequest;
import java.util.Optional;

/** Where the search for a slot's targets begins. */
@FunctionalInterface
public interface TargetStart {
    /** At zero. */
    TargetStart ZERO = (request, layer) -> Optional.empty();

    /**
     * @param layer layer whose MLP output receives the target
     * @return a vector (D) for each of the subject's names, or empty to begin at zero
     */
    Optional<float[]> of(EditRequest request, int layer);
}
