package io.nosqlc.benchmarks;

/**
 * Something whose cost is measured.
 */
@FunctionalInterface
interface Work {

	/**
	 * Does it.
	 * @return how many operations that were
	 */
	long run() throws Exception;

}
