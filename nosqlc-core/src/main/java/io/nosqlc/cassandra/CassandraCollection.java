package io.nosqlc.cassandra;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractCollection;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Document;
import io.nosqlc.FindExecutor;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.update.DocumentWrites;
import io.nosqlc.cassandra.update.WriteCall;

/**
 * A collection that is a table of keys and JSON texts.
 */
final class CassandraCollection extends AbstractCollection {

	private static final Changed NOTHING = new Changed(null, false);

	private final CollectionTable table;

	private final PlainOperations plain;

	private final FindExecutor<Document> finder;

	private final DocumentWrites writes;

	CassandraCollection(CassandraClient client, String name, ClientRuntime runtime) {
		super(client, name, runtime);
		this.table = new CollectionTable(TableDefinition.collection(client.keyspace(), name), client.statements(),
				client.schema(), client.indexes().known(name));
		this.plain = new PlainOperations(this.table, client.statements());
		this.finder = client.tables()
			.finder(this.table.definition(),
					new DocumentRows(name, client.options().corruptRows(), client.skippedRows()),
					client.indexes().usable(name));
		this.writes = client.updates()
			.of(this.table.definition().qualifiedName(), this.table, name, client.options().updateMode(name),
					this.plain);
	}

	@Override
	protected CompletionStage<@Nullable Document> doGet(String key, Executor executor) {
		return this.table.read(() -> this.plain.get(key, executor), null, executor);
	}

	@Override
	protected CompletionStage<@Nullable Void> doStore(String key, Document document, WriteOptions options,
			Executor executor) {
		return this.table.write(this.writes.startStore(options, executor),
				(call) -> this.writes.store(key, document, call));
	}

	@Override
	protected BulkStore startBulk(WriteOptions options, Executor executor) {
		return new CombinedStores(this.table, this.plain, this.writes, options, executor);
	}

	@Override
	protected CompletionStage<Boolean> doStoreIfAbsent(String key, Document document, WriteOptions options,
			Executor executor) {
		return this.table.write(this.writes.startUpdate(options, executor),
				(call) -> this.writes.storeIfAbsent(key, document, call));
	}

	@Override
	protected CompletionStage<Changed> doChange(String key, Change change, WriteOptions options, Executor executor) {
		WriteCall call = this.writes.startUpdate(options, executor);
		return this.table.change(call, () -> this.writes.change(key, change, call), NOTHING);
	}

	@Override
	protected CompletionStage<@Nullable Void> doDelete(String key, WriteOptions options, Executor executor) {
		WriteCall call = this.writes.startStore(options, executor);
		return this.table.change(call, () -> this.writes.delete(key, call), null);
	}

	@Override
	protected FindExecutor<Document> finder() {
		return this.finder;
	}

}
