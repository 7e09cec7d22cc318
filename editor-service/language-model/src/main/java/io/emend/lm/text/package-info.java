/** Text to tokens and back, and chats to prompts. */
@NullMarked
package io.emend.lm.text;

import org.jspecify.annotations.NullMarked;
