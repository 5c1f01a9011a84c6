package io.nosqlc;

/**
 * An open connection to a store: the source of its {@link Collection}s. Safe for use by
 * several threads, meant to be opened once per application, and to be closed by whoever
 * opened it.
 */
public interface Client extends AutoCloseable {

	/**
	 * Returns a collection. Nothing is sent: a collection that holds nothing and one that
	 * does not exist are the same. While a caller holds on to the result, the same name
	 * gives the same instance.
	 * @param name a letter, then up to 47 letters, digits and underscores; case counts
	 * @throws io.nosqlc.error.InvalidNameException if the name breaks that rule
	 * @throws io.nosqlc.error.ClientClosedException if this client is closed
	 */
	Collection getCollection(String name);

	/**
	 * Returns the URL that this client was opened with, never with credentials.
	 */
	String getUrl();

	/**
	 * Returns whether {@link #close()} was called.
	 */
	boolean isClosed();

	/**
	 * Closes this client and releases what it opened itself. Every later call on it or on
	 * its collections is a {@link io.nosqlc.error.ClientClosedException}, and so is the
	 * next page of a find that is under way: a cursor brings what is left of the page it
	 * has, then fails. Closing again does nothing.
	 */
	@Override
	void close();

	/**
	 * Returns what this client is built on, for what this API does not cover.
	 * @throws UnsupportedOperationException if there is no such thing behind this client
	 */
	<T> T unwrap(Class<T> type);

	/**
	 * Returns whether {@link #unwrap} would succeed.
	 */
	boolean isWrapperFor(Class<?> type);

}
