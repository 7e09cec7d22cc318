/** Ports for what is kept beside the facts: edit documents, idempotency records, API keys, the audit log. */
@NullMarked
package io.emend.graph.store;

import org.jspecify.annotations.NullMarked;
