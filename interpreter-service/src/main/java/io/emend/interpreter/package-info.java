/** The interpreter service: text to intent, entities and statements, or a question back; and doing what was understood, through the controller. */
@NullMarked
package io.emend.interpreter;

import org.jspecify.annotations.NullMarked;
