package io.nosqlc.demo;

/**
 * A page was asked for that is empty or too large.
 */
class InvalidLimitException extends RuntimeException {

	InvalidLimitException(int limit, int max) {
		super("Invalid limit '" + limit + "': a page has 1 to " + max + " orders.");
	}

}
