package io.emend.editing.verify;

/**
 * How a probe came out.
 *
 * @param probe the probe
 * @param before the model's first sentence before the edit
 * @param after the model's first sentence after the edit
 * @param passed whether {@code after} gives the expected answer, or equals {@code before}
 * @param forced share of the reference answer's tokens that are the most likely ones when the earlier ones are given;
 *     NaN where that was not asked for
 */
public record ProbeOutcome(Probe probe, String before, String after, boolean passed, double forced) {}
