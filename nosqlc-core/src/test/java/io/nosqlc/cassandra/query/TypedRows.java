package io.nosqlc.cassandra.query;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.query.KeyTypesTests.Pool;
import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.schema.TableOptions;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

import static io.nosqlc.filter.Filter.where;

/**
 * A table with columns of many types, its rows, and conditions on them. Some partitions
 * have a static column, and some nothing else.
 */
record TypedRows(CassandraClient client, TableSchema schema, List<Row> rows, Random random) {

	private static final Set<DataType> TYPES = Set.of(DataTypes.TEXT, DataTypes.TINYINT, DataTypes.VARINT,
			DataTypes.DECIMAL, DataTypes.DOUBLE, DataTypes.TIMESTAMP, DataTypes.TIME, DataTypes.UUID,
			DataTypes.TIMEUUID, DataTypes.INET, DataTypes.BLOB);

	private static final List<Pool> POOLS = KeyTypesTests.pools()
		.filter((pool) -> TYPES.contains(pool.type()))
		.toList();

	private static final List<Column> COLLECTIONS = List.of(new Column("list", DataTypes.listOf(DataTypes.INT)),
			new Column("set", DataTypes.setOf(DataTypes.TEXT)),
			new Column("keys", DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT)));

	static TypedRows create(CassandraClient client, String name, boolean storageAttached) {
		TableAccess tables = client.unwrap(TableAccess.class);
		TableSchema schema = schema(tables.keyspace(), name, storageAttached);
		CqlSession cql = client.unwrap(CqlSession.class);
		Random random = new Random(20261121);
		create(cql, schema, random);
		return new TypedRows(client, schema, cql.execute("SELECT * FROM " + schema.table().qualifiedName()).all(),
				random);
	}

	void sync() {
		this.client.unwrap(SchemaManager.class).sync(this.schema, Runnable::run).toCompletableFuture().join();
	}

	/**
	 * Returns the keys of the rows that pass a filter.
	 */
	List<RowKey> matching(Filter filter) {
		Filter ordered = new ColumnOrder(this.schema.table()).inOrderOfColumns(filter);
		return this.rows.stream()
			.filter((row) -> ordered.matches(new RowValues(row)))
			.map((row) -> RowKey.of(row, 1, 1))
			.toList();
	}

	static TableSchema schema(String keyspace, String name, boolean storageAttached) {
		List<Column> columns = Stream
			.concat(POOLS.stream().map((pool) -> new Column("V_" + pool.name(), pool.type())), COLLECTIONS.stream())
			.toList();
		List<ColumnIndex> indexes = Stream.concat(columns.stream(), Stream.of(new Column("s", DataTypes.INT)))
			.filter((column) -> !storageAttached || !column.type().equals(DataTypes.BLOB))
			.map((column) -> new ColumnIndex(name + "_" + column.name(), column.name(),
					column.name().equals("keys") ? ColumnIndex.Target.KEYS : ColumnIndex.Target.VALUES,
					storageAttached))
			.toList();
		return new TableSchema(new TableDefinition(keyspace, name, List.of(new Column("p", DataTypes.INT)),
				List.of(new ClusteringColumn(new Column("c", DataTypes.INT), ClusteringOrder.DESC)),
				List.of(new Column("s", DataTypes.INT)), columns), List.of(), indexes, TableOptions.NONE);
	}

	private static void create(CqlSession cql, TableSchema schema, Random random) {
		String columns = schema.table()
			.regular()
			.stream()
			.map((column) -> "\"" + column.name() + "\" " + column.cqlType())
			.collect(Collectors.joining(", "));
		cql.execute("CREATE TABLE " + schema.table().qualifiedName() + " (p int, c int, s int static, " + columns
				+ ", PRIMARY KEY (p, c)) WITH CLUSTERING ORDER BY (c DESC)");
		PreparedStatement insert = cql.prepare("INSERT INTO " + schema.table().qualifiedName() + " (p, c, "
				+ schema.table()
					.regular()
					.stream()
					.map((it) -> "\"" + it.name() + "\"")
					.collect(Collectors.joining(", "))
				+ ") VALUES (" + "?, ".repeat(schema.table().regular().size() + 1) + "?)");
		for (int i = 0; i < 120; i++) {
			BoundStatement row = insert.bind().setInt(0, i % 11).setInt(1, i);
			int index = 2;
			for (Pool pool : POOLS) {
				row = random.nextInt(6) > 0
						? row.setBytesUnsafe(index, ColumnValues.encoded(pool.type(), one(pool.values(), random)))
						: row;
				index++;
			}
			row = row.setList(index, List.of(i % 4, 1, i % 4), Integer.class)
				.setSet(index + 1, Set.of("s" + i % 5, "s" + (5 + i % 3)), String.class)
				.setMap(index + 2, Map.of("k" + i % 3, i % 3, "k" + (3 + i % 2), 1 + i % 2), String.class,
						Integer.class);
			cql.execute(row);
		}
		for (int i = 5; i < 15; i++) {
			cql.execute("INSERT INTO " + schema.table().qualifiedName() + " (p, s) VALUES (?, ?)", i, i % 4);
		}
	}

	private static <T> T one(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

	/**
	 * Returns a condition that can be meant.
	 */
	Filter condition() {
		while (true) {
			try {
				return anyCondition();
			}
			catch (InvalidFilterException ex) {
				continue;
			}
		}
	}

	private Filter anyCondition() {
		int column = this.random.nextInt(POOLS.size() + 6);
		return switch (column) {
			case 0 -> where("list").contains(one(List.of(1, 1.5, 2, 0.1, "x"), this.random));
			case 1 -> where("set").contains("s" + this.random.nextInt(8));
			case 2 -> where("keys.k" + this.random.nextInt(6)).exists();
			case 3 -> where("keys.k" + this.random.nextInt(6)).gte(this.random.nextInt(3));
			case 4 -> where("s").eq(this.random.nextInt(5));
			case 5 -> where("s").gt(this.random.nextInt(5));
			default -> condition(POOLS.get(column - 6));
		};
	}

	private Filter condition(Pool pool) {
		Operator operator = one(List.of(Operator.EQ, Operator.IN, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE,
				Operator.BETWEEN), this.random);
		Object operand = NormalValues.of(one(pool.values(), this.random));
		boolean several = operator == Operator.IN || operator == Operator.BETWEEN;
		return new Condition(FieldPath.of("V_" + pool.name()), operator,
				several ? Arrays.asList(operand, NormalValues.of(one(pool.values(), this.random))) : operand, false);
	}

}
