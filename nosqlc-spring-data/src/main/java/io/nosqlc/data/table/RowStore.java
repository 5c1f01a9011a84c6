package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import org.jspecify.annotations.Nullable;

import io.nosqlc.ClientRuntime;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.query.TableBatch;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.cassandra.query.WriteCondition;
import io.nosqlc.cassandra.query.WriteOutcome;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.filter.Filter;

/**
 * Reads and writes the rows of one entity. What it makes of entities, keys and changes
 * are statements that anybody may send, alone or in a batch. Safe for use by several
 * threads.
 *
 * @param <T> the class of the entities
 */
public final class RowStore<T> {

	private final EntityRows<T> rows;

	private final TableAccess access;

	private final NosqlcMappingContext context;

	private final TableIndexes indexes;

	private final RowStatements statements;

	private final ColumnFilters filters;

	private final String tableName;

	private final String select;

	private final boolean[] required;

	RowStore(EntityRows<T> rows, TableAccess access, NosqlcMappingContext context) {
		this.rows = rows;
		this.access = access;
		this.context = context;
		this.indexes = access.indexes(rows.table().schema(rows.definition().keyspace()));
		this.statements = new RowStatements(rows);
		this.filters = new ColumnFilters(rows);
		this.tableName = rows.definition().qualifiedName();
		this.select = this.statements.select();
		this.required = new boolean[rows.columns().size()];
		for (int i = 0; i < this.required.length; i++) {
			this.required[i] = RowChanges.isRequired(rows.columns().get(i));
		}
	}

	/**
	 * Returns how entities are rows.
	 */
	public EntityRows<T> rows() {
		return this.rows;
	}

	/**
	 * Returns the name of the table in its keyspace, as it is written in statements.
	 */
	public String tableName() {
		return this.tableName;
	}

	/**
	 * Returns whether the columns beside the key are counters.
	 */
	public boolean hasCounters() {
		return this.rows.columns().stream().anyMatch(RowChanges::isCounter);
	}

	/**
	 * Returns whether there are columns that all rows of a partition share.
	 */
	public boolean hasStaticColumns() {
		return this.rows.columns().stream().anyMatch((column) -> column.kind() == EntityColumn.Kind.STATIC);
	}

	/**
	 * Returns where a partition is, equal for all that the same nodes hold; {@code null}
	 * if that is not known.
	 * @param key of the partition, as bytes
	 */
	public @Nullable Object placeOf(List<ByteBuffer> key) {
		Set<?> replicas = this.access.replicas(this.rows.definition(), key);
		return replicas.isEmpty() ? null : replicas;
	}

	/**
	 * Returns the values of an entity that is to be written as a whole.
	 * @param violations to which it is added what is wrong with them, a part of the key
	 * or a required property that is missing among it
	 */
	public RowImage imageOf(T entity, List<String> violations) {
		RowImage image = this.rows.imageOf(entity, violations);
		for (int i = 0; i < this.required.length; i++) {
			EntityColumn column = image.columns().get(i);
			ByteBuffer value = image.get(i);
			if (value == null && column.isKey()) {
				violations.add("'" + column.propertyPath() + "' is null, and it is a part of the key");
			}
			else if (this.required[i] && (value == null || isEmptyText(column, value))) {
				violations.add("'" + column.propertyPath() + "' is required");
			}
		}
		return image;
	}

	private static boolean isEmptyText(EntityColumn column, ByteBuffer value) {
		return !value.hasRemaining()
				&& column.property().filter((it) -> it.getValueType().getType() == String.class).isPresent();
	}

	/**
	 * Returns the key in an image that has all of its parts.
	 */
	public List<ByteBuffer> keyOf(RowImage image) {
		List<ByteBuffer> key = new ArrayList<>();
		for (EntityColumn column : keyColumns()) {
			key.add(Objects.requireNonNull(image.get(column)));
		}
		return key;
	}

	/**
	 * Returns the key that a value stands for.
	 * @throws EntityValidationException if it stands for none, listing all that is wrong
	 */
	public List<ByteBuffer> keyOf(Object id) {
		return encoded(this.rows.table().key().ofId(id), keyColumns());
	}

	/**
	 * Returns the key with some bytes as applications know it: the value of the only
	 * property of the key, or a {@link Key}.
	 * @param key the values of the whole key, or of the partition key only
	 */
	public Object idOf(List<ByteBuffer> key) {
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < key.size(); i++) {
			values.add(Objects.requireNonNull(this.rows.decode(keyColumns().get(i), key.get(i))));
		}
		return (values.size() == 1) ? values.get(0) : Key.of(values.get(0), values.subList(1, values.size()).toArray());
	}

	/**
	 * Returns the partition key that a value stands for.
	 * @throws EntityValidationException if it stands for none, listing all that is wrong
	 */
	public List<ByteBuffer> partitionOf(Object id) {
		return encoded(this.rows.table().key().partition().ofId(id),
				keyColumns().subList(0, this.rows.definition().partitionKey().size()));
	}

	private List<ByteBuffer> encoded(Key key, List<EntityColumn> columns) {
		List<String> violations = new ArrayList<>();
		List<ByteBuffer> encoded = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			encoded.add(Objects.requireNonNull(this.rows.encode(columns.get(i), key.values().get(i), violations)));
		}
		if (!violations.isEmpty()) {
			throw new EntityValidationException(
					"Cannot use " + key + " as a key of '" + this.rows.table().entity().getType().getSimpleName() + "'",
					violations, "Nothing was sent.");
		}
		return encoded;
	}

	private List<EntityColumn> keyColumns() {
		return this.rows.table().key().columns();
	}

	/**
	 * Returns what inserts a row.
	 * @param ifAbsent whether only if there is none
	 */
	public TableWrite insert(RowImage image, boolean ifAbsent, WriteOptions options) {
		return this.statements.insert(image, ifAbsent, options);
	}

	/**
	 * Returns what makes a row as it was read one as its entity is now; empty if that is
	 * the same.
	 * @param before as it was read; {@code null} if that is not known: then all that is
	 * not {@code null} is written
	 * @param condition what must be stored; {@code null} for anything
	 */
	public Optional<TableWrite> update(@Nullable RowImage before, RowImage after, @Nullable Filter condition,
			WriteOptions options) {
		List<Assignment> assignments = (before != null) ? new RowChanges(this.rows).between(before, after)
				: values(after, false);
		return assignments.isEmpty() ? Optional.empty()
				: Optional.of(this.statements.update(keyOf(after), assignments, condition(condition), options));
	}

	/**
	 * Returns what makes all of a row what its entity is, {@code null} included.
	 * @param condition what must be stored
	 */
	public TableWrite replace(RowImage image, Filter condition, WriteOptions options) {
		return this.statements.update(keyOf(image), values(image, true), condition(condition), options);
	}

	private static List<Assignment> values(RowImage image, boolean nullToo) {
		return image.columns()
			.stream()
			.filter((column) -> !column.isKey() && (nullToo || image.get(column) != null))
			.map((column) -> new Assignment(column, Assignment.Kind.SET, image.get(column)))
			.toList();
	}

	/**
	 * Returns what changes some properties of a row; empty if there is nothing to change.
	 * @param key of the row, or of its partition, whose static columns are changed then
	 * @param violations to which it is added what is wrong with the changes
	 */
	public Optional<TableWrite> update(List<ByteBuffer> key, List<PropertyChange> changes, List<String> violations,
			WriteOptions options) {
		List<Assignment> assignments = new RowChanges(this.rows).of(changes, violations);
		if (key.size() < keyColumns().size()) {
			assignments.stream()
				.filter((it) -> it.column().kind() != EntityColumn.Kind.STATIC)
				.forEach((it) -> violations.add("'" + it.column().propertyPath()
						+ "' is not static, and so belongs to a row, not to a partition"));
		}
		return (assignments.isEmpty() || !violations.isEmpty()) ? Optional.empty()
				: Optional.of(this.statements.update(key, assignments, condition(options.condition()), options));
	}

	/**
	 * Returns what deletes a row, or a partition.
	 * @param key of the row, or of the partition
	 * @param condition what must be stored; {@code null} for anything
	 */
	public TableWrite delete(List<ByteBuffer> key, @Nullable Filter condition, WriteOptions options) {
		return this.statements.delete(key, condition(condition), options);
	}

	/**
	 * Returns what deletes all rows that pass a filter without reading them; empty if the
	 * filter says more than where they are.
	 */
	public Optional<List<TableWrite>> deletions(Filter filter) {
		return TableWrite.deletions(this.rows.definition(), this.filters.translate(filter));
	}

	private @Nullable WriteCondition condition(@Nullable Filter condition) {
		return (condition != null) ? WriteCondition.of(this.rows.definition(), this.filters.translate(condition))
				: null;
	}

	/**
	 * Begins a query.
	 * @param filter in names of properties
	 * @param listener told of whole entities that are handed over together
	 * @param runtime of the client
	 */
	public FindQuery<T> find(Filter filter, LoadListener listener, ClientRuntime runtime) {
		return FindQuery.of(new EntityFinder<>(this.access, this.rows, this.indexes, this.context, listener), filter,
				runtime);
	}

	/**
	 * Begins a query for partitions, each once.
	 * @param filter in names of properties of the partition key, and of static ones
	 * @return their partition keys
	 */
	public FindQuery<Key> findPartitions(Filter filter) {
		TableDefinition partitions = this.rows.definition().partitions();
		return this.access.findPartitions(this.rows.definition(), this.filters.translate(filter),
				new RowsByColumn<>(partitions, this::partition));
	}

	private Key partition(Row row) {
		List<EntityColumn> columns = keyColumns().subList(0, this.rows.definition().partitionKey().size());
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < columns.size(); i++) {
			values.add(Objects.requireNonNull(this.rows.decode(columns.get(i), row.getBytesUnsafe(i))));
		}
		return Key.of(values.get(0), values.subList(1, values.size()).toArray());
	}

	/**
	 * Returns the token of a partition.
	 * @throws EntityValidationException if the value stands for no partition key
	 * @throws UnsupportedOperationException if the session does not know the tokens of
	 * the cluster as numbers
	 */
	public long tokenOf(Object partitionKey) {
		List<ByteBuffer> encoded = partitionOf(partitionKey);
		List<TableDefinition.Column> columns = this.rows.definition().partitionKey();
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < encoded.size(); i++) {
			values.add(Objects.requireNonNull(CodecRegistry.DEFAULT.codecFor(columns.get(i).type())
				.decode(encoded.get(i), ProtocolVersion.DEFAULT)));
		}
		return this.access.tokenOf(this.rows.definition(), values);
	}

	/**
	 * Reads the entity with a key.
	 * @param listener told what was read
	 * @return the entity; {@code null} if there is none
	 */
	public CompletionStage<@Nullable T> read(List<ByteBuffer> key, LoadListener listener, Supplier<String> task,
			Executor executor) {
		return this.access.readRow(this.rows.definition(), this.select, key, task, executor)
			.<@Nullable T>thenApply((row) -> (row != null) ? loaded(row, listener) : null);
	}

	private T loaded(Row row, LoadListener listener) {
		T entity = this.rows.read(row);
		if (listener.wants(entity.getClass())) {
			listener.loaded(entity, this.rows.imageOf(row));
		}
		return entity;
	}

	/**
	 * Sends a write.
	 */
	public CompletionStage<WriteResult> send(TableWrite write, WriteOptions options, Supplier<String> task,
			Executor executor) {
		return this.access.execute(write, options, task, executor).thenApply(this::result);
	}

	/**
	 * Sends writes as one request, whatever tables they are to.
	 */
	public CompletionStage<WriteResult> send(TableBatch batch, WriteOptions options, Supplier<String> task,
			Executor executor) {
		return this.access.execute(batch, options, task, executor).thenApply(this::result);
	}

	/**
	 * Deletes all rows of the table.
	 */
	public CompletionStage<?> truncate(Supplier<String> task, Executor executor) {
		return this.access.run(this.statements.truncate(), List.of(), WriteOptions.defaults(), task, executor);
	}

	private WriteResult result(WriteOutcome outcome) {
		return outcome.applied() ? WriteResult.APPLIED
				: new WriteResult(false, outcome.rows().isEmpty() ? Map.of() : existing(outcome.rows().get(0)));
	}

	/**
	 * Returns what the servers tell of a row that does not meet a condition.
	 */
	private Map<String, @Nullable Object> existing(Row row) {
		Map<String, @Nullable Object> existing = new LinkedHashMap<>();
		for (EntityColumn column : this.rows.columns()) {
			int index = row.getColumnDefinitions().firstIndexOf(name(column));
			if (index >= 0) {
				existing.put(column.propertyPath(), this.rows.decode(column, row.getBytesUnsafe(index)));
			}
		}
		return existing;
	}

	private static CqlIdentifier name(EntityColumn column) {
		return CqlIdentifier.fromInternal(column.name());
	}

}
