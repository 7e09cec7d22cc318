/** From resolved changes to a checked plan: which statements leave, which come, what follows, and what it depends on. */
@NullMarked
package io.emend.controller.domain.plan;

import org.jspecify.annotations.NullMarked;
