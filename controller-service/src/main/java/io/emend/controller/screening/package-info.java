/** The classifier of toxic text on Apache OpenNLP, and the command that trains it. */
@NullMarked
package io.emend.controller.screening;

import org.jspecify.annotations.NullMarked;
