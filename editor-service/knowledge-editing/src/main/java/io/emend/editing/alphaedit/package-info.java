/** AlphaEdit: the joint solve confined to directions that ordinary text does not use. */
@NullMarked
package io.emend.editing.alphaedit;

import org.jspecify.annotations.NullMarked;
