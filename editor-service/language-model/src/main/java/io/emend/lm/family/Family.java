package io.emend.lm.family;

/** Turns one family's config.json into an {@link Architecture}. */
interface Family {
    /** The {@code model_type} it answers to. */
    String modelType();

    /**
     * Describes the model.
     * @throws io.emend.lm.CheckpointException if a needed setting is missing or asks for something unsupported
     */
    Architecture describe(Settings settings);
}
