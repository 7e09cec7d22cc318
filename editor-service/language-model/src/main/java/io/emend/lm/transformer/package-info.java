/**
 * The forward pass: which tensor sits where, the TorchScript program written from a family's architecture, cached and
 * uncached runs, gradients. Internal; callers use {@code io.emend.lm}.
 */
@NullMarked
package io.emend.lm.transformer;

import org.jspecify.annotations.NullMarked;
