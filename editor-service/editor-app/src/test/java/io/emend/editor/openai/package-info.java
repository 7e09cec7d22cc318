/** Tests of the OpenAI-compatible surface's parts. */
@NullMarked
package io.emend.editor.openai;

import org.jspecify.annotations.NullMarked;
