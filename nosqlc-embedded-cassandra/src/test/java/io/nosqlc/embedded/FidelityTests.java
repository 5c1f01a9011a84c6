package io.nosqlc.embedded;

import java.math.BigDecimal;
import java.util.List;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a Cassandra must be able to do that was trimmed of what seemed not to be loaded.
 */
@WithEmbeddedCassandra
class FidelityTests {

	private static CqlSession session;

	@BeforeAll
	static void connect(EmbeddedCassandra cassandra) {
		session = Sessions.open(cassandra);
		session.execute(
				"CREATE KEYSPACE fidelity WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
	}

	@AfterAll
	static void disconnect() {
		session.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZ4Compressor", "SnappyCompressor", "DeflateCompressor", "ZstdCompressor" })
	void compressesTables(String compressor) {
		session.execute("CREATE TABLE fidelity." + compressor
				+ " (pk int PRIMARY KEY, v text) WITH compression = {'class': '" + compressor + "'}");
		session.execute("INSERT INTO fidelity." + compressor + " (pk, v) VALUES (1, 'x')");
		assertThat(session.execute("SELECT v FROM fidelity." + compressor).one().getString(0)).isEqualTo("x");
	}

	@Test
	void searchesTextNumbersAndVectorsByStorageAttachedIndexes() {
		session.execute("CREATE TABLE fidelity.indexed (pk int PRIMARY KEY, t text, n int, v vector<float, 2>)");
		session.execute("CREATE INDEX ON fidelity.indexed(t) USING 'sai' WITH OPTIONS = {'case_sensitive': 'false', "
				+ "'normalize': 'true', 'ascii': 'true'}");
		session.execute("CREATE INDEX ON fidelity.indexed(n) USING 'sai'");
		session.execute("CREATE INDEX ON fidelity.indexed(v) USING 'sai'");
		session.execute("INSERT INTO fidelity.indexed (pk, t, n, v) VALUES (1, 'Été', 7, [1, 2])");
		session.execute("INSERT INTO fidelity.indexed (pk, t, n, v) VALUES (2, 'other', 3, [-4, 0])");
		assertThat(keys("SELECT pk FROM fidelity.indexed WHERE t = 'ete'")).containsExactly(1);
		assertThat(keys("SELECT pk FROM fidelity.indexed WHERE n > 5")).containsExactly(1);
		assertThat(keys("SELECT pk FROM fidelity.indexed ORDER BY v ANN OF [1, 2] LIMIT 1")).containsExactly(1);
	}

	@Test
	void comparesAndSetsInBatches() {
		session.execute("CREATE TABLE fidelity.counted (pk int, ck int, v int, PRIMARY KEY (pk, ck))");
		String statements = "BEGIN BATCH INSERT INTO fidelity.counted (pk, ck, v) VALUES (1, 1, 1) IF NOT EXISTS; "
				+ "INSERT INTO fidelity.counted (pk, ck, v) VALUES (1, 2, 2) IF NOT EXISTS; APPLY BATCH";
		assertThat(session.execute(statements).wasApplied()).isTrue();
		assertThat(session.execute(statements).wasApplied()).isFalse();
	}

	@Test
	void readsAndWritesJsonAndComputes() {
		session.execute("CREATE TABLE fidelity.computed (pk int PRIMARY KEY, v decimal, at timestamp)");
		session
			.execute("INSERT INTO fidelity.computed JSON '{\"pk\": 1, \"v\": 2.5, \"at\": \"2026-01-01T00:00:00Z\"}'");
		Row row = session.execute("SELECT exp(v), log(v), toJson(at) FROM fidelity.computed WHERE pk = 1").one();
		assertThat(row.getBigDecimal(0)).isBetween(new BigDecimal("12.1"), new BigDecimal("12.2"));
		assertThat(row.getString(2)).contains("2026-01-01");
	}

	@Test
	void answersFromEveryVirtualTable() {
		List<Row> tables = session.execute("SELECT keyspace_name, table_name FROM system_virtual_schema.tables").all();
		assertThat(tables).hasSizeGreaterThan(30);
		assertThat(tables).allSatisfy((table) -> session
			.execute("SELECT * FROM " + table.getString(0) + "." + table.getString(1) + " LIMIT 5")
			.all());
	}

	private static List<Integer> keys(String query) {
		return session.execute(query).all().stream().map((row) -> row.getInt(0)).toList();
	}

}
