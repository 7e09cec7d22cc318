package io.emend.controller.api;

import io.emend.contract.problem.Malformed;
import org.jspecify.annotations.Nullable;

/** Entity tags that hold a version number. */
final class Versions {
    private Versions() {}

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version an {@code If-Match} header names; null when there is none, or any will do.
     *
     * @throws Malformed if it is not one of our tags
     */
    static @Nullable Long ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        String bare = header.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.valueOf(bare);
        } catch (NumberFormatException e) {
            throw new Malformed("If-Match is the ETag of the resource, such as \"3\"; found " + header + ".");
        }
    }
}
