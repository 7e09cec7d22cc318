/** The life of an edit: received, planned, screened, reviewed, committed, recorded. */
@NullMarked
package io.emend.controller.domain.edit;

import org.jspecify.annotations.NullMarked;
