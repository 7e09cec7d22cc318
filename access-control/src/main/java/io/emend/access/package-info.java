/**
 * Who may do what: API keys, roles, the stateless filter chain every service mounts, and who is calling now. Nothing
 * here knows what an edit is.
 */
@NullMarked
package io.emend.access;

import org.jspecify.annotations.NullMarked;
