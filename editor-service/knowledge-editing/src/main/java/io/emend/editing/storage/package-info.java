/**
 * Files that prove their own content: a strict reader and a reproducible writer of safetensors, hashing, and writes that
 * survive a crash. Knows nothing of edits.
 */
@NullMarked
package io.emend.editing.storage;

import org.jspecify.annotations.NullMarked;
