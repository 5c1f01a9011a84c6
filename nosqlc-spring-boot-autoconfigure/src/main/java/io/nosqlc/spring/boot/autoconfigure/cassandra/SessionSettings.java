package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;
import java.util.Set;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.error.InvalidUrlException;

/**
 * The settings in the query of a URL that are about the session. Boot builds it, so its
 * client is told nothing about them.
 */
final class SessionSettings {

	private static final List<String> NAMES = List.of("username", "password", "keyspace", "local-datacenter", "ssl");

	private SessionSettings() {
	}

	/**
	 * Marks the settings as known.
	 * @throws InvalidUrlException if they have certificates, which belong into a bundle
	 */
	static void accept(ConnectionProperties settings) {
		NAMES.forEach(settings::object);
		Set<String> ssl = settings.entries("ssl");
		if (!ssl.isEmpty()) {
			throw new InvalidUrlException("Setting 'ssl." + ssl.iterator().next() + "' in the query of the URL is not"
					+ " for Spring Boot, which builds the session. Declare an SSL bundle under 'spring.ssl.bundle' and"
					+ " name it in 'nosqlc.ssl.bundle'.");
		}
	}

}
