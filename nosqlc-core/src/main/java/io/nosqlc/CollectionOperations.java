package io.nosqlc;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection.BulkStore;
import io.nosqlc.AbstractCollection.Change;
import io.nosqlc.AbstractCollection.Changed;
import io.nosqlc.CallerThread.Operation;
import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.Names;

/**
 * Turns calls on a collection into operations that can be started, for whoever makes
 * larger operations of them: they neither wait for their turn nor count against the
 * limits of the client, which are a matter of the whole. Arguments are checked and copied
 * when an operation is made, so that what is started later can neither change nor be
 * found wrong. Safe for use by several threads.
 */
public final class CollectionOperations {

	private static final int BULK_IN_FLIGHT = 256;

	private final AbstractCollection collection;

	private final int maxDocumentSize;

	CollectionOperations(AbstractCollection collection, int maxDocumentSize) {
		this.collection = collection;
		this.maxDocumentSize = maxDocumentSize;
	}

	/**
	 * Returns what {@link Collection#get} does.
	 */
	public Operation<Optional<Document>> get(String key) {
		this.collection.ensureOpen();
		Names.key(key);
		return (executor) -> this.collection.doGet(key, executor).thenApply(Optional::ofNullable);
	}

	Operation<Map<String, Document>> getAll(Iterable<String> keys) {
		this.collection.ensureOpen();
		Set<String> distinct = new LinkedHashSet<>();
		Arguments.required(keys, "keys").forEach((key) -> distinct.add(Names.key(key)));
		return (executor) -> getAll(distinct, executor);
	}

	/**
	 * Returns what {@link Collection#store(String, Map, WriteOptions)} does.
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> store(String key, Map<String, ?> document, WriteOptions options) {
		this.collection.ensureOpen();
		Names.key(key);
		Document valid = valid(key, document);
		Arguments.required(options, "options").refuseCondition("store '" + key + "'");
		return (executor) -> this.collection.doStore(key, valid, options, executor);
	}

	/**
	 * Returns what {@link Collection#storeIfAbsent(String, Map, WriteOptions)} does.
	 */
	public Operation<Boolean> storeIfAbsent(String key, Map<String, ?> document, WriteOptions options) {
		this.collection.ensureOpen();
		Names.key(key);
		Arguments.required(options, "options").refuseTimestamp("store '" + key + "' if absent");
		options.refuseCondition("store '" + key + "' if absent");
		Document valid = valid(key, document);
		return (executor) -> this.collection.doStoreIfAbsent(key, valid, options, executor);
	}

	Operation<String> insert(Map<String, ?> document, WriteOptions options) {
		String key = UUID.randomUUID().toString();
		Operation<@Nullable Void> store = store(key, Document.copyOf(document).with(Document.ID, key), options);
		return (executor) -> store.start(executor).thenApply((done) -> key);
	}

	Operation<Document> update(String key, Map<String, ?> patch, WriteOptions options) {
		Names.key(key);
		Document checked = Document.copyOf(patch);
		requireSameId(key, checked);
		return update(key, (current) -> current.merge(checked), options);
	}

	/**
	 * Returns what {@link Collection#update(String, UnaryOperator, WriteOptions)} does.
	 */
	public Operation<Document> update(String key, UnaryOperator<Document> operator, WriteOptions options) {
		this.collection.ensureOpen();
		Names.key(key);
		Arguments.required(operator, "operator");
		Arguments.required(options, "options").refuseTimestamp("update '" + key + "'");
		options.refuseCondition("update '" + key + "'");
		Change change = (current) -> changed(key, current, operator.apply(current));
		return (executor) -> this.collection.doChange(key, change, options, executor)
			.thenApply((outcome) -> present(key, outcome));
	}

	/**
	 * Returns what {@link Collection#delete(String, WriteOptions)} does.
	 */
	@SuppressWarnings("NullAway") // does not see that the lambda returns what the
									// interface declares
	public Operation<@Nullable Void> delete(String key, WriteOptions options) {
		this.collection.ensureOpen();
		Names.key(key);
		if (Arguments.required(options, "options").ttl() != null) {
			throw new QueryRejectedException("Cannot delete '" + key + "' with ttl '" + options.ttl()
					+ "': what is deleted does not expire. Leave the ttl out.");
		}
		options.refuseCondition("delete '" + key + "'");
		return (executor) -> this.collection.doDelete(key, options, executor);
	}

	Operation<Long> updateAll(Filter filter, Map<String, ?> patch) {
		Document checked = Document.copyOf(patch);
		if (checked.containsKey(Document.ID)) {
			throw new InvalidDocumentException("Cannot update all documents that match '" + filter
					+ "' to one '_id': it is the key of a single document. Leave it out.");
		}
		return changeAll("update", filter, (current) -> current.merge(checked));
	}

	/**
	 * Returns what {@link Collection#deleteAll} does.
	 */
	public Operation<Long> deleteAll(Filter filter) {
		return changeAll("delete", filter, (current) -> null);
	}

	/**
	 * Begins to store many documents with the same options, as
	 * {@link Collection#storeAll(Iterable, WriteOptions)} does. Whoever calls what this
	 * returns bounds how many of its stages are not complete yet, and begins with more
	 * without waiting for a certain one of them: it may wait for company.
	 */
	public BulkStore startBulk(WriteOptions options, Executor executor) {
		this.collection.ensureOpen();
		Arguments.required(options, "options").refuseCondition("store documents");
		BulkStore bulk = this.collection.startBulk(options, executor);
		return (key, document) -> store(key, document, bulk);
	}

	private CompletionStage<@Nullable Void> store(String key, Map<String, ?> document, BulkStore bulk) {
		this.collection.ensureOpen();
		return bulk.store(Names.key(key), valid(key, document));
	}

	<D extends Map<String, ?>> Operation<BulkResult> storeAll(Iterable<? extends Map.Entry<String, D>> documents,
			WriteOptions options) {
		this.collection.ensureOpen();
		Arguments.required(documents, "documents");
		Arguments.required(options, "options").refuseCondition("store documents");
		return (executor) -> {
			BulkOutcome outcome = new BulkOutcome();
			BulkStore bulk = this.collection.startBulk(options, executor);
			return Pipeline
				.run(documents.iterator(), BULK_IN_FLIGHT, executor,
						(Map.Entry<String, D> entry) -> outcome.record(Arguments.required(entry, "entry").getKey(),
								() -> store(entry.getKey(), entry.getValue(), bulk)))
				.thenApply((done) -> outcome.result());
		};
	}

	private Operation<Long> changeAll(String verb, Filter filter, Change change) {
		this.collection.ensureOpen();
		FindSpec spec = FindSpec.of(Arguments.required(filter, "filter")).withPurpose(FindPurpose.CHANGE);
		BulkChange.Task task = new BulkChange.Task(verb,
				"'" + this.collection.getName() + "' that match '" + filter + "'");
		Change guarded = (current) -> filter.matches(current) ? checked(current, change.apply(current)) : current;
		return (executor) -> new BulkChange(task, BULK_IN_FLIGHT, executor,
				(key) -> this.collection.doChange(key, guarded, WriteOptions.defaults(), executor))
			.run(this.collection.openFinder().open(spec, executor));
	}

	private CompletionStage<Map<String, Document>> getAll(Set<String> keys, Executor executor) {
		Map<String, @Nullable Document> found = new LinkedHashMap<>();
		keys.forEach((key) -> found.put(key, null));
		return Pipeline.run(keys.iterator(), BULK_IN_FLIGHT, executor,
				(String key) -> this.collection.doGet(key, executor).thenAccept((document) -> {
					synchronized (found) {
						found.put(key, document);
					}
				}))
			.thenApply((done) -> present(found));
	}

	private static Map<String, Document> present(Map<String, @Nullable Document> found) {
		Map<String, Document> present = new LinkedHashMap<>();
		synchronized (found) {
			found.forEach((key, document) -> {
				if (document != null) {
					present.put(key, document);
				}
			});
		}
		return present;
	}

	private Document changed(String key, Document current, @Nullable Document changed) {
		if (changed == null) {
			throw new IllegalArgumentException("Cannot update '" + key + "' of '" + this.collection.getName()
					+ "': the operator returned null. Return a document, or call delete.");
		}
		return (changed == current) ? current : valid(key, changed, (copy) -> copy.toJsonBytes().length);
	}

	private @Nullable Document checked(Document current, @Nullable Document changed) {
		return (changed != null)
				? valid(Objects.requireNonNull(current.getId()), changed, (copy) -> copy.toJsonBytes().length) : null;
	}

	private Document present(String key, Changed outcome) {
		Document document = outcome.document();
		if (document == null) {
			throw new DocumentNotFoundException("Cannot update '" + key + "' of '" + this.collection.getName()
					+ "': there is no such document. Use store or storeIfAbsent to create it.");
		}
		return document;
	}

	/**
	 * What is stored is sent as it is measured; a changed document is written without its
	 * key, and its caller keeps it.
	 */
	private Document valid(String key, Map<String, ?> document) {
		return valid(key, document, Document::measureJson);
	}

	private Document valid(String key, Map<String, ?> document, ToIntFunction<Document> measure) {
		Document copy = Document.copyOf(document);
		requireSameId(key, copy);
		int size = measure.applyAsInt(copy);
		if (size > this.maxDocumentSize) {
			throw new InvalidDocumentException("Cannot store '" + key + "' in '" + this.collection.getName()
					+ "': its JSON has " + size + " bytes, the limit is " + this.maxDocumentSize
					+ ". Split the document, or raise max-document-size.");
		}
		return copy;
	}

	private void requireSameId(String key, Document document) {
		if (document.containsKey(Document.ID) && !key.equals(document.get(Document.ID))) {
			throw new InvalidDocumentException(
					"Cannot store a document with _id '" + document.get(Document.ID) + "' under key '" + key + "' in '"
							+ this.collection.getName() + "': _id is the key. Leave it out, or use that key.");
		}
	}

}
