package io.emend.editing;

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
     * Plans one slot.
     *
     * @param planKey key under which the plan will be kept
     * @throws EditException.SubjectNotFound if a prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if numbers leave the finite range
     */
    SlotEdit plan(EditRequest request, String planKey);
}
