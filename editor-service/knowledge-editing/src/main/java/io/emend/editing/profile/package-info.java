/**
 * What is known about a checkpoint before it is edited: the statistics of its MLP keys over ordinary text, which layers
 * to edit, and the hyper-parameters that suit it. Kept beside the model, tied to its fingerprint.
 */
@NullMarked
package io.emend.editing.profile;

import org.jspecify.annotations.NullMarked;
