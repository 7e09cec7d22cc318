/** Looks at what somebody wants to have known before it is: toxic text, attacks, false facts. Rules are data. */
@NullMarked
package io.emend.controller.domain.screening;

import org.jspecify.annotations.NullMarked;
