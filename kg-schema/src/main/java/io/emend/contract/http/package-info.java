/** RFC 9457 both ways: the only place that writes an error response, and the only one that reads it. */
@NullMarked
package io.emend.contract.http;

import org.jspecify.annotations.NullMarked;
