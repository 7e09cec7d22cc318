/** What a person at the console sees of work that takes a while. */
@NullMarked
package io.emend.standalone.console;

import org.jspecify.annotations.NullMarked;
