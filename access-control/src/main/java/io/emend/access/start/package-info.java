/** How a server says in one sentence that it will not start. */
@NullMarked
package io.emend.access.start;

import org.jspecify.annotations.NullMarked;
