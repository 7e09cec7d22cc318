/** HTTP: requests translated for the domain and answers back. Decides nothing. */
@NullMarked
package io.emend.controller.api;

import org.jspecify.annotations.NullMarked;
