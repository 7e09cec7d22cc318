/** The hosted model over time: the snapshot that serves, older revisions on demand, and proof that both are what the ledger says. */
@NullMarked
package io.emend.editor.hosting;

import org.jspecify.annotations.NullMarked;
