/** The editor's own endpoints: commits and answers for the controller, the model's state, its integrity, its export. */
@NullMarked
package io.emend.editor.api;

import org.jspecify.annotations.NullMarked;
