/** How much one key, one person and one address may ask of the server. */
@NullMarked
package io.emend.access.limit;

import org.jspecify.annotations.NullMarked;
