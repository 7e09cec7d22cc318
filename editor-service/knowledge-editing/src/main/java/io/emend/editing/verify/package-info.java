/**
 * Whether an edit did what it should and nothing else: probes before and after on a candidate snapshot, by free generation
 * and by teacher forcing, and the policy that decides.
 */
@NullMarked
package io.emend.editing.verify;

import org.jspecify.annotations.NullMarked;
