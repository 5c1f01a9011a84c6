package io.nosqlc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Arguments;

/**
 * What every collection does alike, whatever store is behind it: arguments are checked
 * before any I/O, documents get their {@code _id}, callers wait or do not. For driver
 * authors, who implement the {@code do…} hooks; a hook that is left out makes its
 * operation an {@link UnsupportedOperationException}.
 *
 * <p>
 * Hooks get valid arguments and an executor. They must not block, and run whatever
 * follows an answer of the store on that executor. A hook that can only block wraps
 * itself in {@link CompletableFuture#supplyAsync(Supplier, Executor)}.
 */
public abstract class AbstractCollection implements Collection {

	private final Client client;

	private final String name;

	private final ClientRuntime runtime;

	private final CollectionOperations operations;

	private final AsyncCollection async;

	protected AbstractCollection(Client client, String name, ClientRuntime runtime) {
		this.client = client;
		this.name = name;
		this.runtime = runtime;
		this.operations = new CollectionOperations(this, runtime.options().maxDocumentSize());
		this.async = new DefaultAsyncCollection(this, this.operations, runtime);
	}

	/**
	 * Reads the document of a key; completes with {@code null} if there is none.
	 */
	protected CompletionStage<@Nullable Document> doGet(String key, Executor executor) {
		throw unsupported("get");
	}

	/**
	 * Stores a document whose JSON is within the size limit.
	 */
	protected CompletionStage<@Nullable Void> doStore(String key, Document document, WriteOptions options,
			Executor executor) {
		throw unsupported("store");
	}

	/**
	 * Begins to store many documents, with the same options. By default each is stored by
	 * itself; a store that takes several at a time cheaper returns what collects them.
	 * @return what stores the documents of this bulk
	 */
	protected BulkStore startBulk(WriteOptions options, Executor executor) {
		return (key, document) -> doStore(key, document, options, executor);
	}

	/**
	 * Stores a document unless the key is taken; completes with whether it was stored.
	 */
	protected CompletionStage<Boolean> doStoreIfAbsent(String key, Document document, WriteOptions options,
			Executor executor) {
		throw unsupported("storeIfAbsent");
	}

	/**
	 * Changes a document so that no concurrent change of it is lost; completes with the
	 * outcome. The change runs on the executor of this call, or of another change of the
	 * same key.
	 */
	protected CompletionStage<Changed> doChange(String key, Change change, WriteOptions options, Executor executor) {
		throw unsupported("update");
	}

	/**
	 * Deletes a document if there is one.
	 */
	protected CompletionStage<@Nullable Void> doDelete(String key, WriteOptions options, Executor executor) {
		throw unsupported("delete");
	}

	/**
	 * Returns what runs this collection's finds.
	 */
	protected FindExecutor<Document> finder() {
		throw unsupported("find");
	}

	/**
	 * Returns the operations of this collection as parts of larger ones.
	 */
	public final CollectionOperations operations() {
		return this.operations;
	}

	@Override
	public final String getName() {
		return this.name;
	}

	@Override
	public final Optional<Document> get(String key) {
		return this.runtime.call(this.operations.get(key));
	}

	@Override
	public final Map<String, Document> getAll(Iterable<String> keys) {
		return this.runtime.call(this.operations.getAll(keys));
	}

	@Override
	public final void store(String key, Map<String, ?> document, WriteOptions options) {
		this.runtime.call(this.operations.store(key, document, options));
	}

	@Override
	public final boolean storeIfAbsent(String key, Map<String, ?> document, WriteOptions options) {
		return this.runtime.call(this.operations.storeIfAbsent(key, document, options));
	}

	@Override
	public final String insert(Map<String, ?> document, WriteOptions options) {
		return this.runtime.call(this.operations.insert(document, options));
	}

	@Override
	public final Document update(String key, Map<String, ?> patch, WriteOptions options) {
		return this.runtime.call(this.operations.update(key, patch, options));
	}

	@Override
	public final Document update(String key, UnaryOperator<Document> operator, WriteOptions options) {
		return this.runtime.call(this.operations.update(key, operator, options));
	}

	@Override
	public final void delete(String key, WriteOptions options) {
		this.runtime.call(this.operations.delete(key, options));
	}

	@Override
	public final FindQuery<Document> find(Filter filter) {
		ensureOpen();
		Arguments.required(filter, "filter");
		return FindQuery.of(openFinder(), filter, this.runtime);
	}

	@Override
	public final long updateAll(Filter filter, Map<String, ?> patch) {
		return this.runtime.call(this.operations.updateAll(filter, patch));
	}

	@Override
	public final long deleteAll(Filter filter) {
		return this.runtime.call(this.operations.deleteAll(filter));
	}

	@Override
	public final <D extends Map<String, ?>> BulkResult storeAll(Iterable<? extends Map.Entry<String, D>> documents,
			WriteOptions options) {
		return this.runtime.call(this.operations.storeAll(documents, options));
	}

	@Override
	public final AsyncCollection async() {
		return this.async;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.name + "]";
	}

	/**
	 * Refuses to go on once the client is closed. Called before every operation; of use
	 * to hooks that would not notice by themselves.
	 * @throws ClientClosedException if the client is closed
	 */
	protected final void ensureOpen() {
		if (this.client.isClosed()) {
			throw new ClientClosedException("Cannot use collection '" + this.name + "': its client '"
					+ this.client.getUrl() + "' is closed. Use it before close(), or open another client.");
		}
	}

	/**
	 * Returns what runs this collection's finds for as long as the client is open.
	 */
	final FindExecutor<Document> openFinder() {
		return new OpenFinder(this, finder());
	}

	private UnsupportedOperationException unsupported(String operation) {
		return new UnsupportedOperationException(
				"'" + operation + "' is not supported by " + getClass().getSimpleName());
	}

	/**
	 * Stores the documents of one bulk. Called by several threads, and with a bounded
	 * number of documents whose stage is not complete yet; more come only when some are.
	 */
	@FunctionalInterface
	public interface BulkStore {

		/**
		 * Stores a document whose JSON is within the size limit, as
		 * {@link AbstractCollection#doStore} does.
		 */
		CompletionStage<@Nullable Void> store(String key, Document document);

	}

	/**
	 * A change of one document. May run again; does nothing but compute.
	 */
	@FunctionalInterface
	public interface Change {

		/**
		 * Returns the changed document, the given one to write nothing, or {@code null}
		 * to delete it.
		 * @param current the document with its {@code _id}
		 */
		@Nullable Document apply(Document current);

	}

	/**
	 * What became of a change.
	 *
	 * @param document the document as it is now; {@code null} if there is none
	 * @param written whether something was written
	 */
	public record Changed(@Nullable Document document, boolean written) {

	}

}
