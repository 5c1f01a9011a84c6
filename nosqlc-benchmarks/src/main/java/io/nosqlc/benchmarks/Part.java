package io.nosqlc.benchmarks;

/**
 * A part of a run, which can be chosen by its name.
 */
@FunctionalInterface
interface Part {

	/**
	 * Measures, and adds what came out to the results.
	 */
	void run(Settings settings, Results results) throws Exception;

	/**
	 * A part that needs a server, which it shares with the other ones.
	 */
	@FunctionalInterface
	interface OnServer {

		void run(Server server, Settings settings, Results results) throws Exception;

	}

}
