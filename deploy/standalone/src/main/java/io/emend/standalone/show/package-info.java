/** The demonstration: a client like any other, talking HTTP to the running server with the demo users' keys. */
@NullMarked
package io.emend.standalone.show;

import org.jspecify.annotations.NullMarked;
