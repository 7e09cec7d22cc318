/** What one service may tell another went wrong: sealed, typed, sent as RFC 9457 and rebuilt on arrival. */
@NullMarked
package io.emend.contract.problem;

import org.jspecify.annotations.NullMarked;
