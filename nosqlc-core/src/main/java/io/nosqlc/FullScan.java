package io.nosqlc;

/**
 * What happens to a find that can only be answered by reading a whole table.
 */
public enum FullScan {

	/** It runs. */
	ALLOW,

	/** It runs, and a warning names the query. */
	WARN,

	/** It is refused before any I/O, with what would serve it. */
	FORBID

}
