/** Which edits apply at once, which wait for a reviewer, and what reviewers decide. */
@NullMarked
package io.emend.controller.domain.review;

import org.jspecify.annotations.NullMarked;
