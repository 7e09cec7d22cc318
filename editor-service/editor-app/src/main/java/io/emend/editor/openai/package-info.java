/**
 * The OpenAI-compatible surface: requests and responses in OpenAI's fields, streamed or whole, and the rule that a corrected
 * value always wins in chat. Reads snapshots and the graph; nothing said here ever becomes an edit.
 */
@NullMarked
package io.emend.editor.openai;

import org.jspecify.annotations.NullMarked;
