package io.nosqlc.benchmarks;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * The peer: what an application would write itself on the driver and Jackson.
 */
final class RawTable {

	private final CqlSession session;

	private final String name;

	private final PreparedStatement insert;

	private final PreparedStatement select;

	RawTable(CqlSession session, String table) {
		this.session = session;
		this.name = Server.KEYSPACE + ".\"" + table + "\"";
		this.insert = session.prepare("INSERT INTO " + this.name + " (pk, data) VALUES (?, ?)");
		this.select = session.prepare("SELECT data FROM " + this.name + " WHERE pk = ?");
	}

	CompletionStage<AsyncResultSet> store(String key, Map<String, ?> document) {
		return this.session.executeAsync(this.insert.bind(key, JsonText.write(document)));
	}

	CompletionStage<Map<String, Object>> get(String key) {
		return this.session.executeAsync(this.select.bind(key))
			.thenApply((result) -> JsonText.read(text(Objects.requireNonNull(result.one()))));
	}

	/**
	 * Reads, changes and writes, and may lose what another one writes meanwhile.
	 */
	void update(String key, Map<String, ?> patch) {
		Map<String, Object> document = read(key);
		document.putAll(patch);
		write(key, document);
	}

	Map<String, Object> read(String key) {
		return JsonText.read(text(Objects.requireNonNull(this.session.execute(this.select.bind(key)).one())));
	}

	void write(String key, Map<String, ?> document) {
		this.session.execute(this.insert.bind(key, JsonText.write(document)));
	}

	/**
	 * Returns all rows, a page after the other.
	 */
	ResultSet all(String columns, int pageSize) {
		PreparedStatement all = this.session.prepare("SELECT " + columns + " FROM " + this.name);
		return this.session.execute(all.bind().setPageSize(pageSize));
	}

	static String text(Row row) {
		return Objects.requireNonNull(row.getString("data"));
	}

}
