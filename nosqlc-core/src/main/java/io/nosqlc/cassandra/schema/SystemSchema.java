package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Statements;

/**
 * What the cluster says about its schema. Every role may read it.
 */
final class SystemSchema {

	private static final String KEYSPACE = "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?";

	private static final String TABLE = "SELECT id FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?";

	private static final String COLUMNS = "SELECT column_name, kind, position, clustering_order, type FROM system_schema.columns"
			+ " WHERE keyspace_name = ? AND table_name = ?";

	private static final String OPTIONS = "SELECT * FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?";

	private static final String TYPES = "SELECT type_name, field_names, field_types FROM system_schema.types"
			+ " WHERE keyspace_name = ?";

	private static final Set<String> NO_OPTIONS = Set.of("keyspace_name", "table_name", "id", "flags", "extensions",
			"dclocal_read_repair_chance", "read_repair_chance");

	private static final String INDEXES = "SELECT index_name, options FROM system_schema.indexes"
			+ " WHERE keyspace_name = ? AND table_name = ?";

	private final Statements statements;

	SystemSchema(Statements statements) {
		this.statements = statements;
	}

	CompletionStage<Boolean> keyspaceExists(String keyspace, Executor executor) {
		return select(KEYSPACE, () -> "look for keyspace '" + keyspace + "'", executor, keyspace)
			.thenApply((result) -> result.one() != null);
	}

	CompletionStage<Boolean> tableExists(String keyspace, String table, Executor executor) {
		return tableId(keyspace, table, executor).thenApply(Optional::isPresent);
	}

	/**
	 * Reads the id of a table; empty if it does not exist.
	 */
	CompletionStage<Optional<UUID>> tableId(String keyspace, String table, Executor executor) {
		return select(TABLE, () -> "look for table '" + keyspace + "." + table + "'", executor, keyspace, table)
			.thenApply((result) -> Optional.ofNullable(result.one()).map((row) -> row.getUuid("id")));
	}

	/**
	 * Reads the columns of a table; none if it does not exist.
	 */
	CompletionStage<List<ExistingColumn>> columns(String keyspace, String table, Executor executor) {
		Supplier<String> task = () -> "read the columns of table '" + keyspace + "." + table + "'";
		return select(COLUMNS, task, executor, keyspace, table)
			.thenCompose((page) -> rows(page, new ArrayList<>(), SystemSchema::column, task, executor));
	}

	/**
	 * Reads the indexes of a table; none if it does not exist.
	 */
	CompletionStage<List<ExistingIndex>> indexes(String keyspace, String table, Executor executor) {
		Supplier<String> task = () -> "read the indexes of table '" + keyspace + "." + table + "'";
		return select(INDEXES, task, executor, keyspace, table)
			.thenCompose((page) -> rows(page, new ArrayList<>(), SystemSchema::index, task, executor));
	}

	/**
	 * Reads the user-defined types of a keyspace: types of their fields by name, in their
	 * order.
	 */
	CompletionStage<Map<String, Map<String, String>>> types(String keyspace, Executor executor) {
		Supplier<String> task = () -> "read the types of keyspace '" + keyspace + "'";
		return select(TYPES, task, executor, keyspace)
			.thenCompose((page) -> rows(page, new ArrayList<Row>(), (row) -> row, task, executor))
			.thenApply((rows) -> rows.stream()
				.collect(Collectors.toMap((row) -> text(row, "type_name"), SystemSchema::fields)));
	}

	/**
	 * Reads the options of a table by name; none if it does not exist.
	 */
	CompletionStage<Map<String, Object>> options(String keyspace, String table, Executor executor) {
		return select(OPTIONS, () -> "read the options of table '" + keyspace + "." + table + "'", executor, keyspace,
				table)
			.thenApply((result) -> Optional.ofNullable(result.one()).map(SystemSchema::options).orElse(Map.of()));
	}

	/**
	 * Waits until all nodes that are up have the same schema, and a moment longer: nodes
	 * tell of a change before their tables are open.
	 */
	CompletionStage<@Nullable Void> awaitAgreement(Executor executor) {
		return new SchemaAgreement(this.statements, executor).await();
	}

	private <T> CompletionStage<List<T>> rows(AsyncResultSet page, List<T> read, Function<Row, T> reader,
			Supplier<String> task, Executor executor) {
		page.currentPage().forEach((row) -> read.add(reader.apply(row)));
		return page.hasMorePages()
				? this.statements.nextPage(page, task, executor)
					.thenCompose((next) -> rows(next, read, reader, task, executor))
				: CompletableFuture.completedFuture(read);
	}

	private static ExistingColumn column(Row row) {
		return new ExistingColumn(text(row, "column_name"), text(row, "kind"), row.getInt("position"),
				text(row, "clustering_order"), text(row, "type"));
	}

	private static ExistingIndex index(Row row) {
		Map<String, String> options = Objects.requireNonNull(row.getMap("options", String.class, String.class));
		String indexClass = options.getOrDefault("class_name", "");
		return new ExistingIndex(text(row, "index_name"), options.getOrDefault("target", ""),
				indexClass.substring(indexClass.lastIndexOf('.') + 1));
	}

	private static Map<String, String> fields(Row row) {
		List<String> names = Objects.requireNonNull(row.getList("field_names", String.class));
		List<String> types = Objects.requireNonNull(row.getList("field_types", String.class));
		Map<String, String> fields = new LinkedHashMap<>();
		for (int i = 0; i < names.size(); i++) {
			fields.put(names.get(i), types.get(i));
		}
		return fields;
	}

	private static Map<String, Object> options(Row row) {
		Map<String, Object> options = new LinkedHashMap<>();
		for (ColumnDefinition column : row.getColumnDefinitions()) {
			String name = column.getName().asInternal();
			Object value = NO_OPTIONS.contains(name) ? null : row.getObject(name);
			if (value != null) {
				options.put(name, value);
			}
		}
		return options;
	}

	private static String text(Row row, String column) {
		return String.valueOf(row.getString(column));
	}

	/**
	 * The tables of the schema are each node's own, so one answer is all there is.
	 */
	private CompletionStage<AsyncResultSet> select(String cql, Supplier<String> task, Executor executor,
			String... names) {
		return this.statements.prepare(cql, task, executor)
			.thenCompose((statement) -> this.statements.execute(statement.bind((Object[]) names)
				.setConsistencyLevel(DefaultConsistencyLevel.ONE)
				.setIdempotent(true), task, executor));
	}

	/**
	 * A column that a table has.
	 *
	 * @param name its name
	 * @param kind {@code partition_key}, {@code clustering}, {@code static} or
	 * {@code regular}
	 * @param position its place in the key, or -1
	 * @param order how it orders rows: {@code asc}, {@code desc} or {@code none}
	 * @param type its type as CQL writes it
	 */
	record ExistingColumn(String name, String kind, int position, String order, String type) {

	}

	/**
	 * An index that a table has.
	 *
	 * @param name its name
	 * @param target what it is on, as CQL writes it
	 * @param indexClass class of a custom index, without its package; empty for others
	 */
	record ExistingIndex(String name, String target, String indexClass) {

		boolean serves(String target, boolean storageAttached) {
			return unquoted(this.target).equals(unquoted(target))
					&& this.indexClass.equals(storageAttached ? ColumnIndex.STORAGE_ATTACHED : "");
		}

		String describe() {
			return describe(this.target, this.indexClass);
		}

		static String describe(String target, boolean storageAttached) {
			return describe(target, storageAttached ? ColumnIndex.STORAGE_ATTACHED : "");
		}

		private static String describe(String target, String indexClass) {
			return unquoted(target) + (indexClass.isEmpty() ? "" : " using " + indexClass);
		}

		/**
		 * Servers quote the names of columns only where they must.
		 */
		private static String unquoted(String target) {
			return target.replace("\"", "");
		}

	}

}
