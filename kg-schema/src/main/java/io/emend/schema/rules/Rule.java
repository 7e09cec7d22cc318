package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.List;

/** A path of relations, and the relation it implies between its ends. */
record Rule(RelationId head, Derivation.Kind kind, List<RelationId> body) {}
