/** What words say a relation: the lexicon's wordings, and the classifier that generalises them to wordings never seen. */
@NullMarked
package io.emend.interpreter.lexicon;

import org.jspecify.annotations.NullMarked;
