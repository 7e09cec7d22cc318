package io.emend.graph.exchange;

import java.util.Optional;

/** Finds the id of a relation that a file names by id, label or alias; the schema's lexicon is behind it. */
@FunctionalInterface
public interface RelationNames {
    /** The relation's id; empty when the schema knows no such relation, or several. */
    Optional<String> idOf(String name);
}
