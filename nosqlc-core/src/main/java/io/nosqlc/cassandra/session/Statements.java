package io.nosqlc.cassandra.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.nosqlc.Consistency;

/**
 * The statements of one client: each text is prepared once, and whatever fails fails with
 * an exception of ours. Safe for use by several threads; never blocks.
 *
 * <p>
 * Each method takes the task of its caller as the middle of a sentence ("store 'a' in
 * 'orders'"), asked for only when a message needs it, and the executor on which the stage
 * that it returns completes: what is chained to that stage never runs on an I/O thread.
 */
public final class Statements {

	/**
	 * Far more than an application has texts, so that a leak of texts cannot become one
	 * of memory.
	 */
	private static final int MAX_PREPARED = 2_000;

	/** The driver's own wait for agreement, 10 s by default, is a part of it. */
	private static final Duration DEFINITION_TIMEOUT = Duration.ofSeconds(20);

	private static final int FIRST_PAUSE_MILLIS = 30;

	/** How long nodes may take to open a table that others of them know already. */
	private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(3);

	/** Each keeps what it looked up in the configuration. */
	private static final int MAX_PROFILES = 100;

	private final CqlSession session;

	private final RequestDefaults defaults;

	private final ConcurrentMap<String, CompletableFuture<PreparedStatement>> prepared = Caffeine.newBuilder()
		.maximumSize(MAX_PREPARED)
		.executor(Runnable::run)
		.<String, CompletableFuture<PreparedStatement>>build()
		.asMap();

	private final ConcurrentMap<Duration, DriverExecutionProfile> profiles = Caffeine.newBuilder()
		.maximumSize(MAX_PROFILES)
		.executor(Runnable::run)
		.<Duration, DriverExecutionProfile>build()
		.asMap();

	public Statements(CqlSession session, RequestDefaults defaults) {
		this.session = session;
		this.defaults = defaults;
	}

	/**
	 * Returns the session that the statements are sent with.
	 */
	public CqlSession session() {
		return this.session;
	}

	/**
	 * Returns the nodes of the local datacenter that are up, as far as the driver knows.
	 */
	public List<Node> localNodes() {
		return this.session.getMetadata()
			.getNodes()
			.values()
			.stream()
			.filter((node) -> node.getDistance() == NodeDistance.LOCAL && node.getState() == NodeState.UP)
			.toList();
	}

	/**
	 * Returns what holds for statements that say nothing else.
	 */
	public RequestDefaults defaults() {
		return this.defaults;
	}

	/**
	 * Returns how long a statement may take that has no limit of its own: the client's
	 * limit, else the session's.
	 */
	public Duration timeout() {
		Duration timeout = this.defaults.timeout();
		return (timeout != null) ? timeout
				: this.session.getContext()
					.getConfig()
					.getDefaultProfile()
					.getDuration(DefaultDriverOption.REQUEST_TIMEOUT);
	}

	/**
	 * Returns a statement with a time limit. That of a batch goes by a profile, because
	 * batches of the driver ignore the one they are given; limits that are always new
	 * make them dear.
	 */
	@SuppressWarnings("unchecked")
	public <S extends Statement<?>> S withTimeout(S statement, Duration timeout) {
		return (S) ((statement instanceof BatchStatement batch) ? batch.setExecutionProfile(profile(timeout))
				: statement.setTimeout(timeout));
	}

	private DriverExecutionProfile profile(Duration timeout) {
		return this.profiles.computeIfAbsent(timeout,
				(limit) -> this.session.getContext()
					.getConfig()
					.getDefaultProfile()
					.withDuration(DefaultDriverOption.REQUEST_TIMEOUT, limit));
	}

	private Duration limitOf(Statement<?> statement) {
		DriverExecutionProfile profile = statement.getExecutionProfile();
		if (statement.getTimeout() != null) {
			return statement.getTimeout();
		}
		return (profile != null) ? profile.getDuration(DefaultDriverOption.REQUEST_TIMEOUT) : timeout();
	}

	/**
	 * Returns a write timestamp of the session's clock in microseconds, to be set
	 * explicitly: the driver would take a new one for each of its retries, and a retry
	 * with a younger stamp can bury what others wrote in between.
	 * {@link Statement#NO_DEFAULT_TIMESTAMP} if the session leaves stamps to the servers.
	 */
	public long nextTimestamp() {
		return this.session.getContext().getTimestampGenerator().next();
	}

	/**
	 * Returns the level of the driver for ours.
	 */
	public static ConsistencyLevel level(Consistency consistency) {
		return DefaultConsistencyLevel.valueOf(consistency.name());
	}

	/**
	 * Prepares a text that is not prepared yet.
	 */
	public CompletionStage<PreparedStatement> prepare(String cql, Supplier<String> task, Executor executor) {
		CompletableFuture<PreparedStatement> future = this.prepared.get(cql);
		if (future == null) {
			future = prepareOnce(cql);
		}
		return (future.isDone() && !future.isCompletedExceptionally()) ? future : translated(future, task, executor);
	}

	/**
	 * Begins a statement that has the client's consistency levels and time limit, and is
	 * not idempotent unless the caller says so.
	 */
	public CompletionStage<BoundStatementBuilder> bind(String cql, Supplier<String> task, Executor executor) {
		return prepare(cql, task, executor).thenApply(PreparedStatement::boundStatementBuilder);
	}

	/**
	 * Sends a statement. An idempotent one is sent again, for three seconds at most and
	 * with what is left of its time limit, while replicas do not know its table yet.
	 */
	public CompletionStage<AsyncResultSet> execute(Statement<?> statement, Supplier<String> task, Executor executor) {
		Duration limit = limitOf(statement);
		Duration patience = (limit.compareTo(SCHEMA_PATIENCE) < 0) ? limit : SCHEMA_PATIENCE;
		return execute(statement, task, executor, FIRST_PAUSE_MILLIS, Deadline.after(limit), Deadline.after(patience));
	}

	private CompletionStage<AsyncResultSet> execute(Statement<?> statement, Supplier<String> task, Executor executor,
			int pauseMillis, Deadline deadline, Deadline patience) {
		return translated(this.session.executeAsync(statement), task, executor).exceptionallyCompose((error) -> {
			Throwable cause = DriverErrors.unwrap(error);
			if (cause instanceof MissingTableException) {
				forget(statement);
			}
			boolean repeatable = cause instanceof SchemaDisagreementException
					&& Boolean.TRUE.equals(statement.isIdempotent());
			if (!repeatable || patience.isBefore(2 * pauseMillis)) {
				return CompletableFuture.failedFuture(cause);
			}
			return Pause.about(pauseMillis, executor)
				.thenCompose((waited) -> execute(withTimeout(statement, atLeastOneMilli(deadline.left())), task,
						executor, 2 * pauseMillis, deadline, patience));
		});
	}

	private static Duration atLeastOneMilli(Duration left) {
		return (left.toMillis() > 0) ? left : Duration.ofMillis(1);
	}

	/**
	 * Fetches the page behind one that has more.
	 */
	public CompletionStage<AsyncResultSet> nextPage(AsyncResultSet page, Supplier<String> task, Executor executor) {
		return translated(page.fetchNextPage(), task, executor);
	}

	/**
	 * Sends a statement that changes the schema, once: it is not idempotent, because what
	 * runs twice at the same time collides. Completes when the nodes agree on the schema,
	 * or the driver has lost patience with them.
	 */
	public CompletionStage<AsyncResultSet> executeDefinition(String cql, Supplier<String> task, Executor executor) {
		return execute(withDefaults(cql).setTimeout(DEFINITION_TIMEOUT), task, executor);
	}

	private SimpleStatement withDefaults(String cql) {
		return SimpleStatement.newInstance(cql)
			.setIdempotent(false)
			.setConsistencyLevel(level(this.defaults.consistency()))
			.setSerialConsistencyLevel(level(this.defaults.serialConsistency()))
			.setTimeout(this.defaults.timeout());
	}

	/**
	 * Whoever comes first prepares. A failure is told to all who wait for it, and
	 * forgotten.
	 */
	private CompletableFuture<PreparedStatement> prepareOnce(String cql) {
		CompletableFuture<PreparedStatement> own = new CompletableFuture<>();
		CompletableFuture<PreparedStatement> running = this.prepared.putIfAbsent(cql, own);
		if (running != null) {
			return running;
		}
		this.session.prepareAsync(withDefaults(cql)).whenComplete((statement, error) -> {
			if (error != null) {
				this.prepared.remove(cql, own);
				own.completeExceptionally(error);
			}
			else {
				own.complete(statement);
			}
		});
		return own;
	}

	private void forget(Statement<?> statement) {
		if (statement instanceof BoundStatement bound) {
			this.prepared.remove(bound.getPreparedStatement().getQuery());
		}
		else if (statement instanceof BatchStatement batch) {
			batch.forEach(this::forget);
		}
	}

	private static <T> CompletionStage<T> translated(CompletionStage<T> stage, Supplier<String> task,
			Executor executor) {
		return stage.handleAsync((result, error) -> {
			if (error != null) {
				throw new CompletionException(DriverErrors.translate(error, task.get()));
			}
			return result;
		}, executor);
	}

}
