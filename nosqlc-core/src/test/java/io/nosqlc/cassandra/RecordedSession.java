package io.nosqlc.cassandra;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.tracker.RequestTracker;
import org.jspecify.annotations.Nullable;

import io.nosqlc.embedded.EmbeddedCassandra;

import static org.awaitility.Awaitility.await;

/**
 * A session that remembers what it was asked to do, before doing it, and which pages the
 * driver was asked for. What a client asks in the background, every second at most, about
 * the indexes that are declared is left out.
 */
final class RecordedSession implements AutoCloseable {

	/** What the names of the driver's threads begin with. */
	static final String NAME = "recorded";

	private static final String INDEXES = "nosqlc_indexes";

	private final Queue<Statement<?>> executed = new ConcurrentLinkedQueue<>();

	private final Queue<String> prepared = new ConcurrentLinkedQueue<>();

	private final Queue<Statement<?>> answered = new ConcurrentLinkedQueue<>();

	private final Set<Statement<?>> unanswered = ConcurrentHashMap.newKeySet();

	private final AtomicInteger failures = new AtomicInteger();

	private volatile @Nullable Throwable failure;

	private final CqlSession real;

	private final CqlSession recorded;

	private RecordedSession(EmbeddedCassandra cassandra, boolean tokens) {
		this.real = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.addRequestTracker(new Answers())
			.withConfigLoader(DriverConfigLoader.programmaticBuilder()
				.withString(DefaultDriverOption.SESSION_NAME, NAME)
				.withBoolean(DefaultDriverOption.METADATA_TOKEN_MAP_ENABLED, tokens)
				.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
				.withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(50))
				.build())
			.build();
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("executeAsync") && arguments[0] instanceof Statement<?> statement
					&& !isAboutIndexes(statement)) {
				this.executed.add(statement);
				if (this.failures.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
					return CompletableFuture.failedFuture(this.failure);
				}
				this.unanswered.add(statement);
			}
			if (method.getName().equals("prepareAsync") && arguments[0] instanceof SimpleStatement statement
					&& !statement.getQuery().contains(INDEXES)) {
				this.prepared.add(statement.getQuery());
			}
			try {
				return method.invoke(this.real, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		this.recorded = (CqlSession) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { CqlSession.class }, handler);
	}

	private static boolean isAboutIndexes(Statement<?> statement) {
		if (statement instanceof SimpleStatement simple) {
			return simple.getQuery().contains("sai_column_indexes");
		}
		if (!(statement instanceof BoundStatement bound)) {
			return false;
		}
		String cql = bound.getPreparedStatement().getQuery();
		return cql.contains(INDEXES)
				|| (cql.contains("system_schema.tables") && INDEXES.equals(bound.getString("table_name")));
	}

	static RecordedSession open(EmbeddedCassandra cassandra) {
		return new RecordedSession(cassandra, true);
	}

	/**
	 * Opens a session that does not know the tokens of its nodes.
	 */
	static RecordedSession openWithoutTokens(EmbeddedCassandra cassandra) {
		return new RecordedSession(cassandra, false);
	}

	/**
	 * The session that records.
	 */
	CqlSession session() {
		return this.recorded;
	}

	/**
	 * The session that does not.
	 */
	CqlSession unrecorded() {
		return this.real;
	}

	/**
	 * Forgets everything, having waited for the answers to what was sent.
	 */
	void forget() {
		await().until(this.unanswered::isEmpty);
		this.executed.clear();
		this.prepared.clear();
		this.answered.clear();
	}

	/**
	 * Everything that was sent, prepared or not, but for further pages.
	 */
	List<Object> sent() {
		return Stream.concat(this.prepared.stream(), this.executed.stream()).toList();
	}

	/**
	 * The texts that were to be prepared.
	 */
	List<String> prepared() {
		return List.copyOf(this.prepared);
	}

	/**
	 * Lets so many statements fail without sending them.
	 */
	void failNext(int statements, @Nullable Throwable failure) {
		this.failure = failure;
		this.failures.set(statements);
	}

	/**
	 * How many statements are still to fail.
	 */
	int failuresLeft() {
		return this.failures.get();
	}

	/**
	 * The prepared statements that were executed, but for further pages; not those that
	 * compare the schema of the nodes.
	 */
	List<BoundStatement> executed() {
		return this.executed.stream().filter(BoundStatement.class::isInstance).map(BoundStatement.class::cast).toList();
	}

	/**
	 * The batches that were executed.
	 */
	List<BatchStatement> batches() {
		return this.executed.stream().filter(BatchStatement.class::isInstance).map(BatchStatement.class::cast).toList();
	}

	/**
	 * The time limits of the statements that were executed; zero for those without one.
	 */
	List<Duration> timeouts() {
		return this.executed.stream()
			.map((statement) -> Objects.requireNonNullElse(statement.getTimeout(), Duration.ZERO))
			.toList();
	}

	/**
	 * The number of pages of a table that the server brought so far.
	 */
	long pagesOf(String table) {
		return this.answered.stream()
			.filter((statement) -> statement instanceof BoundStatement bound
					&& bound.getPreparedStatement().getQuery().contains("\"" + table + "\""))
			.count();
	}

	@Override
	public void close() {
		this.real.close();
	}

	private final class Answers implements RequestTracker {

		@Override
		public void onSuccess(Request request, long latency, DriverExecutionProfile profile, Node node, String prefix) {
			if (request instanceof Statement<?> statement) {
				RecordedSession.this.answered.add(statement);
				RecordedSession.this.unanswered.remove(statement);
			}
		}

		@Override
		public void onError(Request request, Throwable error, long latency, DriverExecutionProfile profile,
				@Nullable Node node, String prefix) {
			if (request instanceof Statement<?> statement) {
				RecordedSession.this.unanswered.remove(statement);
			}
		}

		@Override
		public void close() {
		}

	}

}
