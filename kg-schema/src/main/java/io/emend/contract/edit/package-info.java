/** Edits, previews, rollbacks: what clients send to the controller and what it answers. */
@NullMarked
package io.emend.contract.edit;

import org.jspecify.annotations.NullMarked;
