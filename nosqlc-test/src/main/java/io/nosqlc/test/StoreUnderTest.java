package io.nosqlc.test;

import java.util.Map;

import io.nosqlc.Client;

/**
 * A store as the compliance tests see it: something that clients can be opened on.
 */
public interface StoreUnderTest {

	/**
	 * Opens a client. Tests keep apart by names of collections that are used once, so all
	 * clients may share one keyspace, and the store need not be empty.
	 * @param properties settings that every driver knows, which the client must be opened
	 * with
	 */
	Client openClient(Map<String, ?> properties);

	/**
	 * Returns whether documents outlive the client that stored them, and other clients
	 * see them. If not, tests of that are skipped.
	 */
	default boolean isShared() {
		return true;
	}

}
