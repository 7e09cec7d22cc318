/** What the controller asks of the editor: commits, completions, integrity. */
@NullMarked
package io.emend.contract.model;

import org.jspecify.annotations.NullMarked;
