/** Keys that administrators make and revoke, kept in the graph's database as keyed hashes. */
@NullMarked
package io.emend.access.key;

import org.jspecify.annotations.NullMarked;
