package io.nosqlc.cassandra;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.error.InvalidUrlException;

/**
 * How a session of our own is opened.
 *
 * @param credentials who to log in as ({@code username}, {@code password}); {@code null}
 * for nobody
 * @param localDatacenter where requests are sent ({@code local-datacenter}); {@code null}
 * for the one datacenter of all contact points
 * @param tls how connections are encrypted; {@code null} if they are not
 * @param requestTimeout time limit of statements without one of their own
 * ({@code request-timeout})
 */
record SessionOptions(@Nullable Credentials credentials, @Nullable String localDatacenter, @Nullable Tls tls,
		Duration requestTimeout) {

	/**
	 * Above all time limits that servers have by default, whose errors say more than our
	 * own.
	 */
	static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(12);

	/**
	 * Takes what is about the session from properties.
	 * @throws InvalidUrlException if one of them is malformed, or cannot be read from its
	 * file
	 */
	static SessionOptions from(ConnectionProperties properties) {
		return new SessionOptions(credentials(properties), properties.text("local-datacenter"), Tls.from(properties),
				requestTimeout(properties));
	}

	/**
	 * Takes the time limit only, for a server that asks for nothing else.
	 */
	static SessionOptions withoutLogin(ConnectionProperties properties) {
		return new SessionOptions(null, null, null, requestTimeout(properties));
	}

	private static Duration requestTimeout(ConnectionProperties properties) {
		return properties.duration("request-timeout", DEFAULT_REQUEST_TIMEOUT);
	}

	private static @Nullable Credentials credentials(ConnectionProperties properties) {
		String username = properties.text("username");
		Object password = properties.object("password");
		if (username == null && password == null) {
			return null;
		}
		if (username == null || password == null) {
			throw new InvalidUrlException("The property '" + ((username == null) ? "username" : "password")
					+ "' is missing. Give both 'username' and 'password', or none of them.");
		}
		return new Credentials(username, password.toString());
	}

	/**
	 * Who to log in as.
	 *
	 * @param username name of the role
	 * @param password its password
	 */
	record Credentials(String username, String password) {

		/**
		 * Hides the password.
		 */
		@Override
		public String toString() {
			return "Credentials[username=" + this.username + "]";
		}

	}

}
