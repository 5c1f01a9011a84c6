package io.nosqlc.data.table;

import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.EntityDiscriminator;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.error.CorruptRowException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

/**
 * Makes rows of entities, and entities of rows. What there is to know about their classes
 * is found once, so that neither way reflects on anything. Safe for use by several
 * threads.
 *
 * <p>
 * What is read has no defaults: a column without a value is {@code null}, 0,
 * {@code false}, an empty {@code Optional}, or an empty collection that can be changed.
 *
 * @param <T> the class of the entities
 */
public final class EntityRows<T> {

	private final EntityTable table;

	private final TableDefinition definition;

	private final RowColumns columns;

	private final ValueCodecs codecs;

	private final RowFailures failures;

	/** The class itself; {@code null} if it has no instances. */
	private final @Nullable RowClass own;

	/** All classes of the hierarchy, by their discriminators. */
	private final Map<String, RowClass> members = new HashMap<>();

	private final int discriminator;

	private EntityRows(EntityTable table, String keyspace, Function<Class<?>, EntityTable> tables,
			Supplier<? extends @Nullable Metadata> metadata) {
		this.table = table;
		this.definition = table.definition(keyspace);
		this.codecs = new ValueCodecs(new UserTypeOrder(metadata, this.definition.keyspace()));
		this.columns = new RowColumns(table.columns(), this.codecs);
		RowColumns selection = new RowColumns(table.allColumns(), this.codecs);
		Class<?> type = table.entity().getType();
		this.failures = new RowFailures(this.definition, type, selection);
		this.own = Modifier.isAbstract(type.getModifiers()) ? null : new RowClass(table, this.columns, selection);
		EntityDiscriminator told = table.discriminatorOrNull();
		this.discriminator = (told != null) ? selection.indexOf(told.column()) : -1;
		if (told != null) {
			told.types().forEach((value, member) -> {
				EntityTable of = tables.apply(member);
				this.members.put(value, new RowClass(of, new RowColumns(of.columns(), this.codecs), selection));
			});
		}
	}

	/**
	 * Returns the rows of an entity.
	 * @param table its table
	 * @param keyspace that of the client, where the table is unless the entity names
	 * another
	 * @param tables gives the tables of the other classes of its hierarchy
	 * @param metadata what the driver knows of the cluster, asked for the order of fields
	 * in user-defined types; gives {@code null} where nothing is known
	 */
	static <T> EntityRows<T> of(EntityTable table, String keyspace, Function<Class<?>, EntityTable> tables,
			Supplier<? extends @Nullable Metadata> metadata) {
		return new EntityRows<>(table, keyspace, tables, metadata);
	}

	/**
	 * Returns what the entity is.
	 */
	public EntityTable table() {
		return this.table;
	}

	/**
	 * Returns what its table looks like.
	 */
	public TableDefinition definition() {
		return this.definition;
	}

	/**
	 * Returns the columns of the entity's own class, key first.
	 */
	public List<EntityColumn> columns() {
		return this.table.columns();
	}

	/**
	 * Returns the names of the columns that are read, those of the whole hierarchy, in
	 * the order that {@link #read} expects: key first.
	 */
	List<String> selection() {
		return this.table.allColumns().stream().map(EntityColumn::name).toList();
	}

	/**
	 * Returns the values of all columns of an entity.
	 * @param entity of exactly the class that these rows are of
	 * @param violations to which it is added what is wrong with the values, each as a
	 * sentence without its dot; then the image is of no use
	 */
	public RowImage imageOf(T entity, List<String> violations) {
		return concrete().imageOf(entity, violations);
	}

	/**
	 * Returns the bytes of one value; {@code null} if the column is to have none, as for
	 * an empty {@code Optional} or an empty collection that is not frozen.
	 * @param column one of {@link #columns()}
	 * @param value what the property might hold, or what would be in it if it is an
	 * {@code Optional}
	 * @param violations to which it is added what is wrong with the value
	 */
	public @Nullable ByteBuffer encode(EntityColumn column, @Nullable Object value, List<String> violations) {
		return this.columns.codec(this.columns.indexOf(column.name())).encode(value, violations);
	}

	/**
	 * Returns the bytes of a collection, even if it is empty: of elements to add, append
	 * or remove, or of the keys to remove from a map.
	 * @param column one of {@link #columns()} that is a collection
	 * @param elements a collection; a map, if entries are to be put
	 * @param violations to which it is added what is wrong with the elements
	 */
	ByteBuffer encodeElements(EntityColumn column, Object elements, List<String> violations) {
		ValueCodec codec = codec(column);
		if (codec instanceof MapCodec map && !(elements instanceof Map<?, ?>)) {
			return ElementsCodec.ofSet(column.propertyPath(), map.keys()).encode(elements, violations);
		}
		return codec.encode(elements, violations);
	}

	ValueCodec codec(EntityColumn column) {
		return this.columns.codec(this.columns.indexOf(column.name())).values();
	}

	/**
	 * Returns what the property of a column would hold.
	 * @param column one of {@link #columns()}
	 * @throws RuntimeException if the bytes are no value of its type
	 */
	public @Nullable Object decode(EntityColumn column, @Nullable ByteBuffer value) {
		return this.columns.codec(this.columns.indexOf(column.name())).decode(value);
	}

	/**
	 * Returns the entity that a row is: of a hierarchy, of the class that its
	 * discriminator names.
	 * @param row with the columns of {@link #selection()}, and any behind them
	 * @throws CorruptRowException if it is none of these entities, or a value cannot be
	 * read
	 */
	@SuppressWarnings("unchecked")
	T read(Row row) {
		return (T) classOf(row).read(row, this.failures);
	}

	/**
	 * Returns the values of the columns that the class of a row's entity has.
	 * @param row with the columns of {@link #selection()}, and any behind them
	 * @throws CorruptRowException if it is none of these entities
	 */
	RowImage imageOf(Row row) {
		return classOf(row).imageOf(row);
	}

	ValueCodecs codecs() {
		return this.codecs;
	}

	RowFailures failures() {
		return this.failures;
	}

	/**
	 * Returns the columns that entities of this class may have values for: its own, and
	 * those of classes that extend it.
	 */
	List<EntityColumn> searchable() {
		return Stream.concat(Stream.of(this.columns), subclasses().map(RowClass::columns))
			.flatMap((it) -> it.columns().stream())
			.toList();
	}

	/**
	 * Returns what tells rows of this class from others of the table, in names of
	 * columns; {@code null} if all rows are entities of this class.
	 * @throws QueryRejectedException if no row can be one
	 */
	@Nullable Filter ownRows() {
		EntityDiscriminator told = this.table.discriminatorOrNull();
		if (told == null || subclasses().count() == this.members.size() && !this.members.isEmpty()) {
			return null;
		}
		List<String> values = this.members.entrySet()
			.stream()
			.filter((it) -> isOwn(it.getValue()))
			.map((it) -> it.getKey())
			.sorted()
			.toList();
		if (values.isEmpty()) {
			throw new QueryRejectedException("Cannot find '" + this.table.entity().getType().getSimpleName()
					+ "': neither it nor what extends it has a @DiscriminatorValue, so no row is one. Give it one.");
		}
		return (values.size() == 1) ? Filter.where(FieldPath.of(told.column())).eq(values.get(0))
				: Filter.where(FieldPath.of(told.column())).in(values);
	}

	private Stream<RowClass> subclasses() {
		return this.members.values().stream().filter(this::isOwn);
	}

	private boolean isOwn(RowClass member) {
		return this.table.entity().getType().isAssignableFrom(member.type());
	}

	private RowClass classOf(Row row) {
		EntityDiscriminator told = this.table.discriminatorOrNull();
		if (told == null) {
			return concrete();
		}
		String value = TypeCodecs.TEXT.decode(row.getBytesUnsafe(this.discriminator), ValueCodec.VERSION);
		RowClass member = (value != null) ? this.members.get(value) : null;
		if (value == null || member == null) {
			throw this.failures.unknownClass(row, told.column(), value, this.members);
		}
		if (!isOwn(member)) {
			throw this.failures.otherClass(row, told.column(), value, member.type());
		}
		return member;
	}

	private RowClass concrete() {
		if (this.own == null) {
			throw new IllegalStateException("'" + this.table.entity().getType() + "' has no instances");
		}
		return this.own;
	}

}
