/** Tests of profiling from the command line. */
@NullMarked
package io.emend.editor.profiling;

import org.jspecify.annotations.NullMarked;
