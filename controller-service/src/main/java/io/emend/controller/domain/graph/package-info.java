/**
 * The graph as planning sees it: live statements by slot, an overlay of what a plan adds and takes away, and a record of
 * every slot that was read. No technology.
 */
@NullMarked
package io.emend.controller.domain.graph;

import org.jspecify.annotations.NullMarked;
