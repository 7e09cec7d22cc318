/** Typed hyper-parameters of the methods, their defaults per model family, and their translation to and from JSON. */
@NullMarked
package io.emend.editing.settings;

import org.jspecify.annotations.NullMarked;
