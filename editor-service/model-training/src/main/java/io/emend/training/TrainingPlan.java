package io.emend.training;

/**
 * How long and how fast to train.
 *
 * @param steps optimiser steps
 * @param rows B, rows a batch
 * @param rowLength T, tokens a row
 * @param peakRate learning rate after warm-up; constant until half of the steps, then linear to {@link #FINAL_SHARE} of it
 * @param warmUp steps of linear warm-up
 * @param decay weight decay on matrices
 * @param seed decides weights and corpus
 * @param checkpointEvery steps between checkpoints
 */
public record TrainingPlan(
        int steps, int rows, int rowLength, double peakRate, int warmUp, double decay, long seed, int checkpointEvery) {
    /** The plan of the shipped model. */
    public static final TrainingPlan DEMONSTRATION = new TrainingPlan(3600, 12, 128, 1.5e-3, 100, 0.1, 20_261, 300);

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.98;
    private static final double EPSILON = 1e-8;
    private static final double CLIP = 1.0;
    private static final double FINAL_SHARE = 0.02;

    public TrainingPlan {
        if (steps < 1 || rows < 1 || rowLength < 8 || peakRate <= 0 || warmUp < 0 || checkpointEvery < 1) {
            throw new IllegalArgumentException("A training plan needs positive sizes; found " + steps + " steps of "
                    + rows + "x" + rowLength + " at rate " + peakRate);
        }
    }

    /** Learning rate of a step, counted from 1. */
    double rate(int step) {
        if (step <= warmUp) {
            return peakRate * step / warmUp;
        }
        double half = steps / 2.0;
        double progress = step <= half ? 0 : (step - half) / (steps - half);
        return peakRate * (1 - progress * (1 - FINAL_SHARE));
    }

    float[] hyper(int step) {
        return new float[] {
            (float) rate(step),
            (float) BETA_1,
            (float) BETA_2,
            (float) EPSILON,
            (float) decay,
            (float) CLIP,
            (float) (1 - Math.pow(BETA_1, step)),
            (float) (1 - Math.pow(BETA_2, step))
        };
    }
}
