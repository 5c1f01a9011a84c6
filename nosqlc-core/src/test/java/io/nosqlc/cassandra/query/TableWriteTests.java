package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.SchemaConflictException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class TableWriteTests {

	private static final TableDefinition NOTES = new TableDefinition("table_writes", "notes",
			List.of(new Column("owner", DataTypes.TEXT)),
			List.of(new ClusteringColumn(new Column("n", DataTypes.INT), ClusteringOrder.ASC)), List.of(),
			List.of(new Column("text", DataTypes.TEXT), new Column("score", DataTypes.INT)));

	private static final String INSERT = "INSERT INTO table_writes.notes (owner, n, text, score) VALUES (?, ?, ?, ?)";

	private static Client client;

	private static TableAccess tables;

	private final String owner = UUID.randomUUID().toString();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/table_writes");
		tables = client.unwrap(TableAccess.class);
		client.unwrap(CqlSession.class)
			.execute("CREATE TABLE table_writes.notes (owner text, n int, text text, score int,"
					+ " PRIMARY KEY (owner, n))");
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void unsetLeavesAColumnAloneAndNullRemovesIt() {
		execute(insert(1, text("a"), number(1)));
		execute(insert(1, TableWrite.UNSET, null));
		Row row = read(1);
		assertThat(row.getString("text")).isEqualTo("a");
		assertThat(row.isNull("score")).isTrue();
	}

	@Test
	void aConditionThatIsNotMetTellsWhatIsStored() {
		TableWrite ifAbsent = new TableWrite(NOTES, INSERT + " IF NOT EXISTS", values(1, text("a"), number(1)), false,
				true);
		assertThat(execute(ifAbsent).applied()).isTrue();
		WriteOutcome refused = execute(ifAbsent);
		assertThat(refused.applied()).isFalse();
		assertThat(refused.rows()).singleElement().satisfies((row) -> assertThat(row.getString("text")).isEqualTo("a"));
		WriteCondition condition = WriteCondition.of(NOTES, where("score").gt(0).and("text").in("a", "b"));
		assertThat(condition.cql()).isEqualTo("IF \"score\" > ? AND \"text\" IN (?, ?)");
		assertThat(execute(setText("c", condition)).applied()).isTrue();
		assertThat(execute(setText("d", condition)).applied()).isFalse();
		assertThat(read(1).getString("text")).isEqualTo("c");
	}

	@Test
	void aRowThatDoesNotExistHasNoOtherValue() {
		WriteCondition condition = WriteCondition.of(NOTES, where("text").ne("a"));
		assertThat(condition.cql()).isEqualTo("IF \"text\" != ? AND \"text\" != null");
		assertThat(execute(setText("c", condition)).applied()).isFalse();
		execute(insert(1, text("b"), null));
		assertThat(execute(setText("c", condition)).applied()).isTrue();
	}

	@Test
	void aConditionalWriteShowsOverAPlainOneJustBefore() {
		WriteCondition exists = WriteCondition.of(NOTES, Filter.all());
		for (int i = 0; i < 100; i++) {
			execute(insert(1, text("plain"), null));
			assertThat(execute(setText("conditional", exists)).applied()).isTrue();
			assertThat(read(1).getString("text")).isEqualTo("conditional");
		}
	}

	@Test
	void conditionsThatCassandraCannotDecideAreRefused() {
		for (Filter filter : List.of(where("n").eq(1), where("text").startsWith("a"), where("text").isNull(),
				where("text").eq("a").or(where("text").eq("b")), where("score").eq("one"), where("other").eq(1),
				where("text").ignoreCase().eq("a"))) {
			assertThatExceptionOfType(QueryRejectedException.class).as(filter.toString())
				.isThrownBy(() -> WriteCondition.of(NOTES, filter))
				.withMessageContaining("Cannot write only if '")
				.withMessageContaining("Nothing was sent");
		}
	}

	@Test
	void aBatchIsOneRequest() {
		TableBatch batch = new TableBatch(TableBatch.Kind.LOGGED,
				List.of(insert(1, text("a"), null), insert(2, text("b"), null)));
		assertThat(
				join(tables.execute(batch, WriteOptions.defaults().withTimestamp(1_000), () -> "write", Runnable::run))
					.applied())
			.isTrue();
		assertThat(join(tables.run("SELECT WRITETIME(text) FROM table_writes.notes WHERE owner = ?",
				List.of(this.owner), WriteOptions.defaults(), () -> "read", Runnable::run)))
			.extracting((row) -> row.getLong(0))
			.containsExactly(1_000L, 1_000L);
	}

	@Test
	void aFilterOfKeysDeletesWithoutReading() {
		for (int n = 0; n < 5; n++) {
			execute(insert(n, text("a"), null));
		}
		List<TableWrite> deletions = TableWrite
			.deletions(NOTES, where("owner").eq(this.owner).and("n").gte(1).and("n").lt(3))
			.orElseThrow();
		assertThat(deletions).singleElement().satisfies(TableWriteTests::execute);
		assertThat(join(tables.run("SELECT n FROM table_writes.notes WHERE owner = ?", List.of(this.owner),
				WriteOptions.defaults(), () -> "read", Runnable::run)))
			.extracting((row) -> row.getInt(0))
			.containsExactly(0, 3, 4);
		assertThat(TableWrite.deletions(NOTES, where("owner").eq(this.owner).and("text").eq("a"))).isEmpty();
		assertThat(TableWrite.deletions(NOTES, where("n").eq(1))).isEmpty();
		assertThat(TableWrite.deletions(NOTES, where("owner").in("a", "b").and("n").eq(1)).orElseThrow()).hasSize(2);
	}

	@Test
	void allPagesOfAStatementComeBack() {
		for (int first = 0; first < 5_100; first += 100) {
			List<TableWrite> writes = IntStream.range(first, first + 100)
				.mapToObj((n) -> insert(n, text("a"), null))
				.toList();
			join(tables.execute(new TableBatch(TableBatch.Kind.UNLOGGED, writes), WriteOptions.defaults(),
					() -> "write", Runnable::run));
		}
		assertThat(join(tables.run("SELECT * FROM table_writes.notes WHERE owner = ?", List.of(this.owner),
				WriteOptions.defaults(), () -> "read", Runnable::run)))
			.hasSize(5_100);
	}

	@Test
	void aStatementOfAnotherNumberOrTypeOfValuesIsRefused() {
		String cql = "SELECT * FROM table_writes.notes WHERE owner = ?";
		for (List<Object> values : List.<List<Object>>of(List.of(), List.of(1), List.of("a", "b"))) {
			assertThatExceptionOfType(QueryRejectedException.class).as(values.toString())
				.isThrownBy(() -> join(
						tables.run(cql, List.copyOf(values), WriteOptions.defaults(), () -> "read", Runnable::run)));
		}
	}

	@Test
	void aColumnOfAnotherTypeIsAConflictBeforeAnythingIsWritten() {
		TableDefinition other = new TableDefinition(NOTES.keyspace(), NOTES.name(), NOTES.partitionKey(),
				NOTES.clustering(), List.of(), List.of(new Column("text", DataTypes.BLOB)));
		TableWrite write = new TableWrite(other, "UPDATE table_writes.notes SET text = ? WHERE owner = ? AND n = ?",
				List.of(number(1), text(this.owner), number(1)), true, false);
		assertThatExceptionOfType(SchemaConflictException.class).isThrownBy(() -> execute(write))
			.withMessageContaining("text");
	}

	@Test
	void aMissingTableIsNamed() {
		TableDefinition missing = new TableDefinition(NOTES.keyspace(), "missing", NOTES.partitionKey(), List.of(),
				List.of(), List.of());
		TableWrite write = new TableWrite(missing, "INSERT INTO table_writes.missing (owner) VALUES (?)",
				List.of(text("a")), true, false);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> execute(write))
			.withMessageContaining("missing")
			.withMessageContaining("Sync the schema first");
	}

	private TableWrite insert(int n, @Nullable ByteBuffer text, @Nullable ByteBuffer score) {
		return new TableWrite(NOTES, INSERT, values(n, text, score), true, false);
	}

	private List<@Nullable ByteBuffer> values(int n, @Nullable ByteBuffer text, @Nullable ByteBuffer score) {
		return Arrays.asList(text(this.owner), number(n), text, score);
	}

	private TableWrite setText(String text, WriteCondition condition) {
		List<@Nullable ByteBuffer> values = new ArrayList<>(List.of(text(text), text(this.owner), number(1)));
		values.addAll(condition.values());
		return new TableWrite(NOTES,
				"UPDATE table_writes.notes SET text = ? WHERE owner = ? AND n = ? " + condition.cql(), values, false,
				true);
	}

	private Row read(int n) {
		return join(tables.readRow(NOTES, "SELECT * FROM table_writes.notes WHERE owner = ? AND n = ?",
				List.of(text(this.owner), number(n)), () -> "read", Runnable::run));
	}

	private static WriteOutcome execute(TableWrite write) {
		return join(tables.execute(write, WriteOptions.defaults(), () -> "write", Runnable::run));
	}

	private static <R> R join(CompletionStage<R> stage) {
		try {
			return stage.toCompletableFuture().join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private static ByteBuffer text(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

	private static ByteBuffer number(int number) {
		return ByteBuffer.allocate(4).putInt(0, number);
	}

}
