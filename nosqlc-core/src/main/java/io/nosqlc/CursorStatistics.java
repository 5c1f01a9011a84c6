package io.nosqlc;

/**
 * What a running or finished find has done so far.
 *
 * @param rowsRead rows that came from the store
 * @param rowsMatched rows that matched the filter
 * @param rowsSkipped rows left out because they could not be read
 * @param pages requests that were answered
 */
public record CursorStatistics(long rowsRead, long rowsMatched, long rowsSkipped, long pages) {

}
