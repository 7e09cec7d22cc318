/** Entities with their names, and what a search for them returns. Plain data, no technology. */
@NullMarked
package io.emend.graph.entity;

import org.jspecify.annotations.NullMarked;
