/**
 * The commit protocol: one writer, one commit point. Everything before the ledger's transaction can fail without a trace
 * but orphan files; everything after it is healed by rebuilding from the ledger.
 */
@NullMarked
package io.emend.editor.commit;

import org.jspecify.annotations.NullMarked;
