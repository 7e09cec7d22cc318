package io.emend.lm;

import ai.djl.Device;

/**
 * How to load and run a model.
 * @param device where tensors live and compute runs
 * @param threads libtorch's worker threads inside one operator, 0 to leave the process's setting alone; libtorch
 *     keeps one number per process, so the last model loaded with a non-zero value decides
 * @param offline forbids DJL to download native libraries; they must be on the classpath
 * @param halfKept whether matrices that the checkpoint stores in float16 or bfloat16 stay so in memory, mapped from
 *     the file, and are widened piece by piece whenever they are used; otherwise they are widened once, at loading.
 *     Halves the memory and gives the same results, up to the order of sums. Edited matrices are float32 either way
 */
public record LoadOptions(Device device, int threads, boolean offline, boolean halfKept) {
    public LoadOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must not be negative, was " + threads);
        }
    }

    /** On the CPU, with libtorch's own number of threads, without downloads, everything in float32. */
    public static LoadOptions defaults() {
        return new LoadOptions(Device.cpu(), 0, true, false);
    }

    /** The same with another number of threads. */
    public LoadOptions withThreads(int number) {
        return new LoadOptions(device, number, offline, halfKept);
    }

    /** The same on another device. */
    public LoadOptions on(Device other) {
        return new LoadOptions(other, threads, offline, halfKept);
    }

    /** The same with half-precision matrices kept as they are stored, or widened at loading. */
    public LoadOptions keepingHalf(boolean kept) {
        return new LoadOptions(device, threads, offline, kept);
    }
}
