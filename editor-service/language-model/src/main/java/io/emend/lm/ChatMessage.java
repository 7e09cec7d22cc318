package io.emend.lm;

/**
 * One turn of a chat.
 * @param role {@code system}, {@code user}, {@code assistant}, or what else the model's template knows
 * @param content what was said
 */
public record ChatMessage(String role, String content) {
    /** What the user says. */
    public static ChatMessage user(String content) {
        return new ChatMessage("user", content);
    }

    /** What the model said. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage("assistant", content);
    }

    /** What the operator tells the model. */
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content);
    }
}
