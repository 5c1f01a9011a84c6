package io.nosqlc.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * What an application would write itself on the driver.
 */
final class RawPeople {

	private static final String COLUMNS = "id, name, email, age, score, rate, active, seen, born, tags";

	private final CqlSession session;

	private final PreparedStatement insert;

	private final PreparedStatement select;

	RawPeople(CqlSession session) {
		this.session = session;
		String table = Server.KEYSPACE + "." + EntityPart.TABLE;
		this.insert = session
			.prepare("INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
		this.select = session.prepare("SELECT " + COLUMNS + " FROM " + table + " WHERE id = ?");
	}

	CompletionStage<AsyncResultSet> insert(Person person) {
		return this.session.executeAsync(this.insert.boundStatementBuilder()
			.setUuid(0, person.id())
			.setString(1, person.name())
			.setString(2, person.email())
			.setInt(3, person.age())
			.setLong(4, person.score())
			.setDouble(5, person.rate())
			.setBoolean(6, person.active())
			.setInstant(7, person.seen())
			.setLocalDate(8, person.born())
			.setList(9, person.tags(), String.class)
			.build());
	}

	CompletionStage<Person> find(UUID id) {
		return this.session.executeAsync(this.select.boundStatementBuilder().setUuid(0, id).build())
			.thenApply((result) -> person(Objects.requireNonNull(result.one())));
	}

	private static Person person(Row row) {
		return new Person(Objects.requireNonNull(row.getUuid(0)), Objects.requireNonNull(row.getString(1)),
				Objects.requireNonNull(row.getString(2)), row.getInt(3), row.getLong(4), row.getDouble(5),
				row.getBoolean(6), Objects.requireNonNull(row.getInstant(7)),
				Objects.requireNonNull(row.getLocalDate(8)),
				Objects.requireNonNullElse(row.getList(9, String.class), List.of()));
	}

}
