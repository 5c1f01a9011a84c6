package io.nosqlc.cassandra.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private static final Logger logger = LoggerFactory.getLogger(Indexes.class);

	private final SchemaManager schema;

	private final String keyspace;

	private final CollectionIndexes administration;

	private final Map<String, ConfiguredIndexes> configured = new HashMap<>();

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
	 * @param runtime of the client
	 * @param settings what else the client says
	 */
	public Indexes(Statements statements, SchemaManager schema, String keyspace, ClientRuntime runtime,
			IndexSettings settings) {
		this.schema = schema;
		this.keyspace = keyspace;
		this.declarations = new Declarations(statements, schema, keyspace);
		this.nodes = new Nodes(statements, keyspace);
		this.administration = new CollectionIndexes(statements, schema, runtime, keyspace, settings, this);
		Executor worker = Background.named("nosqlc-declare");
		settings.configured()
			.forEach((collection, definitions) -> this.configured.put(collection,
					new ConfiguredIndexes(collection, definitions.stream().map(SideColumn::of).toList(),
							this.nodes::haveIndexes, worker, () -> declare(collection, definitions))));
	}

	private static <V> Cache<String, V> cache() {
		return Caffeine.newBuilder().maximumSize(MOST_COLLECTIONS).executor(Runnable::run).build();
	}

	/**
	 * Returns what those who write to a collection know of its indexes.
	 */
	public KnownIndexes known(String collection) {
		return this.known.get(collection,
				(name) -> new KnownIndexes(this.declarations, name, configured(name), this.background));
	}

	/**
	 * Returns the indexes that finds in a collection may use.
	 */
	public TableIndexes usable(String collection) {
		return observed(collection);
	}

	/**
	 * Returns what users of the client declare indexes with.
	 */
	public CollectionIndexes administration() {
		return this.administration;
	}

	private boolean declare(String collection, List<IndexDefinition> definitions) {
		if (!this.administration.hasTable(collection)) {
			return false;
		}
		this.administration.declare(collection, definitions.toArray(IndexDefinition[]::new));
		List<String> incomplete = this.administration.list(collection)
			.stream()
			.filter((status) -> !status.ready())
			.map((status) -> status.definition().path().toString())
			.toList();
		if (!incomplete.isEmpty()) {
			logger.warn("The indexes {} on '{}' are declared, and no find uses them before"
					+ " client.unwrap(CollectionIndexes.class).reindex(\"{}\") was called, because there may have been"
					+ " documents before", incomplete, collection, collection);
		}
		return true;
	}

	private ConfiguredIndexes configured(String collection) {
		return this.configured.getOrDefault(collection, ConfiguredIndexes.NONE);
	}

	ObservedIndexes observed(String collection) {
		return this.observed.get(collection, (name) -> new ObservedIndexes(this.declarations, this.schema, this.nodes,
				TableDefinition.collection(this.keyspace, name), configured(name), this.background));
	}

	Declarations declarations() {
		return this.declarations;
	}

	Nodes nodes() {
		return this.nodes;
	}

}
