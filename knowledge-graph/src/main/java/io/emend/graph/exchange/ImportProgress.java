package io.emend.graph.exchange;

/**
 * How far an import has come.
 *
 * @param rows rows read, those skipped after a resumption included
 * @param added statements added
 * @param rejected rows that could not be taken
 * @param perSecond rows per second so far
 */
public record ImportProgress(long rows, long added, long rejected, double perSecond) {}
