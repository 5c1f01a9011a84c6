package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection;
import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.CallerThread.Operation;
import io.nosqlc.Collection;
import io.nosqlc.CollectionOperations;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.document.EntityDocuments;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * Entities that are documents of a collection.
 *
 * @param <T> their class
 */
final class DocumentStore<T> implements EntityStore<T> {

	private final EntityDocuments<T> documents;

	private final Collection collection;

	private final CollectionOperations operations;

	private final EntityValidation validation;

	private final NosqlcPersistentEntity<?> entity;

	private final String name;

	private final @Nullable EntityVersion version;

	private final Lifecycle<T> lifecycle;

	DocumentStore(EntityDocuments<T> documents, AbstractCollection collection, EntityValidation validation,
			Lifecycle<T> lifecycle) {
		this.documents = documents;
		this.collection = collection;
		this.operations = collection.operations();
		this.validation = validation;
		this.lifecycle = lifecycle;
		this.entity = documents.collection().entity();
		this.name = this.entity.getType().getSimpleName();
		this.version = EntityVersion.of(this.entity).orElse(null);
	}

	@Override
	public FindQuery<T> find(Filter filter) {
		return this.lifecycle.telling(sweep(filter), this.lifecycle::afterConvert);
	}

	@Override
	public FindQuery<T> sweep(Filter filter) {
		return this.documents.find(this.collection, filter);
	}

	@Override
	public Operation<Optional<T>> findById(Object id) {
		Operation<Optional<Document>> get = this.operations.get(this.documents.keyOfId(id));
		return (executor) -> get.start(executor)
			.thenApply((found) -> found.map(this.documents::read).map(this.lifecycle::afterConvert));
	}

	@Override
	public Operation<Boolean> existsById(Object id) {
		Operation<Optional<Document>> get = this.operations.get(this.documents.keyOfId(id));
		return (executor) -> get.start(executor).thenApply(Optional::isPresent);
	}

	@Override
	public Operation<T> insert(T entity, WriteOptions options) {
		return planInsert(entity, options).operation();
	}

	@Override
	public DocumentWrite<T> planInsert(T entity, WriteOptions options) {
		refuseCondition("insert", options);
		return planInsertion(this.lifecycle.beforeInsert(entity), options);
	}

	/**
	 * @param entity of which the callbacks were told
	 */
	private DocumentWrite<T> planInsertion(T entity, WriteOptions options) {
		T complete = complete(entity);
		if (this.version == null) {
			return planStore(complete, options);
		}
		Number first = this.version.first();
		Operation<Boolean> insert = storeIfAbsent(complete, options);
		return new DocumentWrite<>(this, this.documents.keyOf(complete), options,
				(bulk, executor) -> insert.start(executor).thenApply((inserted) -> {
					if (!inserted) {
						throw refused("insert " + described(complete), "there is one with this key already", null);
					}
					return saved(complete, first);
				}));
	}

	@Override
	public Operation<Boolean> insertIfAbsent(T entity, WriteOptions options) {
		refuseCondition("insert", options);
		T complete = complete(this.lifecycle.beforeInsert(entity));
		Operation<Boolean> insert = storeIfAbsent(complete, options);
		return (executor) -> insert.start(executor).thenApply((inserted) -> {
			if (inserted) {
				saved(complete, (this.version != null) ? this.version.first() : null);
			}
			return inserted;
		});
	}

	@Override
	public Operation<T> save(T entity, WriteOptions options) {
		return planSave(entity, options).operation();
	}

	@Override
	public DocumentWrite<T> planSave(T entity, WriteOptions options) {
		if (this.version != null && this.version.isNew(entity)) {
			refuseCondition("insert", options);
			return planInsertion(this.lifecycle.beforeSave(entity, false), options);
		}
		if (this.version != null || options.condition() != null) {
			return planUpdate(entity, options);
		}
		return planStore(complete(this.lifecycle.beforeSave(entity, false)), options);
	}

	@Override
	public Operation<T> update(T entity, WriteOptions options) {
		return planUpdate(entity, options).operation();
	}

	private DocumentWrite<T> planUpdate(T given, WriteOptions options) {
		T entity = this.lifecycle.beforeUpdate(given);
		String key = this.documents.keyOf(entity);
		check("update", entity);
		Number next = next(entity);
		Document changed = versioned(this.documents.write(entity), next);
		Operation<T> change = change("update " + described(entity), key, expected(entity), (current) -> changed,
				options, () -> saved(entity, next));
		return new DocumentWrite<>(this, key, options, (bulk, executor) -> change.start(executor));
	}

	@Override
	public Operation<T> updateChanges(T before, T after, WriteOptions options) {
		String key = this.documents.keyOf(before);
		requireKey(key, before, after);
		Document old = this.documents.write(before);
		if (old.equals(this.documents.write(after))) {
			check("update", after);
			return (executor) -> CompletableFuture.completedStage(after);
		}
		T prepared = this.lifecycle.beforeUpdate(after);
		requireKey(key, before, prepared);
		check("update", prepared);
		Number next = next(before);
		Document written = versioned(this.documents.write(prepared), next);
		return change("update " + described(before), key, expected(before),
				(current) -> this.documents.changed(current, old, written), options, () -> saved(prepared, next));
	}

	private void requireKey(String key, T before, T after) {
		if (!key.equals(this.documents.keyOf(after))) {
			throw new EntityValidationException("Cannot update " + described(before),
					List.of("its key would become '" + this.documents.keyOf(after) + "'"),
					"Nothing was sent. A key cannot be changed: insert the new entity and delete the old one.");
		}
	}

	@Override
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> update(Object id, EntityUpdate update, WriteOptions options) {
		String key = this.documents.keyOfId(id);
		String task = "update '" + this.name + "' '" + key + "'";
		List<String> violations = new ArrayList<>();
		UnaryOperator<Document> changes = this.documents.changes(update.changes(), violations);
		update.changes()
			.stream()
			.filter((change) -> change.kind() == PropertyChange.Kind.SET)
			.forEach((change) -> violations
				.addAll(this.validation.ofValue(this.entity.getType(), change.property(), change.value())));
		EntityValidation.refuse(() -> task, violations);
		Operation<Boolean> change = change(task, key, null, changes, options, () -> true);
		return (executor) -> change.start(executor).thenApply((done) -> null);
	}

	@Override
	public Operation<@Nullable Void> updatePartition(Object partitionKey, EntityUpdate update, WriteOptions options) {
		throw noPartitions();
	}

	@Override
	public Operation<@Nullable Void> delete(T entity, WriteOptions options) {
		return planDelete(entity, options).operation();
	}

	@Override
	public DocumentWrite<@Nullable Void> planDelete(T entity, WriteOptions options) {
		return planDelete(described(entity), this.documents.keyOf(entity), expected(entity), options);
	}

	@Override
	public Operation<@Nullable Void> deleteById(Object id, WriteOptions options) {
		return planDeleteById(id, options).operation();
	}

	@Override
	public DocumentWrite<@Nullable Void> planDeleteById(Object id, WriteOptions options) {
		String key = this.documents.keyOfId(id);
		return planDelete("'" + this.name + "' '" + key + "'", key, null, options);
	}

	@Override
	public Operation<@Nullable Void> deletePartition(Object partitionKey, WriteOptions options) {
		throw noPartitions();
	}

	@Override
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> deleteAll(Filter filter) {
		Filter translated = this.documents.translate(filter);
		Operation<Long> delete = this.operations.deleteAll(translated);
		return (executor) -> delete.start(executor).thenApply((count) -> null);
	}

	@Override
	public Operation<@Nullable Void> truncate() {
		return deleteAll(Filter.all());
	}

	@Override
	public String idOf(T entity) {
		return this.documents.keyOf(entity);
	}

	@Override
	public Set<String> changesOf(T entity) {
		return new LinkedHashSet<>(this.documents.write(entity).keySet());
	}

	/**
	 * Begins stores that may be sent together.
	 */
	BulkStore together(WriteOptions options, Executor executor) {
		return this.operations.startBulk(expiring(options), executor);
	}

	/**
	 * Begins stores that are sent one by one.
	 */
	BulkStore singly(WriteOptions options, Executor executor) {
		WriteOptions expiring = expiring(options);
		return (key, document) -> this.operations.store(key, document, expiring).start(executor);
	}

	String collectionName() {
		return this.documents.collection().name();
	}

	/**
	 * Returns the value of the property that is the key.
	 */
	Object idOfKey(String key) {
		return this.documents.idOfKey(key);
	}

	private DocumentWrite<T> planStore(T complete, WriteOptions options) {
		check("store", complete);
		String key = this.documents.keyOf(complete);
		Document document = this.documents.write(complete);
		return new DocumentWrite<>(this, key, options,
				(bulk, executor) -> bulk.store(key, document).thenApply((done) -> saved(complete, null)));
	}

	private Operation<Boolean> storeIfAbsent(T complete, WriteOptions options) {
		check("insert", complete);
		Document document = versioned(this.documents.write(complete),
				(this.version != null) ? this.version.first() : null);
		return this.operations.storeIfAbsent(this.documents.keyOf(complete), document, expiring(options));
	}

	/**
	 * Changes a document that must exist, have a version and meet a condition.
	 */
	private <R> Operation<R> change(String task, String key, @Nullable Filter version, UnaryOperator<Document> change,
			WriteOptions options, Supplier<R> result) {
		Filter own = options.condition();
		Filter condition = (own != null) ? this.documents.translate(own) : Filter.all();
		Filter required = (version != null) ? condition.and(version) : condition;
		Operation<Document> update = this.operations.update(key, (current) -> {
			if (!required.matches(current)) {
				throw refused(task, "what is stored does not pass '" + required + "'", current);
			}
			return change.apply(current);
		}, expiring(unconditional(options)));
		return (executor) -> update.start(executor)
			.thenApply((changed) -> result.get())
			.exceptionallyCompose((error) -> missing(task, error));
	}

	private static <R> CompletionStage<R> missing(String task, Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		return CompletableFuture.failedStage((cause instanceof DocumentNotFoundException)
				? refused(task, "there is no such document", null) : cause);
	}

	/**
	 * With a version or a condition, what is found by the key is deleted by
	 * compare-and-set.
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	private DocumentWrite<@Nullable Void> planDelete(String what, String key, @Nullable Filter version,
			WriteOptions options) {
		Filter condition = options.condition();
		if (version == null && condition == null) {
			Operation<@Nullable Void> delete = this.operations.delete(key, options);
			return new DocumentWrite<>(this, key, options, (bulk, executor) -> delete.start(executor));
		}
		Filter required = where(Document.ID).eq(key);
		required = (version != null) ? required.and(version) : required;
		Filter all = (condition != null) ? required.and(this.documents.translate(condition)) : required;
		Operation<Long> delete = this.operations.deleteAll(all);
		return new DocumentWrite<>(this, key, options,
				(bulk, executor) -> delete.start(executor).thenApply((deleted) -> {
					if (deleted == 0) {
						throw refused("delete " + what, "nothing that is stored passes '" + all + "'", null);
					}
					return null;
				}));
	}

	private T complete(T entity) {
		T complete = this.documents.withDefaults(entity);
		return this.documents.hasKey(complete) ? complete : this.documents.withId(complete, this.documents.newKey());
	}

	private void check(String verb, T entity) {
		List<String> violations = this.validation.ofEntity(entity);
		this.entity.forEach((property) -> {
			if (property.isAnnotationPresent(Required.class) && isMissing(entity, property)) {
				violations.add("'" + property.getName() + "' is required");
			}
		});
		EntityValidation.refuse(() -> verb + " " + described(entity), violations);
	}

	private boolean isMissing(T entity, NosqlcPersistentProperty property) {
		Object value = this.entity.getPropertyAccessor((Object) entity).getProperty(property);
		return value == null || value instanceof CharSequence text && text.isEmpty();
	}

	/**
	 * Returns the version that an entity gets by the next write; {@code null} if it has
	 * none.
	 */
	private @Nullable Number next(T entity) {
		Number stored = (this.version != null) ? this.version.get(entity) : null;
		return (this.version != null && stored != null) ? this.version.next(stored) : null;
	}

	/**
	 * The entity itself keeps its version until the document is stored.
	 */
	private Document versioned(Document document, @Nullable Number next) {
		return (this.version != null && next != null) ? document.with(versionField(this.version).names().get(0), next)
				: document;
	}

	/**
	 * Returns the entity that the caller gets when it was written.
	 */
	private T saved(T entity, @Nullable Number version) {
		return this.lifecycle
			.afterSave((this.version != null && version != null) ? this.version.set(entity, version) : entity);
	}

	private FieldPath versionField(EntityVersion version) {
		return this.documents.translate(FieldPath.of(version.property()));
	}

	private @Nullable Filter expected(T entity) {
		EntityVersion version = this.version;
		Number stored = (version != null) ? version.get(entity) : null;
		return (version != null && stored != null) ? where(versionField(version)).eq(stored) : null;
	}

	private WriteOptions expiring(WriteOptions options) {
		return this.documents.collection()
			.timeToLive()
			.filter((it) -> options.ttl() == null)
			.map(options::withTtl)
			.orElse(options);
	}

	private static WriteOptions unconditional(WriteOptions options) {
		return new WriteOptions(options.ttl(), options.timestamp(), options.consistency(), options.timeout(), null,
				options.serialConsistency());
	}

	private void refuseCondition(String verb, WriteOptions options) {
		if (options.condition() != null) {
			throw new QueryRejectedException("Cannot " + verb + " a '" + this.name + "' only if '" + options.condition()
					+ "': what is inserted has no values yet that a condition could be about."
					+ " Nothing was sent. Use insertIfAbsent, or update.");
		}
	}

	private QueryRejectedException noPartitions() {
		return new QueryRejectedException("Cannot write a partition of '" + this.name
				+ "': it is a document, and each document is alone in its partition. Use its key.");
	}

	@Override
	public String described(Object entityOrId) {
		if (!this.entity.getType().isInstance(entityOrId)) {
			return "'" + this.name + "' '" + entityOrId + "'";
		}
		T entity = cast(entityOrId);
		return "'" + this.name + "'" + (this.documents.hasKey(entity) ? " '" + this.documents.keyOf(entity) + "'" : "");
	}

	@SuppressWarnings("unchecked")
	private T cast(Object entity) {
		return (T) entity;
	}

	private static LightweightTransactionException refused(String task, String why, @Nullable Document existing) {
		return new LightweightTransactionException(
				"Cannot " + task + ": " + why + ". Nothing was written. Read what is stored and decide anew.",
				(existing != null) ? existing : Document.of());
	}

}
