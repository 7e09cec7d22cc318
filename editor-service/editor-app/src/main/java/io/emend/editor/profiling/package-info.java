/**
 * {@code emend profile}: measures a checkpoint's layers on probes from a graph, chooses where to edit it, and writes its
 * profile. Runs from the command line, without the server.
 */
@NullMarked
package io.emend.editor.profiling;

import org.jspecify.annotations.NullMarked;
