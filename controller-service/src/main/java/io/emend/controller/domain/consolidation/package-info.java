/** Moving edits from the memory beside the weights into the weights. */
@NullMarked
package io.emend.controller.domain.consolidation;

import org.jspecify.annotations.NullMarked;
