/** Telling the outside of new revisions: a feed that can be resumed, and signed calls to subscribers. */
@NullMarked
package io.emend.controller.domain.change;

import org.jspecify.annotations.NullMarked;
