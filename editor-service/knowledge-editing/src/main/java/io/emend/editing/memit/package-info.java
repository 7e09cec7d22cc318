/** MEMIT in ridge form: one joint solve per layer over all live rows, targets spread over several layers. */
@NullMarked
package io.emend.editing.memit;

import org.jspecify.annotations.NullMarked;
