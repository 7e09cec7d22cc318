/** The same scenarios against one JVM and against three services over HTTP, told as a client sees them. */
@NullMarked
package io.emend.systemtests;

import org.jspecify.annotations.NullMarked;
