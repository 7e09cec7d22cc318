package io.emend.lm;

/** The wanted device does not exist or cannot be used. The message says what was found and what to do. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what was found, and what to do */
    public DeviceException(String message) {
        super(message);
    }
}
