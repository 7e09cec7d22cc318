/** What administrators do with the schema: extend it while the service runs, and hold the whole graph against it. */
@NullMarked
package io.emend.controller.domain.schema;

import org.jspecify.annotations.NullMarked;
