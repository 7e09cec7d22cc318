/** Answers to questions: the graph decides what is true, the model's own words are used where they agree with it. */
@NullMarked
package io.emend.controller.domain.answer;

import org.jspecify.annotations.NullMarked;
