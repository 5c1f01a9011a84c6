package io.nosqlc.cassandra.index;

/**
 * How far going over a table has come.
 *
 * @param rowsRead how many documents have been looked at
 * @param rowsRepaired how many of them had columns that were missing or wrong, and are
 * now right
 * @param corruptRows how many of them hold no JSON object, so that indexes have nothing
 * of them
 */
public record IndexProgress(long rowsRead, long rowsRepaired, long corruptRows) {

	static final IndexProgress START = new IndexProgress(0, 0, 0);

	IndexProgress plus(long read, long repaired, long corrupt) {
		return new IndexProgress(this.rowsRead + read, this.rowsRepaired + repaired, this.corruptRows + corrupt);
	}

}
