/** Statements as the graph keeps them: records, patterns, valid time. Plain data, no technology. */
@NullMarked
package io.emend.graph.statement;

import org.jspecify.annotations.NullMarked;
