package io.nosqlc.cassandra.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.TupleType;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.Operator;

import static io.nosqlc.TimeUuids.maxTimeUuid;
import static io.nosqlc.TimeUuids.minTimeUuid;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Columns of each type that can be a key are restricted in CQL as they are in-process.
 */
@WithEmbeddedCassandra
class KeyTypesTests {

	private static final List<SortKey> DECLARED = List.of(SortKey.asc("c1"), SortKey.desc("c2"));

	private static final List<SortKey> REVERSED = List.of(SortKey.desc("c1"), SortKey.asc("c2"));

	/** To which sorts that have a second column are made in memory. */
	private static final Set<DataType> FLOATING = Set.of(DataTypes.FLOAT, DataTypes.DOUBLE);

	private static final List<Object> OTHERS = List.of("", "x", "2026", "0xABCD", "0x0", "10.0.0.01", "fe", "::2",
			"2026-11-21T00:00:00Z", "10:15:30", "10:15:30.50", "2026-11-21", "C0FFEE00-0000-4000-8000-000000000000",
			"c0ffee00-0000-1000-8000-000000000000", "c0ffee00-0000-4000-8000-000000000000", 0, -1, 127.5, 128, 0.1,
			1e40, -1e40, new BigDecimal("1e400"), new BigDecimal("0.1000000000000000055511151231257827"), true);

	private static CassandraClient client;

	private static CqlSession cql;

	private final Random random = new Random(20261121);

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = (CassandraClient) DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/key_types");
		cql = client.unwrap(CqlSession.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	static Stream<Pool> pools() {
		TupleType tuples = DataTypes.tupleOf(DataTypes.INT, DataTypes.TEXT);
		return Stream.of(Pool.of(DataTypes.TEXT, "", "a", "ab", "b", "é", "\uFFFD", "\uD83D\uDE00"),
				Pool.of(DataTypes.ASCII, "", "a", "ab", "b", "z"), Pool.of(DataTypes.BOOLEAN, true, false),
				Pool.of(DataTypes.TINYINT, (byte) -128, (byte) -1, (byte) 0, (byte) 127),
				Pool.of(DataTypes.SMALLINT, (short) -129, (short) -1, (short) 0, (short) 128),
				Pool.of(DataTypes.INT, Integer.MIN_VALUE, -1, 0, 128, Integer.MAX_VALUE),
				Pool.of(DataTypes.BIGINT, Long.MIN_VALUE, -1L, 0L, 128L, Long.MAX_VALUE),
				Pool.of(DataTypes.VARINT, BigInteger.TEN.pow(30).negate(), BigInteger.valueOf(-129),
						BigInteger.valueOf(-128), BigInteger.ZERO, BigInteger.valueOf(128), BigInteger.TEN.pow(30)),
				Pool.of(DataTypes.DECIMAL, new BigDecimal("-1e30"), new BigDecimal("-1.5"), new BigDecimal("0.00"),
						new BigDecimal("0.1"), new BigDecimal("1.0"), new BigDecimal("1.00"), new BigDecimal("128"),
						new BigDecimal("1e400")),
				Pool.of(DataTypes.FLOAT, Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -1.5F, -0.0F, 0.0F, 0.1F, 128F,
						Float.POSITIVE_INFINITY, Float.NaN),
				Pool.of(DataTypes.DOUBLE, Double.NEGATIVE_INFINITY, -Double.MAX_VALUE, -1.5, -0.0, 0.0,
						Double.MIN_VALUE, 0.1, 128.0, Double.POSITIVE_INFINITY, Double.NaN),
				Pool.of(DataTypes.TIMESTAMP, Instant.parse("0000-01-01T00:00:00Z"),
						Instant.parse("1969-12-31T23:59:59.999Z"), Instant.parse("2026-11-21T00:00:00Z"),
						Instant.parse("9999-12-31T23:59:59.999Z")),
				Pool.of(DataTypes.DATE, LocalDate.of(1, 1, 1), LocalDate.of(1969, 12, 31), LocalDate.of(2026, 11, 21),
						LocalDate.of(9999, 12, 31)),
				Pool.of(DataTypes.TIME, LocalTime.MIN, LocalTime.of(10, 15), LocalTime.of(10, 15, 30),
						LocalTime.of(10, 15, 30, 500_000_000), LocalTime.of(10, 15, 30, 500_000_001), LocalTime.MAX),
				Pool.of(DataTypes.UUID, new UUID(0, 0), UUID.fromString("c0ffee00-0000-4000-8000-000000000000"),
						UUID.fromString("00c0ffee-0000-4000-bfff-ffffffffffff"),
						UUID.fromString("f0ffee00-0000-7000-8000-000000000000"),
						UUID.fromString("00ffee00-0000-7000-8000-00000000000f"),
						UUID.fromString("c0ffee00-0000-1000-8000-000000000000"),
						UUID.fromString("00ffee00-0001-1000-8000-000000000000"),
						UUID.fromString("00ffee00-0001-1000-80ff-000000000000"),
						UUID.fromString("00ffee00-0001-1000-bfff-f000000000ff")),
				Pool.of(DataTypes.TIMEUUID, UUID.fromString("c0ffee00-0000-1000-8000-000000000000"),
						UUID.fromString("00ffee00-0001-1000-8000-000000000000"),
						UUID.fromString("00ffee00-0001-1000-80ff-000000000000"),
						UUID.fromString("00ffee00-0001-1000-807f-7f0000000080"),
						UUID.fromString("00ffee00-0001-1000-bfff-f000000000ff"),
						minTimeUuid(Instant.parse("2026-11-21T00:00:00Z")),
						maxTimeUuid(Instant.parse("2026-11-21T00:00:00Z"))),
				Pool.of(DataTypes.INET, address("9.255.0.1"), address("10.0.0.1"), address("200.0.0.1"), address("::1"),
						address("a00::1"), address("2001:db8::ff")),
				Pool.of(DataTypes.BLOB, bytes("0x"), bytes("0x00"), bytes("0x0a"), bytes("0x0a00"), bytes("0xff")),
				Pool.of(DataTypes.frozenListOf(DataTypes.INT), List.of(1), List.of(1, 2), List.of(2)),
				Pool.of(tuples, tuples.newValue(1, "a"), tuples.newValue(1, "b"), tuples.newValue(2, "a")));
	}

	private static InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static ByteBuffer bytes(String text) {
		return ByteUtils.fromHexString(text);
	}

	@ParameterizedTest
	@MethodSource("pools")
	void whatIsPushedDownIsWhatTheEvaluatorSays(Pool pool) {
		TableDefinition table = filled(pool);
		List<Row> rows = cql.execute("SELECT p, c1, c2 FROM " + table.qualifiedName()).all();
		for (int i = 0; i < 12; i++) {
			Filter filter;
			try {
				filter = filter(pool);
			}
			catch (InvalidFilterException ex) {
				continue;
			}
			Filter ordered = new ColumnOrder(table).inOrderOfColumns(filter);
			List<RowKey> expected = keys(rows.stream().filter((row) -> ordered.matches(new RowValues(row))));
			FindQuery<RowKey> find = find(table, filter).fetchSize(4);
			assertThat(find.list()).as("%s%n%s", filter, find.explain()).containsExactlyInAnyOrderElementsOf(expected);
			assertThat(paged(find, 9)).as("%s%n%s", filter, find.explain()).containsExactlyElementsOf(find.list());
		}
	}

	@ParameterizedTest
	@MethodSource("pools")
	void rowsAreSortedInTheOrderOfTheirColumns(Pool pool) {
		TableDefinition table = filled(pool);
		boolean known = RowOrder.isKnown(table);
		for (Object value : pool.partitions().subList(0, 2)) {
			ByteBuffer key = ColumnValues.encoded(pool.type(), value);
			List<Row> rows = cql
				.execute(cql.prepare("SELECT p, c1, c2 FROM " + table.qualifiedName() + " WHERE p = ?")
					.bind()
					.setBytesUnsafe(0, key))
				.all();
			List<RowKey> expected = keys(rows.stream());
			assertThat(expected).isNotEmpty();
			if (known) {
				assertThat(expected).isSortedAccordingTo(RowOrder.of(table));
			}
			Optional<Filter> partition = partition(pool, value);
			if (partition.isPresent()) {
				int columns = FLOATING.contains(pool.type()) ? 1 : 2;
				assertInOrder(find(table, partition.get()).sort(DECLARED.subList(0, columns)), known, expected);
				if (columns == 1) {
					assertThat(find(table, partition.get()).sort(DECLARED).explain().reason())
						.endsWith("sorted in memory");
				}
				Collections.reverse(expected);
				assertInOrder(find(table, partition.get()).sort(REVERSED.subList(0, columns)), known, expected);
			}
		}
	}

	private static void assertInOrder(FindQuery<RowKey> find, boolean known, List<RowKey> expected) {
		assertThat(find.explain().kind()).isEqualTo(QueryPlan.Kind.PARTITION_READ);
		assertThat(find.explain().reason().endsWith("sorted in memory")).isEqualTo(!known);
		assertThat(find.list()).as(find.explain().toString()).containsExactlyElementsOf(expected);
		assertThat(paged(find, 5)).containsExactlyElementsOf(expected);
	}

	/**
	 * Of a value that equals just itself.
	 */
	private static Optional<Filter> partition(Pool pool, Object value) {
		Object operand = NormalValues.of(value);
		boolean isFinite = !(operand instanceof Double number) || Double.isFinite(number);
		boolean one = isFinite && pool.type() != DataTypes.DECIMAL
				&& ColumnValues.of(pool.type()).encode(operand).isPresent();
		return one ? Optional.of(where("p").eq(operand)) : Optional.empty();
	}

	@Test
	void boundsInTimeFindWhatWasMadeThen() {
		TableDefinition table = table("bounds", DataTypes.TIMEUUID);
		create(table);
		Instant begin = Instant.parse("2026-11-21T10:00:00Z");
		UUID partition = minTimeUuid(begin);
		List<UUID> made = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			long ticks = minTimeUuid(begin.plusMillis(i * 137_000L)).getMostSignificantBits();
			UUID id = new UUID(ticks, this.random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
			made.add(id);
			cql.execute("INSERT INTO " + table.qualifiedName() + " (p, c1, c2) VALUES (?, ?, ?)", partition, id, id);
		}
		Filter between = where("c1").gte(minTimeUuid(begin.plusMillis(137_000)))
			.and("c1")
			.lte(maxTimeUuid(begin.plusMillis(4 * 137_000L)));
		for (Filter filter : List.of(where("p").eq(partition).and(between), between,
				where("c1").between(minTimeUuid(begin.plusMillis(1)), maxTimeUuid(begin.plusMillis(4 * 137_000L))),
				Filter.and(where("c1").lt(minTimeUuid(begin.plusMillis(137_000))).not(),
						where("c1").gt(maxTimeUuid(begin.plusMillis(4 * 137_000L))).not()))) {
			FindQuery<RowKey> find = find(table, filter);
			assertThat(find.sort(SortKey.asc("c1")).list()).as(find.explain().toString())
				.extracting((key) -> new UUID(key.clustering().get(0).getLong(0), key.clustering().get(0).getLong(8)))
				.containsExactlyElementsOf(made.subList(1, 5));
		}
		assertThat(find(table, where("p").eq(partition).and(between)).explain().residual()).isEqualTo(Filter.all());
		assertThat(find(table, between).explain().residual()).isEqualTo(between);
	}

	@Test
	void whatNoKeyCanBeIsFoundNowhere() {
		TableDefinition table = filled(Pool.of(DataTypes.TEXT, "a", "b"));
		String large = "\uDBFF\uDFFF".repeat(17_000);
		for (Object operand : List.of("", large, 5)) {
			assertThat(find(table, where("p").eq(operand)).list()).isEmpty();
			assertThat(find(table, where("p").in("a", operand)).list())
				.containsExactlyElementsOf(find(table, where("p").eq("a")).list());
			assertThat(find(table, where("p").eq("a").and("c1").gt(operand).and("c1").eq(operand)).list()).isEmpty();
		}
		assertThat(find(table, where("p").eq("a").and("c1").eq(large)).list()).isEmpty();
		assertThat(find(table, where("p").eq("a").and("c1").gt(large)).list()).isEmpty();
		assertThat(find(table, where("p").eq("a").and("c1").lt(large)).list()).isNotEmpty();
	}

	@Test
	void boundsInTimeAreThoseOfTheDriver() {
		for (String time : List.of("1582-10-15T00:00:00Z", "1969-12-31T23:59:59.999Z", "2026-11-21T10:15:30.123456789Z",
				"5236-03-31T21:21:00.683Z")) {
			Instant instant = Instant.parse(time);
			assertThat(minTimeUuid(instant)).isEqualTo(Uuids.startOf(instant.toEpochMilli()));
			assertThat(maxTimeUuid(instant)).isEqualTo(Uuids.endOf(instant.toEpochMilli()));
		}
	}

	private TableDefinition filled(Pool pool) {
		TableDefinition table = table(pool.name(), pool.type());
		if (cql.getMetadata().getKeyspace("key_types").flatMap((it) -> it.getTable(pool.name())).isPresent()) {
			return table;
		}
		create(table);
		PreparedStatement insert = cql
			.prepare("INSERT INTO " + table.qualifiedName() + " (p, c1, c2) VALUES (?, ?, ?)");
		for (Object partition : pool.partitions()) {
			for (Object first : pool.values()) {
				for (int i = 0; i < 2; i++) {
					Object second = pool.values().get(this.random.nextInt(pool.values().size()));
					List<ByteBuffer> key = Stream.of(partition, first, second)
						.map((value) -> ColumnValues.encoded(pool.type(), value))
						.toList();
					cql.execute(insert.bind()
						.setBytesUnsafe(0, key.get(0))
						.setBytesUnsafe(1, key.get(1))
						.setBytesUnsafe(2, key.get(2)));
				}
			}
		}
		return table;
	}

	private static TableDefinition table(String name, DataType type) {
		return new TableDefinition("key_types", name, List.of(new Column("p", type)),
				List.of(new ClusteringColumn(new Column("c1", type), ClusteringOrder.ASC),
						new ClusteringColumn(new Column("c2", type), ClusteringOrder.DESC)),
				List.of(), List.of());
	}

	private static void create(TableDefinition table) {
		String type = table.partitionKey().get(0).cqlType();
		cql.execute("CREATE TABLE " + table.qualifiedName() + " (p " + type + ", c1 " + type + ", c2 " + type
				+ ", PRIMARY KEY (p, c1, c2)) WITH CLUSTERING ORDER BY (c1 ASC, c2 DESC)");
	}

	private static FindQuery<RowKey> find(TableDefinition table, Filter filter) {
		return client.unwrap(TableAccess.class).find(table, filter, new KeyReader(table));
	}

	private Filter filter(Pool pool) {
		List<Filter> parts = new ArrayList<>();
		if (this.random.nextInt(4) > 0) {
			Object value = operand(pool);
			parts.add(this.random.nextBoolean() ? where("p").eq(value) : where("p").in(value, operand(pool), 1, "1"));
		}
		if (this.random.nextInt(4) == 0) {
			parts.add(where("c1").eq(operand(pool)));
		}
		else {
			parts.add(condition("c1", pool));
		}
		parts.add(switch (this.random.nextInt(4)) {
			case 0 -> condition("c2", pool);
			case 1 -> condition("c1", pool);
			case 2 -> condition("c1", pool).or(condition("c2", pool));
			default -> condition("c2", pool).not();
		});
		return Filter.allOf(parts);
	}

	private Filter condition(String column, Pool pool) {
		Object operand = operand(pool);
		Operator operator = List
			.of(Operator.EQ, Operator.IN, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.BETWEEN)
			.get(this.random.nextInt(7));
		boolean several = operator == Operator.IN || operator == Operator.BETWEEN;
		return new Condition(FieldPath.of(column), operator, several ? Arrays.asList(operand, operand(pool)) : operand,
				false);
	}

	private Object operand(Pool pool) {
		return (this.random.nextInt(4) > 0)
				? NormalValues.of(pool.values().get(this.random.nextInt(pool.values().size())))
				: OTHERS.get(this.random.nextInt(OTHERS.size()));
	}

	private static List<RowKey> keys(Stream<Row> rows) {
		return new ArrayList<>(rows.map((row) -> RowKey.of(row, 1, 2)).toList());
	}

	static List<RowKey> paged(FindQuery<RowKey> find, int size) {
		List<RowKey> all = new ArrayList<>();
		FindQuery<RowKey> next = find;
		while (true) {
			ResultPage<RowKey> page = next.page(size);
			all.addAll(page.items());
			if (page.nextToken() == null) {
				return all;
			}
			next = find.after(page.nextToken());
		}
	}

	/**
	 * Values of a type.
	 */
	record Pool(DataType type, List<Object> values) {

		static Pool of(DataType type, Object... values) {
			return new Pool(type, List.of(values));
		}

		String name() {
			return toString().replaceAll("[^a-z]", "");
		}

		/**
		 * A key of one column must not be empty.
		 */
		List<Object> partitions() {
			return this.values.stream().filter((it) -> ColumnValues.encoded(this.type, it).hasRemaining()).toList();
		}

		@Override
		public String toString() {
			return this.type.asCql(true, true);
		}

	}

	/**
	 * Reads rows as their keys.
	 */
	record KeyReader(TableDefinition table, List<String> columns) implements RowReader<RowKey> {

		KeyReader(TableDefinition table) {
			this(table,
					Stream.of(table.staticColumns(), table.regular()).flatMap(List::stream).map(Column::name).toList());
		}

		@Override
		public Optional<String> countedBy() {
			return Optional.empty();
		}

		@Override
		public Selection<RowKey> select(Filter residual, FindSpec spec) {
			return (row) -> residual.matches(new RowValues(row)) ? new KeyMatch(this.table, row) : null;
		}

		@Override
		public boolean skips(CorruptDocumentException error) {
			return false;
		}

	}

	private record KeyMatch(TableDefinition table, Row row) implements Match<RowKey> {

		@Override
		public RowKey item() {
			return RowKey.of(this.row, this.table.partitionKey().size(), this.table.clustering().size());
		}

		@Override
		public Position position(List<SortKey> sort) {
			return new RowValues(this.row).position(this.table, sort);
		}

	}

}
