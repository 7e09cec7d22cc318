/**
 * The search for a slot's targets: where the subject stands in a prompt, which key it makes there, and which δ added to the
 * MLP's output at that token makes the model answer as asked while it keeps the subject's other facts.
 */
@NullMarked
package io.emend.editing.target;

import org.jspecify.annotations.NullMarked;
