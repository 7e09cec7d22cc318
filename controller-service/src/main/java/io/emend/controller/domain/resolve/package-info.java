/** From names to identifiers: what an edit request means in this graph and this schema, or a problem that says why not. */
@NullMarked
package io.emend.controller.domain.resolve;

import org.jspecify.annotations.NullMarked;
