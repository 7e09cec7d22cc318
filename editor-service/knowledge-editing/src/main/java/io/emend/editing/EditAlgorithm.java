package io.emend.editing;

import io.emend.editing.settings.Recipe;
import java.util.List;

/**
 * A method of writing the facts of one slot.
 *
 * <p>Planning is pure: it reads the base model and changes nothing. How planned slots take effect together is the ledger's
 * business.
 */
public interface EditAlgorithm {
    /** The method whose slots this plans. */
    Method method();

    /**
     * Plans slots, in the order of the requests. Slots of one call are searched side by side, each with an end of its own;
     * none depends on another.
     *
     * @throws EditException.SubjectNotFound if a prompt names its subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if numbers leave the finite range
     */
    List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe);
}
