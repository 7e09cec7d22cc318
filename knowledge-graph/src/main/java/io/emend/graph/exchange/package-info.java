/**
 * Into the graph and out of it: rows and RDF, streamed, with a report per row. Works over the ports only; RDF is read and
 * written by Apache Jena.
 */
@NullMarked
package io.emend.graph.exchange;

import org.jspecify.annotations.NullMarked;
