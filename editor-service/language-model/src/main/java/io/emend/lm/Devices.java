package io.emend.lm;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.engine.PtEngine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Devices by the names that a configuration gives them. */
public final class Devices {
    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    private Devices() {}

    /**
     * Understands {@code cpu}, {@code cuda} (the first) and {@code cuda:1}. Does not look whether it is there.
     * @throws DeviceException if the name is none of these
     */
    public static Device named(String name) {
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        Matcher cuda = CUDA.matcher(name);
        if (!cuda.matches()) {
            throw new DeviceException("There is no device '%s'; name cpu, cuda or cuda:N.".formatted(name));
        }
        return Device.gpu(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
    }

    /**
     * Refuses a device on which nothing can run.
     * @throws DeviceException if libtorch is built without CUDA or the machine has no such GPU
     */
    static void require(Device device) {
        if (!device.isGpu()) {
            return;
        }
        Engine engine = Engine.getEngine(PtEngine.ENGINE_NAME);
        if (!engine.hasCapability(StandardCapabilities.CUDA)) {
            throw new DeviceException(
                    "The device cuda:%d is wanted, but the libtorch on the classpath (%s) finds no CUDA. Build with -Pcuda on a machine with an NVIDIA driver, or choose the device cpu."
                            .formatted(device.getDeviceId(), engine.getVersion()));
        }
        int found = engine.getGpuCount();
        if (device.getDeviceId() >= found) {
            throw new DeviceException("The device cuda:%d is wanted, but this machine has %d. Choose cuda:0 to cuda:%d."
                    .formatted(device.getDeviceId(), found, found - 1));
        }
    }
}
