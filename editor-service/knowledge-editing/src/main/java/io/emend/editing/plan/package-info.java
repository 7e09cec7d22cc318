/** The choice among the methods: slots are planned here, by whichever method a recipe names. */
@NullMarked
package io.emend.editing.plan;

import org.jspecify.annotations.NullMarked;
