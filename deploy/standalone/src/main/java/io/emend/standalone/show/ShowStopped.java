package io.emend.standalone.show;

/** The demonstration cannot go on, or did not show what it promises; the message says why. */
public final class ShowStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShowStopped(String sentence) {
        super(sentence);
    }
}
