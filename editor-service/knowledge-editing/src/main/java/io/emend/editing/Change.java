package io.emend.editing;

import java.util.Optional;

/**
 * What a fact changes, by ids of the graph.
 *
 * @param relation the relation's id
 * @param object id of the new object
 * @param before id of the only object the relation had when the model learned it; empty if it had none or several
 */
public record Change(String relation, String object, Optional<String> before) {}
