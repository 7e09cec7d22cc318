/** What else should be known once a plan is carried out: the neighbourhood of its statements. */
@NullMarked
package io.emend.graph.augment;

import org.jspecify.annotations.NullMarked;
