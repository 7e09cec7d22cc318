/** Reads of facts, entities, relations, revisions and state for clients. */
@NullMarked
package io.emend.controller.domain.read;

import org.jspecify.annotations.NullMarked;
