package io.nosqlc.cassandra;

/**
 * What a find does with a row whose data is no JSON object.
 */
public enum CorruptRows {

	/** It fails, naming the key: the default. */
	FAIL,

	/** It leaves the row out, and counts and logs it once. */
	SKIP

}
