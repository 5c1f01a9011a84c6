package io.nosqlc.cassandra.index;

import java.time.Duration;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.nosqlc.ClientRuntime;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.session.Background;
import io.nosqlc.cassandra.session.Statements;

/**
 * The indexes of one client's collections. Safe for use by several threads.
 */
public final class Indexes {

	private static final int MOST_COLLECTIONS = 10_000;

	private final Statements statements;

	private final SchemaManager schema;

	private final String keyspace;

	private final Declarations declarations;

	private final Nodes nodes;

	private final Executor background = Background.named("nosqlc-indexes");

	private final Cache<String, KnownIndexes> known = cache();

	private final Cache<String, ObservedIndexes> observed = cache();

	/**
	 * Creates the indexes of a client.
	 * @param statements what they are read and written with
	 * @param schema what changes tables
	 * @param keyspace where the collections are
	 */
	public Indexes(Statements statements, SchemaManager schema, String keyspace) {
		this.statements = statements;
		this.schema = schema;
		this.keyspace = keyspace;
		this.declarations = new Declarations(statements, schema, keyspace);
		this.nodes = new Nodes(statements, keyspace);
	}

	private static <V> Cache<String, V> cache() {
		return Caffeine.newBuilder().maximumSize(MOST_COLLECTIONS).executor(Runnable::run).build();
	}

	/**
	 * Returns what those who write to a collection know of its indexes.
	 */
	public KnownIndexes known(String collection) {
		return this.known.get(collection, (name) -> new KnownIndexes(this.declarations, name, this.background));
	}

	/**
	 * Returns the indexes that finds in a collection may use.
	 */
	public TableIndexes usable(String collection) {
		return observed(collection);
	}

	/**
	 * Returns what users of the client declare indexes with.
	 * @param longestWrite after what time a write of any client is over
	 */
	public CollectionIndexes administration(ClientRuntime runtime, Duration longestWrite) {
		return new CollectionIndexes(this.statements, this.schema, runtime, this.keyspace, longestWrite, this);
	}

	ObservedIndexes observed(String collection) {
		return this.observed.get(collection, (name) -> new ObservedIndexes(this.declarations, this.schema, this.nodes,
				TableDefinition.collection(this.keyspace, name), this.background));
	}

	Declarations declarations() {
		return this.declarations;
	}

	Nodes nodes() {
		return this.nodes;
	}

}
