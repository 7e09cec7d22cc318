/** Files of a checkpoint: safetensors containers, JSON settings, folders, adapters. Nothing here computes. */
@NullMarked
package io.emend.lm.checkpoint;

import org.jspecify.annotations.NullMarked;
