package io.emend.editing.storage;

/** Bytes that are not the safetensors file they should be. */
public final class MalformedTensorFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedTensorFile(String message) {
        super(message);
    }

    public MalformedTensorFile(String message, Throwable cause) {
        super(message, cause);
    }
}
