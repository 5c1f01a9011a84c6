package io.nosqlc.memory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.ScanPolicy;
import io.nosqlc.WriteOptions;

/**
 * A collection whose operations run on the executor that each is given.
 */
final class MemoryCollection extends AbstractCollection {

	private final MemoryClient client;

	private final FindExecutor<Document> finder;

	MemoryCollection(MemoryClient client, String name, ClientRuntime runtime, ScanPolicy scans) {
		super(client, name, runtime);
		this.client = client;
		this.finder = new MemoryFinder(this, scans);
	}

	@Override
	protected CompletionStage<@Nullable Document> doGet(String key, Executor executor) {
		return run(() -> {
			MemoryTable table = table();
			byte[] json = (table != null) ? table.get(key) : null;
			return (json != null) ? Document.ofStored(key, json) : null;
		}, executor);
	}

	@Override
	protected CompletionStage<@Nullable Void> doStore(String key, Document document, WriteOptions options,
			Executor executor) {
		return run(() -> {
			tableForWriting().store(key, document.toJsonBytes(), options);
			return null;
		}, executor);
	}

	@Override
	protected CompletionStage<Boolean> doStoreIfAbsent(String key, Document document, WriteOptions options,
			Executor executor) {
		return run(() -> tableForWriting().storeIfAbsent(key, document.toJsonBytes(), options), executor);
	}

	@Override
	protected CompletionStage<Changed> doChange(String key, Change change, WriteOptions options, Executor executor) {
		return run(() -> {
			MemoryTable table = table();
			return (table != null) ? table.change(key, change, options) : new Changed(null, false);
		}, executor);
	}

	@Override
	protected CompletionStage<@Nullable Void> doDelete(String key, WriteOptions options, Executor executor) {
		return run(() -> {
			MemoryTable table = table();
			if (table != null) {
				table.delete(key, options);
			}
			return null;
		}, executor);
	}

	@Override
	protected FindExecutor<Document> finder() {
		return this.finder;
	}

	/**
	 * Returns the documents, or {@code null} if there never were any.
	 */
	@Nullable MemoryTable table() {
		ensureOpen();
		return this.client.table(getName());
	}

	private MemoryTable tableForWriting() {
		ensureOpen();
		return this.client.tableForWriting(getName());
	}

	private static <R extends @Nullable Object> CompletionStage<R> run(Supplier<R> work, Executor executor) {
		return CompletableFuture.supplyAsync(work, executor);
	}

}
