/**
 * The one place that touches DJL's PyTorch internals: TorchScript programs written from Java, their calls with and
 * without gradients, and the per-thread switches of libtorch. Nothing here knows about transformers.
 */
@NullMarked
package io.emend.lm.torch;

import org.jspecify.annotations.NullMarked;
