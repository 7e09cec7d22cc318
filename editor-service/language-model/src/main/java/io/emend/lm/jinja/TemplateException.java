package io.emend.lm.jinja;

/** A template cannot be parsed, or it fails or raises while it is rendered. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what the template asked for and why that does not work */
    public TemplateException(String message) {
        super(message);
    }
}
