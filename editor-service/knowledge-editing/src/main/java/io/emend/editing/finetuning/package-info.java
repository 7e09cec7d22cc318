/** Fine-tuning of one output projection (FT-M, LocFT-BF). */
@NullMarked
package io.emend.editing.finetuning;

import org.jspecify.annotations.NullMarked;
