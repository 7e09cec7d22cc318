/**
 * Taking edits back: the history since the first of them is replayed without them, on the slots they touched and on what
 * those touch, and the difference to the present graph is the plan. Nothing is guessed by un-doing steps one by one.
 */
@NullMarked
package io.emend.controller.domain.rollback;

import org.jspecify.annotations.NullMarked;
