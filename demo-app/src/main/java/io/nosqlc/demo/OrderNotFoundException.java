package io.nosqlc.demo;

/**
 * No order has the key that was asked for.
 */
class OrderNotFoundException extends RuntimeException {

	OrderNotFoundException(String key) {
		super("There is no order '" + key + "'. PUT it to create it.");
	}

}
