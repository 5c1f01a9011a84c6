package io.nosqlc.cassandra.update;

/**
 * How the documents of a collection are changed, and so what concurrent changes of one
 * document can lose.
 */
public enum UpdateMode {

	/**
	 * Updates are conditional on the text they read, stores and deletes are plain. No
	 * update is lost to another; a store or delete of another client that follows an
	 * update is, if that client's clock is behind. The default.
	 */
	COMPARE_AND_SET,

	/**
	 * Every write is conditional. Nothing is lost as long as all writers use this mode;
	 * each store and delete costs what an update costs.
	 */
	LINEARIZABLE,

	/**
	 * Nothing is conditional: an update reads and writes. The cheapest, and concurrent
	 * updates by several clients lose all but the last.
	 */
	LAST_WRITE_WINS

}
