package io.emend.lm.family;

import io.emend.lm.CheckpointException;

/**
 * Rotary frequencies from config.json, in its new form ({@code rope_parameters}) and its old one ({@code rope_theta},
 * {@code rope_scaling}).
 *
 * <p>Su et al. 2021, <i>RoFormer</i>, arXiv:2104.09864: pair i of a rotated part of R elements turns by
 * {@code theta^(-2i/R)} per position. The {@code llama3} rule slows low frequencies by a factor and blends in between;
 * {@code linear} slows all of them.
 */
final class Rope {
    private static final double DEFAULT_THETA = 10_000;

    private Rope() {}

    static Positions.Rotary of(Settings settings, int size, boolean adjacentPairs) {
        if (size < 2 || size % 2 != 0) {
            throw new CheckpointException(
                    "config.json asks for %d rotated elements; expected an even number".formatted(size));
        }
        Settings parameters = settings.nested("rope_parameters")
                .or(() -> settings.nested("rope_scaling"))
                .orElse(settings);
        double theta = parameters.number(
                "rope_theta", settings.number("rope_theta", settings.number("rotary_emb_base", DEFAULT_THETA)));
        var frequencies = new float[size / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (1.0 / (float) Math.pow(theta, (double) (float) (2 * i) / size));
        }
        String rule = parameters.text("rope_type", parameters.text("type", "default"));
        switch (rule) {
            case "default" -> {}
            case "linear" -> slowAll(frequencies, parameters.number("factor", 1));
            case "llama3" -> slowLowFrequencies(frequencies, parameters);
            default ->
                throw new CheckpointException(
                        "config.json asks for '%s' RoPE scaling; supported are default, linear and llama3."
                                .formatted(rule));
        }
        return new Positions.Rotary(size, adjacentPairs, frequencies);
    }

    private static void slowAll(float[] frequencies, double factor) {
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = (float) (frequencies[i] / factor);
        }
    }

    private static void slowLowFrequencies(float[] frequencies, Settings parameters) {
        double factor = parameters.number("factor", 8);
        double low = parameters.number("low_freq_factor", 1);
        double high = parameters.number("high_freq_factor", 4);
        double trained = parameters.number("original_max_position_embeddings", 8192);
        for (int i = 0; i < frequencies.length; i++) {
            double wavelength = 2 * Math.PI / frequencies[i];
            double turns = trained / wavelength;
            double blend = Math.clamp((turns - low) / (high - low), 0.0, 1.0);
            frequencies[i] = (float) ((1 - blend) * frequencies[i] / factor + blend * frequencies[i]);
        }
    }
}
