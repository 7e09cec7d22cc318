/** Hashes: of the live set (order does not matter), of the chain, and of text. */
@NullMarked
package io.emend.graph.hash;

import org.jspecify.annotations.NullMarked;
