package io.nosqlc;

/**
 * How far the walk over a table is.
 *
 * @param part about which part of it is done, from 0 to 1
 * @param rowsRead how many rows came so far
 */
public record ScanProgress(double part, long rowsRead) {

}
