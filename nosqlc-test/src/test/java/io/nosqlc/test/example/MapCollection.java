package io.nosqlc.test.example;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.nosqlc.AbstractCollection;
import io.nosqlc.Client;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.WriteOptions;

final class MapCollection extends AbstractCollection {

	private final ConcurrentNavigableMap<String, byte[]> table;

	private final MapFinder finder;

	MapCollection(Client client, String name, ClientRuntime runtime, ConcurrentNavigableMap<String, byte[]> table) {
		super(client, name, runtime);
		this.table = table;
		this.finder = new MapFinder(name, table, runtime.options().fullScan(), this::ensureOpen);
	}

	@Override
	protected CompletionStage<Document> doGet(String key, Executor executor) {
		return run(() -> document(key, this.table.get(key)), executor);
	}

	@Override
	protected CompletionStage<Void> doStore(String key, Document document, WriteOptions options, Executor executor) {
		refuseOptions(options);
		return run(() -> {
			this.table.put(key, document.toJsonBytes());
			return null;
		}, executor);
	}

	@Override
	protected CompletionStage<Boolean> doStoreIfAbsent(String key, Document document, WriteOptions options,
			Executor executor) {
		refuseOptions(options);
		return run(() -> this.table.putIfAbsent(key, document.toJsonBytes()) == null, executor);
	}

	@Override
	protected CompletionStage<Changed> doChange(String key, Change change, WriteOptions options, Executor executor) {
		refuseOptions(options);
		return run(() -> change(key, change), executor);
	}

	private Changed change(String key, Change change) {
		while (true) {
			byte[] before = this.table.get(key);
			Document current = document(key, before);
			Document changed = (current != null) ? change.apply(current) : null;
			if (changed == current) {
				return new Changed(current, false);
			}
			boolean written = (changed == null) ? this.table.remove(key, before)
					: this.table.replace(key, before, changed.toJsonBytes());
			if (written) {
				return new Changed((changed != null) ? document(key, changed.toJsonBytes()) : null, true);
			}
		}
	}

	@Override
	protected CompletionStage<Void> doDelete(String key, WriteOptions options, Executor executor) {
		refuseOptions(options);
		return run(() -> {
			this.table.remove(key);
			return null;
		}, executor);
	}

	@Override
	protected FindExecutor<Document> finder() {
		return this.finder;
	}

	private <R> CompletionStage<R> run(Supplier<R> work, Executor executor) {
		return CompletableFuture.supplyAsync(() -> {
			ensureOpen();
			return work.get();
		}, executor);
	}

	private static Document document(String key, byte[] json) {
		return (json != null) ? Document.ofStored(key, json) : null;
	}

	private static void refuseOptions(WriteOptions options) {
		if (options.ttl() != null || options.timestamp() != null) {
			throw new UnsupportedOperationException("'ttl' and 'timestamp' are not supported by MapCollection");
		}
	}

}
