package io.nosqlc.data.entity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.CallerThread.Operation;
import io.nosqlc.ClientRuntime;
import io.nosqlc.FindQuery;
import io.nosqlc.Pipeline;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.EntityDiscriminator;
import io.nosqlc.data.mapping.EntityTable;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.data.table.RowImage;
import io.nosqlc.data.table.RowStore;
import io.nosqlc.data.table.WriteResult;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * Entities that are rows of a table.
 *
 * @param <T> their class
 */
final class TableStore<T> implements EntityStore<T> {

	private static final int WRITES_IN_FLIGHT = 64;

	private static final String SAVE = "save";

	private final RowStore<T> rows;

	private final EntityTable table;

	private final String name;

	private final Snapshots snapshots;

	private final EntityValidation validation;

	private final Lifecycle<T> lifecycle;

	private final ClientRuntime runtime;

	private final @Nullable EntityVersion version;

	private final List<List<NosqlcPersistentProperty>> defaults;

	private final boolean counters;

	TableStore(RowStore<T> rows, Snapshots snapshots, EntityValidation validation, Lifecycle<T> lifecycle,
			ClientRuntime runtime) {
		this.rows = rows;
		this.table = rows.rows().table();
		this.name = this.table.entity().getType().getSimpleName();
		this.snapshots = snapshots;
		this.validation = validation;
		this.lifecycle = lifecycle;
		this.runtime = runtime;
		this.version = EntityVersion.of(this.table.entity()).orElse(null);
		this.defaults = this.table.columns()
			.stream()
			.filter((column) -> column.property().flatMap(NosqlcPersistentProperty::getDefaultSupplier).isPresent())
			.map(EntityColumn::path)
			.toList();
		this.counters = rows.hasCounters();
	}

	@Override
	public FindQuery<T> find(Filter filter) {
		return this.lifecycle.telling(sweep(filter), this::read);
	}

	@Override
	public FindQuery<T> sweep(Filter filter) {
		return this.rows.find(filter, this.snapshots, this.runtime);
	}

	@Override
	public Operation<Optional<T>> findById(Object id) {
		Operation<Optional<T>> stored = stored(id);
		return (executor) -> stored.start(executor).thenApply((found) -> found.map(this::read));
	}

	@Override
	public Operation<Boolean> existsById(Object id) {
		Operation<Optional<T>> stored = stored(id);
		return (executor) -> stored.start(executor).thenApply(Optional::isPresent);
	}

	private Operation<Optional<T>> stored(Object id) {
		List<ByteBuffer> key = this.rows.keyOf(id);
		return (executor) -> this.rows.read(key, this.snapshots, () -> "find " + described(id), executor)
			.thenApply(Optional::ofNullable);
	}

	/**
	 * Tells that an entity was read, which its callbacks may replace.
	 */
	private T read(T entity) {
		T handed = this.lifecycle.afterConvert(entity);
		this.snapshots.share(entity, handed);
		return handed;
	}

	@Override
	public Operation<T> insert(T entity, WriteOptions options) {
		return operation(planInsert(entity, options));
	}

	@Override
	public Operation<Boolean> insertIfAbsent(T entity, WriteOptions options) {
		return operation(planInsertIfAbsent(entity, options));
	}

	@Override
	public Operation<T> save(T entity, WriteOptions options) {
		return operation(planSave(entity, options));
	}

	@Override
	public Operation<T> update(T entity, WriteOptions options) {
		return operation(planUpdate(entity, options));
	}

	@Override
	public Operation<T> updateChanges(T before, T after, WriteOptions options) {
		return operation(planChanges(before, after, options));
	}

	@Override
	public Operation<@Nullable Void> update(Object id, EntityUpdate update, WriteOptions options) {
		return operation(planUpdate(id, update, options));
	}

	@Override
	public Operation<@Nullable Void> updatePartition(Object partitionKey, EntityUpdate update, WriteOptions options) {
		return operation(planPartitionUpdate(partitionKey, update, options));
	}

	@Override
	public Operation<@Nullable Void> delete(T entity, WriteOptions options) {
		return operation(planDelete(entity, options));
	}

	@Override
	public Operation<@Nullable Void> deleteById(Object id, WriteOptions options) {
		return operation(planDeleteById(id, options));
	}

	@Override
	public Operation<@Nullable Void> deletePartition(Object partitionKey, WriteOptions options) {
		return operation(planPartitionDelete(partitionKey, options));
	}

	/**
	 * Rows of other classes are among those that a range has.
	 */
	@Override
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> deleteAll(Filter filter) {
		Optional<List<TableWrite>> deletions = ofClass().isEmpty() ? this.rows.deletions(filter) : Optional.empty();
		String task = "delete all '" + this.name + "' that match '" + filter + "'";
		if (deletions.isPresent()) {
			return (executor) -> Pipeline.run(deletions.get().iterator(), WRITES_IN_FLIGHT, executor,
					(TableWrite write) -> this.rows.send(write, WriteOptions.defaults(), () -> task, executor));
		}
		FindQuery<T> found = sweep(filter);
		return (executor) -> new EntitySweep<>(found, executor)
			.run((entity) -> operation(planDelete(entity, WriteOptions.defaults())).start(executor))
			.thenApply((count) -> null);
	}

	@Override
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> truncate() {
		return (executor) -> this.rows.truncate(() -> "truncate the table of '" + this.name + "'", executor)
			.thenApply((done) -> null);
	}

	@Override
	public Key idOf(T entity) {
		return this.table.key().of(entity);
	}

	@Override
	public Set<String> changesOf(T entity) {
		RowImage before = this.snapshots.of(entity);
		RowImage now = this.rows.rows().imageOf(entity, new ArrayList<>());
		List<EntityColumn> changed = (before != null) ? now.changedSince(before)
				: now.columns().stream().filter((column) -> now.get(column) != null).toList();
		Set<String> names = new LinkedHashSet<>();
		changed.forEach((column) -> names.add(column.propertyPath()));
		return names;
	}

	@Override
	public PlannedWrite<T> planInsert(T entity, WriteOptions options) {
		refuseCounters("insert");
		return insertion(this.lifecycle.beforeInsert(entity), options);
	}

	/**
	 * @param entity of which the callbacks were told
	 */
	private PlannedWrite<T> insertion(T entity, WriteOptions options) {
		if (options.condition() != null) {
			throw refused("insert " + described(entity) + " only if '" + options.condition() + "'",
					"what is inserted has no values yet that a condition could be about",
					"Use insertIfAbsent, or update");
		}
		T complete = Properties.withDefaults(this.table.entity(), entity, this.defaults);
		RowImage image = valid("insert", complete);
		if (this.version == null) {
			return written(this.rows.insert(image, false, options), options, "insert", complete, image, null);
		}
		refuseTimestamp("insert", entity, options);
		RowImage versioned = versioned(image, this.version.first());
		return written(this.rows.insert(versioned, true, options), options, "insert", complete, versioned,
				this.version.first());
	}

	PlannedWrite<Boolean> planInsertIfAbsent(T entity, WriteOptions options) {
		refuseCounters("insert");
		if (options.condition() != null) {
			throw refused("insert " + described(entity) + " if absent and only if '" + options.condition() + "'",
					"a row that is absent meets no other condition", "Leave the condition out, or use update");
		}
		refuseTimestamp("insert", entity, options);
		T complete = Properties.withDefaults(this.table.entity(), this.lifecycle.beforeInsert(entity), this.defaults);
		RowImage image = valid("insert", complete);
		RowImage versioned = (this.version != null) ? versioned(image, this.version.first()) : image;
		return new PlannedWrite<>(this.rows, this.rows.insert(versioned, true, options), this.rows.keyOf(image),
				options, () -> "insert " + described(complete), (result) -> {
					if (result.applied()) {
						saved(complete, versioned, (this.version != null) ? this.version.first() : null);
					}
					return result.applied();
				});
	}

	@Override
	public PlannedWrite<T> planSave(T entity, WriteOptions options) {
		refuseCounters(SAVE);
		RowImage before = this.snapshots.of(entity);
		if (this.version != null ? this.version.isNew(entity) : before == null) {
			return insertion(this.lifecycle.beforeSave(entity, before != null), options);
		}
		if (before != null) {
			return planRemembered(entity, before, SAVE, (moved) -> insertion(moved, options), options);
		}
		T prepared = this.lifecycle.beforeUpdate(entity);
		return changed(prepared, null, valid(SAVE, prepared), versionOf(prepared), SAVE, options);
	}

	PlannedWrite<T> planUpdate(T entity, WriteOptions options) {
		refuseCounters("update");
		if (this.table.columns().stream().allMatch(EntityColumn::isKey)) {
			throw refused("update " + described(entity), "it has no properties beside its key", "Use insert");
		}
		RowImage before = this.snapshots.of(entity);
		return (before != null)
				? planRemembered(entity, before, "update", (moved) -> planPartialUpdate(moved, options), options)
				: planPartialUpdate(this.lifecycle.beforeUpdate(entity), options);
	}

	private PlannedWrite<T> planPartialUpdate(T entity, WriteOptions options) {
		return changed(entity, null, partlyValid("update", entity), versionOf(entity), "update", options);
	}

	/**
	 * @param moved what to do with an entity whose key has changed, of which nothing is
	 * known then
	 */
	private PlannedWrite<T> planRemembered(T entity, RowImage before, String verb, Function<T, PlannedWrite<T>> moved,
			WriteOptions options) {
		T prepared = hasChanged(entity, before) ? this.lifecycle.beforeUpdate(entity) : entity;
		List<String> violations = this.validation.ofEntity(prepared);
		RowImage image = this.rows.imageOf(prepared, violations);
		if (image.changedSince(before).stream().anyMatch(EntityColumn::isKey)) {
			return moved.apply(prepared);
		}
		EntityValidation.refuse(() -> verb + " " + described(prepared), violations);
		return changed(prepared, before, image, versionOf(prepared), verb, options)
			.andThen((stored) -> this.snapshots.share(stored, entity));
	}

	/**
	 * Callbacks are told of what is written only, so that they do not make the only
	 * change there is.
	 */
	private boolean hasChanged(T entity, RowImage before) {
		return this.lifecycle.hasBeforeConvert()
				&& !this.rows.rows().imageOf(entity, new ArrayList<>()).changedSince(before).isEmpty();
	}

	PlannedWrite<T> planChanges(T before, T after, WriteOptions options) {
		refuseCounters("update");
		RowImage old = this.rows.rows().imageOf(before, new ArrayList<>());
		T prepared = hasChanged(after, old) ? this.lifecycle.beforeUpdate(after) : after;
		Key key = this.table.key().of(before);
		if (!key.equals(this.table.key().of(prepared))) {
			throw new EntityValidationException("Cannot update " + described(before),
					List.of("its key would become " + this.table.key().of(prepared)),
					"Nothing was sent. A key cannot be changed: insert the new entity and delete the old one.");
		}
		return changed(prepared, old, valid("update", prepared), versionOf(before), "update", options);
	}

	private @Nullable Number versionOf(T entity) {
		return (this.version != null) ? this.version.get(entity) : null;
	}

	/**
	 * @param before what is stored; {@code null} if that is not known
	 */
	private PlannedWrite<T> changed(T entity, @Nullable RowImage before, RowImage image, @Nullable Number expected,
			String verb, WriteOptions options) {
		if (before != null && image.changedSince(before).isEmpty()) {
			return new PlannedWrite<>(this.rows, null, this.rows.keyOf(image), options, () -> verb, (result) -> entity);
		}
		if (this.version == null) {
			return written(this.rows.update(before, image, options.condition(), options).orElse(null), options, verb,
					entity, image, null);
		}
		if (expected == null) {
			throw new EntityValidationException("Cannot " + verb + " " + described(entity),
					List.of("'" + this.version.property() + "' is null, as if it had never been stored"),
					"Nothing was sent. Insert it, or read it first.");
		}
		refuseTimestamp(verb, entity, options);
		Number next = this.version.next(expected);
		RowImage versioned = versioned(image, next);
		Filter condition = Objects.requireNonNull(and(versionIs(expected), options.condition()));
		TableWrite statement = (before == null && verb.equals(SAVE)) ? this.rows.replace(versioned, condition, options)
				: this.rows.update(before, versioned, condition, options).orElseThrow();
		return written(statement, options, verb, entity, versioned, next);
	}

	PlannedWrite<@Nullable Void> planUpdate(Object id, EntityUpdate update, WriteOptions options) {
		List<ByteBuffer> key = this.rows.keyOf(id);
		return planUpdate(key, update, withClass(options), "update " + described(id));
	}

	PlannedWrite<@Nullable Void> planPartitionUpdate(Object partitionKey, EntityUpdate update, WriteOptions options) {
		return planUpdate(this.rows.partitionOf(partitionKey), update, options,
				"update the partition " + partitionKey + " of '" + this.name + "'");
	}

	private PlannedWrite<@Nullable Void> planUpdate(List<ByteBuffer> key, EntityUpdate update, WriteOptions options,
			String task) {
		if (this.counters && (options.condition() != null || options.ttl() != null || options.timestamp() != null)) {
			throw refused(task + " with " + options, "counters have neither conditions, time to live nor timestamps",
					"Leave them out");
		}
		List<String> violations = new ArrayList<>();
		for (PropertyChange change : update.changes()) {
			if (change.kind() == PropertyChange.Kind.SET) {
				violations
					.addAll(this.validation.ofValue(this.table.entity().getType(), change.property(), change.value()));
			}
		}
		TableWrite statement = this.rows.update(key, update.changes(), violations, options).orElse(null);
		EntityValidation.refuse(() -> task, violations);
		return new PlannedWrite<>(this.rows, statement, key, options, () -> task, (result) -> {
			requireApplied(result, () -> task, options);
			return null;
		});
	}

	@Override
	public PlannedWrite<@Nullable Void> planDelete(T entity, WriteOptions options) {
		List<ByteBuffer> key = this.rows.keyOf(this.table.key().of(entity));
		Number expected = versionOf(entity);
		Filter condition = (expected != null) ? and(versionIs(expected), options.condition()) : options.condition();
		if (expected != null) {
			refuseTimestamp("delete", entity, options);
		}
		return planDelete(key, condition, options, "delete " + described(entity), () -> this.snapshots.forget(entity));
	}

	@Override
	public PlannedWrite<@Nullable Void> planDeleteById(Object id, WriteOptions options) {
		List<ByteBuffer> key = this.rows.keyOf(id);
		Filter ofClass = ofClass().orElse(null);
		if (ofClass == null || options.condition() != null) {
			return planDelete(key, and(ofClass, options.condition()), options, "delete " + described(id), () -> {
			});
		}
		PlannedWrite<@Nullable Void> write = planDelete(key, ofClass, options, "delete " + described(id), () -> {
		});
		return new PlannedWrite<>(this.rows, write.statement(), write.key(), options, write.task(),
				(result) -> result.existing().isEmpty() ? null : write.complete(result));
	}

	PlannedWrite<@Nullable Void> planPartitionDelete(Object partitionKey, WriteOptions options) {
		return planDelete(this.rows.partitionOf(partitionKey), options.condition(), options,
				"delete the partition " + partitionKey + " of '" + this.name + "'", () -> {
				});
	}

	private PlannedWrite<@Nullable Void> planDelete(List<ByteBuffer> key, @Nullable Filter condition,
			WriteOptions options, String task, Runnable done) {
		if (options.ttl() != null) {
			throw refused(task + " with ttl '" + options.ttl() + "'", "what is deleted does not expire",
					"Leave the ttl out");
		}
		if (this.counters && (condition != null || options.timestamp() != null)) {
			throw refused(task + " with " + options, "counters have neither conditions nor timestamps",
					"Leave them out");
		}
		return new PlannedWrite<>(this.rows, this.rows.delete(key, condition, options), key, options, () -> task,
				(result) -> {
					requireApplied(result, () -> task, options);
					done.run();
					return null;
				});
	}

	private <R extends @Nullable Object> Operation<R> operation(PlannedWrite<R> write) {
		TableWrite statement = write.statement();
		if (statement == null) {
			R result = write.complete(WriteResult.APPLIED);
			return (executor) -> CompletableFuture.completedStage(result);
		}
		return (executor) -> send(statement, write, executor).thenApply(write::complete);
	}

	private CompletionStage<WriteResult> send(TableWrite statement, PlannedWrite<?> write, Executor executor) {
		return this.rows.send(statement, write.options(), write.task(), executor);
	}

	private PlannedWrite<T> written(@Nullable TableWrite statement, WriteOptions options, String verb, T entity,
			RowImage image, @Nullable Number newVersion) {
		Supplier<String> task = () -> verb + " " + described(entity);
		return new PlannedWrite<>(this.rows, statement, this.rows.keyOf(image), options, task, (result) -> {
			requireApplied(result, task, options);
			return (statement != null) ? saved(entity, image, newVersion) : stored(entity, image, newVersion);
		});
	}

	/**
	 * Returns the entity that the caller gets when it was written.
	 */
	private T saved(T entity, RowImage image, @Nullable Number newVersion) {
		T stored = stored(entity, image, newVersion);
		T handed = this.lifecycle.afterSave(stored);
		this.snapshots.share(stored, handed);
		return handed;
	}

	/**
	 * Returns the entity as it is stored, of which it is known from now on.
	 */
	private T stored(T entity, RowImage image, @Nullable Number newVersion) {
		T stored = (newVersion != null) ? Objects.requireNonNull(this.version).set(entity, newVersion) : entity;
		this.snapshots.loaded(stored, image);
		return stored;
	}

	private void requireApplied(WriteResult result, Supplier<String> task, WriteOptions options) {
		if (!result.applied()) {
			String why = result.existing().isEmpty() ? "there is no such row"
					: "what is stored does not allow it: " + result.existing();
			throw new LightweightTransactionException("Cannot " + task.get()
					+ ((options.condition() != null) ? " only if '" + options.condition() + "'" : "") + ": " + why
					+ ". Nothing was written. Read what is stored and decide anew.", result.existing());
		}
	}

	private RowImage valid(String verb, T entity) {
		List<String> violations = this.validation.ofEntity(entity);
		RowImage image = this.rows.imageOf(entity, violations);
		EntityValidation.refuse(() -> verb + " " + described(entity), violations);
		return image;
	}

	/**
	 * Only what is not {@code null} is written, so only that must be right, and the key.
	 */
	private RowImage partlyValid(String verb, T entity) {
		List<String> violations = this.validation.ofPresentProperties(entity);
		RowImage image = this.rows.rows().imageOf(entity, violations);
		this.table.key().of(entity);
		EntityValidation.refuse(() -> verb + " " + described(entity), violations);
		return image;
	}

	private RowImage versioned(RowImage image, Number version) {
		EntityColumn column = this.table.columnOf(Objects.requireNonNull(this.version).property()).orElseThrow();
		return image.with(column, this.rows.rows().encode(column, version, new ArrayList<>()));
	}

	private Filter versionIs(Number expected) {
		return where(Objects.requireNonNull(this.version).property()).eq(expected);
	}

	/**
	 * A row that an update made of nothing would be of no class.
	 */
	private WriteOptions withClass(WriteOptions options) {
		Filter required = ofClass().orElse(null);
		if (required == null && this.table.discriminator().isPresent() && options.condition() == null
				&& !isDiscriminatorKey()) {
			required = Filter.all();
		}
		Filter condition = and(required, options.condition());
		return (condition != null) ? options.onlyIf(condition) : options;
	}

	/**
	 * Returns the condition that a row is of this class or one that extends it; empty if
	 * all rows are, or the key tells.
	 */
	private Optional<Filter> ofClass() {
		EntityDiscriminator discriminator = this.table.discriminator().orElse(null);
		if (discriminator == null || isDiscriminatorKey()) {
			return Optional.empty();
		}
		List<String> own = discriminator.types()
			.entrySet()
			.stream()
			.filter((it) -> this.table.entity().getType().isAssignableFrom(it.getValue()))
			.map((it) -> it.getKey())
			.sorted()
			.toList();
		return (own.size() == discriminator.types().size()) ? Optional.empty()
				: Optional.of(where(discriminatorProperty(discriminator)).in(own));
	}

	private boolean isDiscriminatorKey() {
		return this.table.discriminator()
			.map(EntityDiscriminator::column)
			.filter((name) -> this.table.key().columns().stream().anyMatch((it) -> it.name().equals(name)))
			.isPresent();
	}

	private String discriminatorProperty(EntityDiscriminator discriminator) {
		return this.table.allColumns()
			.stream()
			.filter((column) -> column.name().equals(discriminator.column()))
			.map(EntityColumn::propertyPath)
			.findFirst()
			.orElseThrow();
	}

	private static @Nullable Filter and(@Nullable Filter one, @Nullable Filter other) {
		if (one == null || other == null || one.equals(Filter.all())) {
			return (other != null) ? other : one;
		}
		return other.equals(Filter.all()) ? one : one.and(other);
	}

	private void refuseCounters(String verb) {
		if (this.counters) {
			throw refused(verb + " a '" + this.name + "'", "it has counters, which have no values of their own",
					"Use update(" + this.name + ".class, key, (it) -> it.increment(\"...\"))");
		}
	}

	private void refuseTimestamp(String verb, T entity, WriteOptions options) {
		if (options.timestamp() != null) {
			throw refused(verb + " " + described(entity) + " with timestamp '" + options.timestamp() + "'",
					"it is a conditional write, and the servers decide the order of those", "Leave the timestamp out");
		}
	}

	private static QueryRejectedException refused(String what, String why, String remedy) {
		return new QueryRejectedException("Cannot " + what + ": " + why + ". Nothing was sent. " + remedy + ".");
	}

	@Override
	public String described(Object entityOrId) {
		if (!this.table.entity().getType().isInstance(entityOrId)) {
			return "'" + this.name + "' " + entityOrId;
		}
		try {
			return "'" + this.name + "' " + this.table.key().of(entityOrId);
		}
		catch (EntityValidationException ex) {
			return "'" + this.name + "'";
		}
	}

}
