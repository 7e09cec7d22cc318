package io.emend.lm.family;

/** How a block's queries, keys and values are produced. */
public sealed interface Projection {
    /** Three layers. */
    record Separate(Linear query, Linear key, Linear value) implements Projection {}

    /** One layer; its outputs are all queries, then all keys, then all values. */
    record Concatenated(Linear all) implements Projection {}

    /** One layer; its outputs are query, key and value of the first head, then of the second, and so on. */
    record Interleaved(Linear all) implements Projection {}
}
