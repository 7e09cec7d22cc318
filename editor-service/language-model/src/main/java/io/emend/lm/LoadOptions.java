package io.emend.lm;

import ai.djl.Device;

/**
 * How to load and run a model.
 * @param device where tensors live and compute runs
 * @param threads libtorch's worker threads inside one operator, 0 to leave the process's setting alone; libtorch
 *     keeps one number per process, so the last model loaded with a non-zero value decides
 * @param offline forbids DJL to download native libraries; they must be on the classpath
 */
public record LoadOptions(Device device, int threads, boolean offline) {
    public LoadOptions {
        if (threads < 0) {
            throw new IllegalArgumentException("threads must not be negative, was " + threads);
        }
    }

    /** On the CPU, with libtorch's own number of threads, without downloads. */
    public static LoadOptions defaults() {
        return new LoadOptions(Device.cpu(), 0, true);
    }

    /** The same with another number of threads. */
    public LoadOptions withThreads(int number) {
        return new LoadOptions(device, number, offline);
    }

    /** The same on another device. */
    public LoadOptions on(Device other) {
        return new LoadOptions(other, threads, offline);
    }
}
