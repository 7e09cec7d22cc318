/** Revisions: what a commit holds, what it leaves behind, and how the chain of hashes is built. No technology. */
@NullMarked
package io.emend.graph.ledger;

import org.jspecify.annotations.NullMarked;
