package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.datastax.oss.driver.api.core.DefaultProtocolVersion;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Consistency;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.session.Deadline;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.cassandra.session.Statements;

/**
 * Reads rows of one collection's table with all that a conditional write must know, and
 * sends such writes. Stages complete on the executor given. Safe for use by several
 * threads.
 */
final class DocumentTable {

	private static final int FOR_EVER = 0;

	private final Statements statements;

	private final StatementSource source;

	private final ServerClock clock;

	private final String read;

	private final String replace;

	private final String remove;

	private final String replaceAnything;

	private final String removeAnything;

	private final String write;

	DocumentTable(Statements statements, StatementSource source, ServerClock clock, String table) {
		this.statements = statements;
		this.source = source;
		this.clock = clock;
		this.read = "SELECT data, WRITETIME(data) AS written, TTL(data) AS ttl, currentTimestamp() AS clock FROM "
				+ table + " WHERE pk = :pk";
		this.write = "UPDATE " + table + " USING TTL :ttl SET data = :data WHERE pk = :pk";
		this.replace = this.write + " IF data = :expected";
		this.replaceAnything = this.write + " IF data != :expected";
		this.remove = "DELETE FROM " + table + " WHERE pk = :pk IF data = :expected";
		this.removeAnything = "DELETE FROM " + table + " WHERE pk = :pk IF EXISTS";
	}

	/**
	 * Reads a row.
	 */
	CompletionStage<ObservedRow> read(Target target, WriteCall call) {
		Integer now = expiryCanBeTimed() ? this.clock.nowInSeconds() : null;
		return read(target, now, this.statements.defaults().consistency(), call)
			.thenCompose((row) -> mustBeTimed(row) ? read(target, call) : done(row));
	}

	/**
	 * Reads the row that a batch is about, before anything is written.
	 */
	CompletionStage<ObservedRow> read(Batch batch) {
		return read(batch.target(), batch.call()).whenComplete((row, error) -> {
			if (error != null) {
				batch.spareOthersUnlessInTime(LightweightTransaction.LEAST_TIME);
			}
		});
	}

	/**
	 * Reads the row of a conditional write as all lightweight transactions on it have
	 * left it, and brings those to an end that are under way.
	 */
	CompletionStage<ObservedRow> readSerially(ConditionalWrite write) {
		return read(write.target(), write.nowInSeconds(), this.statements.defaults().serialConsistency(), write.call());
	}

	/**
	 * Makes the statement of a conditional write. If that fails, nothing was sent.
	 * @param coordinator the node that is to decide it; {@code null} for any
	 */
	CompletionStage<BoundStatement> statement(ConditionalWrite write, @Nullable Node coordinator) {
		return statement(cql(write), write.draft(), task(write), write.call(), (statement) -> {
			BoundStatementBuilder bound = bind(statement, write).setIdempotence(false).setNode(coordinator);
			return limit(bound, write.call().options(), write.nowInSeconds(), write.deadline());
		});
	}

	/**
	 * Sends the statement of a conditional write.
	 */
	CompletionStage<AsyncResultSet> send(BoundStatement statement, ConditionalWrite write) {
		return this.statements.execute(statement, task(write), write.call().executor());
	}

	/**
	 * Writes what came of a batch plainly, with a lifetime and a stamp.
	 */
	CompletionStage<AsyncResultSet> write(Batch batch, ObservedRow read, Draft draft, int ttl, long timestamp) {
		Supplier<String> task = () -> "change " + batch.target();
		return statement(this.write, draft, task, batch.call(), (statement) -> {
			BoundStatementBuilder bound = statement.setString("pk", batch.target().key())
				.setBytesUnsafe("data", draft.text())
				.setInt("ttl", ttl)
				.setIdempotence(true)
				.setQueryTimestamp(timestamp);
			return limit(bound, batch.call().options(), read.nowInSeconds(), batch.deadline());
		}).thenCompose((statement) -> this.statements.execute(statement, task, batch.executor()));
	}

	private CompletionStage<BoundStatement> statement(String cql, @Nullable Draft draft, Supplier<String> task,
			WriteCall call, UnaryOperator<BoundStatementBuilder> values) {
		CompletionStage<BoundStatementBuilder> begun = (draft != null)
				? this.source.bindWrite(cql, draft.document(), task, call.executor())
				: this.source.bind(cql, task, call.executor());
		return call.await(begun, task).thenApply((statement) -> {
			try {
				return values.apply(statement).build();
			}
			catch (RuntimeException ex) {
				throw new CompletionException(DriverErrors.translate(ex, task.get()));
			}
		});
	}

	private static Supplier<String> task(ConditionalWrite write) {
		return () -> "change " + write.target();
	}

	private String cql(ConditionalWrite write) {
		if (write.text() != null) {
			return (write.expected() != null) ? this.replace : this.replaceAnything;
		}
		return (write.expected() != null) ? this.remove : this.removeAnything;
	}

	private static BoundStatementBuilder bind(BoundStatementBuilder statement, ConditionalWrite write) {
		ByteBuffer text = write.text();
		ObservedRow expected = write.expected();
		BoundStatementBuilder bound = statement.setString("pk", write.target().key());
		if (text != null) {
			bound = bound.setBytesUnsafe("data", text);
			bound = (write.ttl() != null) ? bound.setInt("ttl", write.ttl()) : bound;
		}
		if (text == null && expected == null) {
			return bound;
		}
		return bound.setBytesUnsafe("expected", (expected != null) ? expected.text() : text);
	}

	private BoundStatementBuilder limit(BoundStatementBuilder statement, WriteOptions options,
			@Nullable Integer nowInSeconds, Deadline deadline) {
		BoundStatementBuilder limited = statement.setTimeout(timeout(deadline));
		Consistency consistency = options.consistency();
		if (consistency != null) {
			limited = limited.setConsistencyLevel(Statements.level(consistency));
		}
		return (nowInSeconds != null) ? limited.setNowInSeconds(nowInSeconds) : limited;
	}

	private CompletionStage<ObservedRow> read(Target target, @Nullable Integer nowInSeconds, Consistency consistency,
			WriteCall call) {
		Supplier<String> task = () -> "read " + target;
		long requestedAt = System.nanoTime();
		return statement(this.read, null, task, call, (statement) -> {
			BoundStatementBuilder bound = statement.setString("pk", target.key())
				.setConsistencyLevel(Statements.level(consistency))
				.setIdempotence(true);
			return limit(bound, WriteOptions.defaults(), nowInSeconds, call.deadline());
		}).thenCompose((statement) -> this.statements.execute(statement, task, call.executor()))
			.thenApply((result) -> row(result, nowInSeconds, requestedAt));
	}

	private ObservedRow row(AsyncResultSet result, @Nullable Integer nowInSeconds, long requestedAt) {
		Row row = result.one();
		if (row == null) {
			return ObservedRow.absent(nowInSeconds);
		}
		Instant serverTime = row.getInstant("clock");
		if (serverTime != null) {
			this.clock.saw(serverTime.toEpochMilli());
		}
		ByteBuffer text = row.getBytesUnsafe("data");
		if (text == null || serverTime == null) {
			return ObservedRow.absent(nowInSeconds);
		}
		int ttl = row.isNull("ttl") ? FOR_EVER : Math.max(1, row.getInt("ttl"));
		NodeClock nodeClock = new NodeClock(serverTime.toEpochMilli(), requestedAt, System.nanoTime());
		return new ObservedRow(text, row.getLong("written"), ttl, nowInSeconds,
				result.getExecutionInfo().getCoordinator(), nodeClock);
	}

	/**
	 * A read that knows no server's clock, as a client's first one, cannot say at which
	 * second it saw what expires.
	 */
	private boolean mustBeTimed(ObservedRow row) {
		return expiryCanBeTimed() && row.ttl() != FOR_EVER && row.nowInSeconds() == null;
	}

	private Duration timeout(Deadline deadline) {
		Duration left = deadline.left();
		Duration usual = this.statements.timeout();
		Duration timeout = (left.compareTo(usual) < 0) ? left : usual;
		return timeout.isZero() ? Duration.ofMillis(1) : timeout;
	}

	private static CompletionStage<ObservedRow> done(ObservedRow row) {
		return CompletableFuture.completedFuture(row);
	}

	/**
	 * Asked for at each use, because a session may connect as late as that.
	 */
	private boolean expiryCanBeTimed() {
		return this.statements.session().getContext().getProtocolVersion().getCode() >= DefaultProtocolVersion.V5
			.getCode();
	}

}
