/** Imports of whole graphs as jobs: how far each is, and what becomes of one that stopped. No technology. */
@NullMarked
package io.emend.controller.domain.exchange;

import org.jspecify.annotations.NullMarked;
