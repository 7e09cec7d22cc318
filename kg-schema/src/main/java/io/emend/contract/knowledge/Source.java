package io.emend.contract.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement was taken from.
 *
 * @param url a page
 * @param quote the words there
 * @param utterance what the author typed
 */
public record Source(
        @Nullable String url,
        @Nullable String quote,
        @Nullable String utterance) {}
