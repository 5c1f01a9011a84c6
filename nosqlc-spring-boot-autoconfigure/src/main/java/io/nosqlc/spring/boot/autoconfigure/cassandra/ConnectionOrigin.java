package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;

import io.nosqlc.cassandra.CassandraUrl;

/**
 * Who said where Cassandra is.
 *
 * @param kind who it is
 * @param description the same as the object of "from"
 */
record ConnectionOrigin(Kind kind, String description) {

	static final String URL_DETAILS = "nosqlcUrlConnectionDetails";

	static final String EMBEDDED_DETAILS = "nosqlcEmbeddedConnectionDetails";

	private static final String BOOT_DETAILS = "cassandraConnectionDetails";

	private static final String BOOT_SESSION = "cassandraSession";

	/**
	 * Looks at definitions only, so that it can be asked after a start has failed.
	 */
	static ConnectionOrigin of(ListableBeanFactory beans) {
		String session = first(beans, CqlSession.class, BOOT_SESSION);
		if (!session.equals(BOOT_SESSION)) {
			return new ConnectionOrigin(Kind.OWN_SESSION, "the session '" + session + "' of the application");
		}
		String details = first(beans, CassandraConnectionDetails.class, BOOT_DETAILS);
		return switch (details) {
			case URL_DETAILS -> new ConnectionOrigin(Kind.URL, "nosqlc.url");
			case EMBEDDED_DETAILS -> new ConnectionOrigin(Kind.EMBEDDED, "the embedded server");
			case BOOT_DETAILS -> new ConnectionOrigin(Kind.BOOT_PROPERTIES, "spring.cassandra");
			default -> new ConnectionOrigin(Kind.DETAILS, "the connection details '" + details + "'");
		};
	}

	private static String first(ListableBeanFactory beans, Class<?> type, String fallback) {
		String[] names = beans.getBeanNamesForType(type, false, false);
		return (names.length > 0) ? names[0] : fallback;
	}

	boolean is(Kind kind) {
		return this.kind == kind;
	}

	/**
	 * Returns what to do, followed by properties to paste, without the prefix that is
	 * theirs; or by where to do it, if no properties are responsible.
	 */
	String advice(String whatToDo, String... properties) {
		String prefix = is(Kind.URL) ? "nosqlc." : "spring.cassandra.";
		return isByProperties()
				? Arrays.stream(properties)
					.map((it) -> line(prefix + it))
					.collect(Collectors.joining("", whatToDo + ":\n", ""))
				: whatToDo + ", where " + this.description + " comes from.";
	}

	/**
	 * Returns another property to paste, if properties are responsible.
	 */
	String line(String property) {
		return isByProperties() ? "\n    " + property : "";
	}

	/**
	 * Returns how a property looks that says where Cassandra is, without its prefix.
	 */
	String sample() {
		return is(Kind.URL) ? "url=" + CassandraUrl.PREFIX + "localhost:9042/keyspace"
				: "contact-points=localhost:9042";
	}

	private boolean isByProperties() {
		return is(Kind.URL) || is(Kind.BOOT_PROPERTIES);
	}

	/**
	 * The ones who can say it.
	 */
	enum Kind {

		OWN_SESSION, DETAILS, URL, BOOT_PROPERTIES, EMBEDDED

	}

}
