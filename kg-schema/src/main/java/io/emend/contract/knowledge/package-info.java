/** Entities, relations, facts and states as they travel on the wire. */
@NullMarked
package io.emend.contract.knowledge;

import org.jspecify.annotations.NullMarked;
