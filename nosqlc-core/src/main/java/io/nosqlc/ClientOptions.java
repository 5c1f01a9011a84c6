package io.nosqlc;

/**
 * Settings that every client has, whatever store is behind it.
 *
 * @param maxInFlight asynchronous operations that run at the same time
 * ({@code async.max-in-flight})
 * @param maxWaiting asynchronous operations that wait for their turn
 * ({@code async.max-waiting})
 * @param maxDocumentSize largest document, in bytes of UTF-8 JSON
 * ({@code max-document-size})
 * @param maxSort most items that one sorted find holds in memory ({@code max-sort})
 * @param fullScan what happens to a find that must read a whole table ({@code full-scan})
 */
public record ClientOptions(int maxInFlight, int maxWaiting, int maxDocumentSize, int maxSort, FullScan fullScan) {

	private static final ClientOptions DEFAULTS = new ClientOptions(512, 65_536, 4 * 1024 * 1024, 10_000,
			FullScan.ALLOW);

	public ClientOptions {
		requirePositive("async.max-in-flight", maxInFlight);
		if (maxWaiting < 0) {
			throw new IllegalArgumentException("'async.max-waiting' must not be negative but is " + maxWaiting);
		}
		requirePositive("max-document-size", maxDocumentSize);
		requirePositive("max-sort", maxSort);
	}

	/**
	 * Returns the defaults: 512 in flight, 65 536 waiting, documents up to 4 MiB, sorts
	 * up to 10 000 items, scans allowed.
	 */
	public static ClientOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Takes the settings of a client from its properties.
	 * @throws io.nosqlc.error.InvalidUrlException if one of them is malformed
	 */
	public static ClientOptions from(ConnectionProperties properties) {
		return new ClientOptions(properties.positiveInt("async.max-in-flight", DEFAULTS.maxInFlight),
				properties.wholeNumber("async.max-waiting", 0, DEFAULTS.maxWaiting),
				properties.positiveInt("max-document-size", DEFAULTS.maxDocumentSize),
				properties.positiveInt("max-sort", DEFAULTS.maxSort),
				properties.choice("full-scan", FullScan.class, DEFAULTS.fullScan));
	}

	private static void requirePositive(String name, int value) {
		if (value <= 0) {
			throw new IllegalArgumentException("'" + name + "' must be positive but is " + value);
		}
	}

}
