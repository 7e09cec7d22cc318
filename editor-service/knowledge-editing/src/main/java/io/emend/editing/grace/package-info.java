/** GRACE: a codebook of prompts' last keys beside the weights, with radii that grow and split. */
@NullMarked
package io.emend.editing.grace;

import org.jspecify.annotations.NullMarked;
