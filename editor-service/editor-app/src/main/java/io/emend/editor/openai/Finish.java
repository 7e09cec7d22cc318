package io.emend.editor.openai;

import io.emend.editor.generation.Generated;

/** OpenAI's names of why an answer ended. */
final class Finish {
    static final String STOP = "stop";

    private Finish() {}

    static String name(Generated.Finish finish) {
        return switch (finish) {
            case STOP, CANCELLED -> STOP;
            case LENGTH -> "length";
        };
    }
}
