package io.nosqlc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;

/**
 * Sends the operations of a collection through the gate of its client.
 */
final class DefaultAsyncCollection implements AsyncCollection {

	private final AbstractCollection collection;

	private final CollectionOperations operations;

	private final ClientRuntime runtime;

	DefaultAsyncCollection(AbstractCollection collection, CollectionOperations operations, ClientRuntime runtime) {
		this.collection = collection;
		this.operations = operations;
		this.runtime = runtime;
	}

	@Override
	public String getName() {
		return this.collection.getName();
	}

	@Override
	public CompletionStage<Optional<Document>> get(String key) {
		return submit(this.operations.get(key));
	}

	@Override
	public CompletionStage<Map<String, Document>> getAll(Iterable<String> keys) {
		return submit(this.operations.getAll(keys));
	}

	@Override
	public CompletionStage<@Nullable Void> store(String key, Map<String, ?> document, WriteOptions options) {
		return submit(this.operations.store(key, document, options));
	}

	@Override
	public CompletionStage<Boolean> storeIfAbsent(String key, Map<String, ?> document, WriteOptions options) {
		return submit(this.operations.storeIfAbsent(key, document, options));
	}

	@Override
	public CompletionStage<String> insert(Map<String, ?> document, WriteOptions options) {
		return submit(this.operations.insert(document, options));
	}

	@Override
	public CompletionStage<Document> update(String key, Map<String, ?> patch, WriteOptions options) {
		return submit(this.operations.update(key, patch, options));
	}

	@Override
	public CompletionStage<Document> update(String key, UnaryOperator<Document> operator, WriteOptions options) {
		return submit(this.operations.update(key, operator, options));
	}

	@Override
	public CompletionStage<@Nullable Void> delete(String key, WriteOptions options) {
		return submit(this.operations.delete(key, options));
	}

	@Override
	public AsyncFindQuery<Document> find(Filter filter) {
		return this.collection.find(filter).async();
	}

	@Override
	public CompletionStage<Long> updateAll(Filter filter, Map<String, ?> patch) {
		return submit(this.operations.updateAll(filter, patch));
	}

	@Override
	public CompletionStage<Long> deleteAll(Filter filter) {
		return submit(this.operations.deleteAll(filter));
	}

	@Override
	public <D extends Map<String, ?>> CompletionStage<BulkResult> storeAll(
			Iterable<? extends Map.Entry<String, D>> documents, WriteOptions options) {
		return submit(this.operations.storeAll(documents, options));
	}

	private <R extends @Nullable Object> CompletionStage<R> submit(CallerThread.Operation<R> operation) {
		return this.runtime.submit(operation);
	}

}
