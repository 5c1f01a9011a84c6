package io.nosqlc.cassandra.session;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;

import io.nosqlc.error.MissingGrantException;
import io.nosqlc.error.NosqlcException;

/**
 * Turns the refusal of an authorizer into the statement that would prevent it.
 */
final class MissingGrant {

	private static final Pattern REFUSAL = Pattern
		.compile("User (?<role>.+) has no (?<permission>\\w+) permission on <(?<resource>[^>]+)>.*", Pattern.DOTALL);

	private static final Pattern TABLE = Pattern.compile("table (?<keyspace>\\w+)\\.(?<table>\\w+)");

	private static final Pattern KEYSPACE = Pattern.compile("(?:keyspace|all tables in) (?<keyspace>\\w+)");

	private MissingGrant() {
	}

	static NosqlcException exception(UnauthorizedException error, String task) {
		String reason = String.valueOf(error.getMessage());
		Matcher refusal = REFUSAL.matcher(reason);
		String advice = refusal.matches()
				? "Run as an administrator: GRANT " + refusal.group("permission") + " ON "
						+ resource(refusal.group("resource")) + " TO " + Cql.name(refusal.group("role")) + ";"
				: "Grant the role of this client what it lacks.";
		return new MissingGrantException("Cannot " + task + ": " + reason + ". " + advice, error);
	}

	private static String resource(String description) {
		Matcher table = TABLE.matcher(description);
		if (table.matches()) {
			return "TABLE " + Cql.table(table.group("keyspace"), table.group("table"));
		}
		Matcher keyspace = KEYSPACE.matcher(description);
		return keyspace.matches() ? "KEYSPACE " + Cql.name(keyspace.group("keyspace"))
				: description.toUpperCase(Locale.ROOT);
	}

}
