package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

import io.nosqlc.AbstractClient;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexSettings;
import io.nosqlc.cassandra.index.Indexes;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.schema.SchemaManager;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.cassandra.update.Updates;
import io.nosqlc.internal.value.Names;

/**
 * A client of one keyspace. Safe for use by several threads.
 *
 * <p>
 * {@link #unwrap} gives the {@link CqlSession}, the {@link SchemaManager}, the
 * {@link TableAccess} and the {@link CollectionIndexes}.
 *
 * @see CassandraDriver
 */
public final class CassandraClient extends AbstractClient {

	private final CqlSession session;

	private final Runnable release;

	private final String keyspace;

	private final CassandraOptions options;

	private final Statements statements;

	private final SchemaManager schema;

	private final TableAccess tables;

	private final Updates updates;

	private final Indexes indexes;

	private final SkippedRows skippedRows = new SkippedRows();

	private CassandraClient(CqlSession session, Runnable release, String url, String keyspace,
			CassandraOptions options) {
		super(url, new ClientRuntime(options.client(), options.executor()));
		this.session = session;
		this.release = release;
		this.keyspace = keyspace;
		this.options = options;
		this.statements = new Statements(session, options.requests());
		this.schema = new SchemaManager(this.statements, options.schema());
		this.tables = new TableAccess(this.statements, this.schema, runtime(), keyspace);
		this.updates = new Updates(this.statements, options.updates());
		this.indexes = new Indexes(this.statements, this.schema, keyspace, runtime(),
				new IndexSettings(options.indexes(), this::longestWrite));
	}

	/**
	 * Begins a client on a session that somebody else opened, and will close when the
	 * client is closed: closing the client leaves the session open.
	 */
	public static Builder builder(CqlSession session) {
		return new Builder(session);
	}

	/**
	 * Makes a client that closes its session: at the end, or now if its keyspace cannot
	 * be used.
	 * @param afterwards what to do when the session is closed
	 */
	static CassandraClient owning(CqlSession session, Runnable afterwards, String url, String keyspace,
			CassandraOptions options) {
		Runnable release = () -> {
			session.close();
			afterwards.run();
		};
		try {
			return new CassandraClient(session, release, url, keyspace, options).withKeyspace();
		}
		catch (RuntimeException ex) {
			release.run();
			throw ex;
		}
	}

	private CassandraClient withKeyspace() {
		runtime().call(this::ensureKeyspace);
		return this;
	}

	private CompletionStage<@Nullable Void> ensureKeyspace(Executor executor) {
		return this.schema.ensureKeyspace(this.keyspace, executor);
	}

	@Override
	protected Collection createCollection(String name) {
		return new CassandraCollection(this, name, runtime());
	}

	@Override
	protected void release() {
		this.release.run();
	}

	@Override
	protected <T> @Nullable T findWrapped(Class<T> type) {
		if (type == SchemaManager.class) {
			return type.cast(this.schema);
		}
		if (type == TableAccess.class) {
			return type.cast(this.tables);
		}
		if (type == CollectionIndexes.class) {
			return type.cast(this.indexes.administration());
		}
		return type.isAssignableFrom(CqlSession.class) ? type.cast(this.session) : null;
	}

	/**
	 * Other clients are taken to have the same limits.
	 */
	private Duration longestWrite() {
		Duration plain = this.statements.timeout();
		Duration update = this.options.updates().timeout();
		return (plain.compareTo(update) > 0) ? plain : update;
	}

	String keyspace() {
		return this.keyspace;
	}

	CassandraOptions options() {
		return this.options;
	}

	Statements statements() {
		return this.statements;
	}

	SchemaManager schema() {
		return this.schema;
	}

	TableAccess tables() {
		return this.tables;
	}

	Updates updates() {
		return this.updates;
	}

	Indexes indexes() {
		return this.indexes;
	}

	SkippedRows skippedRows() {
		return this.skippedRows;
	}

	/**
	 * A client in the making. For one thread.
	 */
	public static final class Builder {

		private final CqlSession session;

		private final Map<String, Object> properties = new LinkedHashMap<>();

		private @Nullable ConnectionProperties settings;

		private @Nullable String keyspace;

		private @Nullable String lazyUrl;

		private Builder(CqlSession session) {
			this.session = Objects.requireNonNull(session, "session");
		}

		/**
		 * Sets the keyspace, which is required. The session's own is never used.
		 * @throws io.nosqlc.error.InvalidNameException if it is no letter followed by
		 * letters, digits and underscores
		 */
		public Builder keyspace(String keyspace) {
			this.keyspace = Names.keyspace(keyspace);
			return this;
		}

		/**
		 * Adds settings, named as in a URL; those of the session itself, such as
		 * {@code username}, are refused by {@link #build}.
		 */
		public Builder properties(Map<String, ?> properties) {
			properties.forEach(this.properties::put);
			return this;
		}

		/**
		 * Sets all settings, in place of {@link #properties(Map)}. Those of the session
		 * itself are accepted if they were asked for before.
		 */
		public Builder properties(ConnectionProperties settings) {
			this.settings = settings;
			return this;
		}

		/**
		 * Leaves the session alone until the client is used, so that it may be one that
		 * connects then. A keyspace that does not exist is created with its first table,
		 * or, if it must not be, fails the first write.
		 * @param url what the client says that it was opened with
		 */
		public Builder lazy(String url) {
			this.lazyUrl = url;
			return this;
		}

		/**
		 * Makes the client; creates the keyspace if it does not exist and may be created.
		 * @throws IllegalStateException if there is no keyspace
		 * @throws io.nosqlc.error.InvalidUrlException if a setting is malformed or
		 * unknown
		 * @throws io.nosqlc.error.MissingKeyspaceException if the keyspace does not exist
		 * and must not be created
		 */
		public CassandraClient build() {
			if (this.keyspace == null) {
				throw new IllegalStateException("A client needs a keyspace. Call keyspace(\"...\") before build().");
			}
			CassandraOptions options = options();
			if (this.lazyUrl != null) {
				return new CassandraClient(this.session, () -> {
				}, this.lazyUrl, this.keyspace, options);
			}
			return new CassandraClient(this.session, () -> {
			}, url(this.keyspace), this.keyspace, options).withKeyspace();
		}

		private CassandraOptions options() {
			ConnectionProperties given = (this.settings != null) ? this.settings
					: new ConnectionProperties(null, this.properties);
			CassandraOptions options = CassandraOptions.from(given);
			given.refuseUnknown();
			return options;
		}

		private String url(String keyspace) {
			return this.session.getMetadata()
				.getNodes()
				.values()
				.stream()
				.map((node) -> node.getEndPoint().toString().replaceFirst("^.*/", ""))
				.limit(3)
				.collect(Collectors.joining(",", CassandraUrl.PREFIX, "/" + keyspace));
		}

	}

}
