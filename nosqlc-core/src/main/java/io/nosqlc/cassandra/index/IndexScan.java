package io.nosqlc.cassandra.index;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Consistency;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Statements;

/**
 * Reads the rows of one table with their side columns, in the order of their tokens, and
 * rewrites those columns.
 *
 * <p>
 * What is written has the stamp and the remaining life of the text that it was made of:
 * so it does not matter who does so, how often and when. A later text brings its own
 * columns, which are younger, and a later delete covers these.
 */
final class IndexScan {

	private static final int FIRST_PAGE = 100;

	private static final int LARGEST_PAGE = 1_000;

	private static final int BYTES_OF_PAGE = 1 << 20;

	private static final int ROUNDS = 4;

	private static final int IN_FLIGHT = 16;

	/** So that a column does not end before its text, which was read a while ago. */
	private static final int MARGIN_SECONDS = 2;

	private static final int LONGEST_TTL = 20 * 365 * 24 * 60 * 60;

	private final Statements statements;

	private final TableDefinition table;

	private final List<SideColumn> columns;

	private final String all;

	private final String onwards;

	private final String byKey;

	private final String write;

	private final String rewrite;

	private int pageSize = FIRST_PAGE;

	IndexScan(Statements statements, TableDefinition table, List<SideColumn> columns) {
		this.statements = statements;
		this.table = table;
		this.columns = columns;
		this.all = "SELECT " + IndexedRow.selected(columns) + " FROM " + table.qualifiedName();
		this.onwards = this.all + " WHERE token(pk) >= token(:pk)";
		this.byKey = this.all + " WHERE pk = :pk";
		String assignments = String.join(", ",
				columns.stream().map((column) -> column.column() + " = :" + column.column()).toList());
		this.write = "UPDATE " + table.qualifiedName() + " USING TIMESTAMP :stamp AND TTL :ttl SET " + assignments
				+ " WHERE pk = :pk";
		this.rewrite = "UPDATE " + table.qualifiedName() + " USING TTL :ttl SET data = :data, " + assignments
				+ " WHERE pk = :pk IF data = :data";
	}

	/**
	 * Reads a page of rows.
	 * @param from key of the row to start at; {@code null} for the first row
	 * @param state where a former page of the same scan ended; {@code null} for the start
	 */
	CompletionStage<Page> read(@Nullable String from, @Nullable ByteBuffer state, Executor executor) {
		Supplier<String> task = () -> "read the indexes of '" + this.table.name() + "'";
		return this.statements.bind((from != null) ? this.onwards : this.all, task, executor)
			.thenCompose((statement) -> {
				BoundStatementBuilder bound = (from != null) ? statement.setString("pk", from) : statement;
				return this.statements.execute(bound.setPagingState(state)
					.setPageSize(this.pageSize)
					.setConsistencyLevel(level())
					.setIdempotence(true)
					.build(), task, executor);
			})
			.thenApply(this::page);
	}

	/**
	 * Asks for fewer rows from now on.
	 */
	void readLess() {
		this.pageSize = Math.max(1, this.pageSize / 2);
	}

	private Page page(AsyncResultSet result) {
		List<IndexedRow> rows = new ArrayList<>();
		String last = null;
		long bytes = 0;
		for (Row row : result.currentPage()) {
			IndexedRow read = IndexedRow.of(row, this.columns);
			last = row.getString("pk");
			if (read != null) {
				rows.add(read);
				bytes += read.text().length;
			}
		}
		long perRow = Math.max(1, bytes / Math.max(1, rows.size()));
		this.pageSize = (int) Math.max(1, Math.min(LARGEST_PAGE, BYTES_OF_PAGE / perRow));
		return new Page(rows, last, result.getExecutionInfo().getPagingState());
	}

	/**
	 * Makes rows right that are wrong, several at a time.
	 * @return keys of those that could not be made right
	 */
	CompletionStage<List<String>> repair(List<IndexedRow> wrong, Executor executor) {
		List<CompletableFuture<List<String>>> lanes = IntStream.range(0, Math.min(IN_FLIGHT, wrong.size()))
			.mapToObj((first) -> lane(wrong, first, new ArrayList<>(), executor).toCompletableFuture())
			.toList();
		return CompletableFuture.allOf(lanes.toArray(CompletableFuture<?>[]::new))
			.thenApply((done) -> lanes.stream().map(CompletableFuture::join).flatMap(List::stream).toList());
	}

	private CompletionStage<List<String>> lane(List<IndexedRow> wrong, int index, List<String> failed,
			Executor executor) {
		if (index >= wrong.size()) {
			return CompletableFuture.completedFuture(failed);
		}
		IndexedRow row = wrong.get(index);
		return repair(row, null, 1, executor).thenCompose((right) -> {
			if (!right) {
				failed.add(row.key());
			}
			return lane(wrong, index + IN_FLIGHT, failed, executor);
		});
	}

	/**
	 * Two writers may have given the same stamp to two texts: then each column has the
	 * one that Cassandra prefers, whatever the text is, and nothing with that stamp
	 * changes it. Such a row is written as a whole.
	 */
	private CompletionStage<Boolean> repair(IndexedRow row, @Nullable IndexedRow former, int round, Executor executor) {
		if (row.wrong().isEmpty() || round > ROUNDS) {
			return CompletableFuture.completedFuture(row.wrong().isEmpty());
		}
		CompletionStage<@Nullable Void> written = row.hasTextOf(former) ? rewrite(row, executor) : write(row, executor);
		return written.thenCompose((done) -> read(row.key(), executor))
			.thenCompose((found) -> (found == null) ? CompletableFuture.completedFuture(true)
					: repair(found, row, round + 1, executor));
	}

	private CompletionStage<@Nullable Void> write(IndexedRow row, Executor executor) {
		Supplier<String> task = () -> "index '" + row.key() + "' of '" + this.table.name() + "'";
		return this.statements.bind(this.write, task, executor).thenCompose((statement) -> {
			BoundStatementBuilder bound = bind(statement, row, row.wrong()).setLong("stamp", row.writtenAt())
				.setInt("ttl", (row.ttl() == 0) ? 0 : Math.min(LONGEST_TTL, row.ttl() + MARGIN_SECONDS))
				.setIdempotence(true);
			return this.statements.execute(bound.build(), task, executor);
		}).thenApply((result) -> null);
	}

	private CompletionStage<@Nullable Void> rewrite(IndexedRow row, Executor executor) {
		Supplier<String> task = () -> "store '" + row.key() + "' of '" + this.table.name() + "' as it is";
		return this.statements.bind(this.rewrite, task, executor)
			.thenCompose((statement) -> this.statements
				.execute(bind(statement, row, this.columns).setBytesUnsafe("data", ByteBuffer.wrap(row.text()))
					.setInt("ttl", row.ttl())
					.build(), task, executor))
			.thenApply((result) -> null);
	}

	private BoundStatementBuilder bind(BoundStatementBuilder statement, IndexedRow row, List<SideColumn> columns) {
		BoundStatementBuilder bound = statement.setString("pk", row.key()).setConsistencyLevel(level());
		for (SideColumn column : columns) {
			bound = WrittenColumns.bind(bound, column, row.expected().get(column));
		}
		return bound;
	}

	private CompletionStage<@Nullable IndexedRow> read(String key, Executor executor) {
		Supplier<String> task = () -> "read the indexes of '" + key + "' of '" + this.table.name() + "'";
		return this.statements.bind(this.byKey, task, executor)
			.thenCompose((statement) -> this.statements.execute(
					statement.setString("pk", key).setConsistencyLevel(level()).setIdempotence(true).build(), task,
					executor))
			.thenApply((result) -> {
				Row row = result.one();
				return (row != null) ? IndexedRow.of(row, this.columns) : null;
			});
	}

	/**
	 * An index that is ready is right for whoever reads from a quorum.
	 */
	private ConsistencyLevel level() {
		Consistency usual = this.statements.defaults().consistency();
		boolean stronger = usual == Consistency.QUORUM || usual == Consistency.ALL;
		return Statements.level(stronger ? usual : Consistency.LOCAL_QUORUM);
	}

	/**
	 * Some rows that follow each other.
	 *
	 * @param rows those that are documents
	 * @param lastKey key of the last row; {@code null} if there was none
	 * @param next where the next page begins; {@code null} behind the last one
	 */
	record Page(List<IndexedRow> rows, @Nullable String lastKey, @Nullable ByteBuffer next) {

		List<IndexedRow> wrong() {
			return this.rows.stream().filter((row) -> !row.wrong().isEmpty()).toList();
		}

		long corrupt() {
			return this.rows.stream().filter(IndexedRow::corrupt).count();
		}

	}

}
