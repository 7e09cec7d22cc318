package io.emend.editor.openai;

import io.emend.contract.problem.Missing;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model as requests name it: {@code emend} is the newest revision, {@code emend@r42} revision 42.
 *
 * @param revision the pinned revision, empty for the newest
 */
record ModelName(OptionalLong revision) {
    static final String NEWEST = "emend";

    private static final Pattern PINNED = Pattern.compile(NEWEST + "@r(\\d{1,15})");

    /**
     * Reads a name; none at all is the newest.
     *
     * @throws Missing if it is not one of ours
     */
    static ModelName parse(@Nullable String name) {
        if (name == null || name.equals(NEWEST)) {
            return new ModelName(OptionalLong.empty());
        }
        Matcher pinned = PINNED.matcher(name);
        if (!pinned.matches()) {
            throw unknown(name);
        }
        return new ModelName(OptionalLong.of(Long.parseLong(pinned.group(1))));
    }

    static Missing unknown(String name) {
        return new Missing(
                "There is no model '" + name + "'. Use 'emend' for the newest revision or 'emend@r<N>' for revision N.",
                Map.of("param", "model", "openaiCode", "model_not_found"));
    }

    static String pinned(long revision) {
        return NEWEST + "@r" + revision;
    }
}
