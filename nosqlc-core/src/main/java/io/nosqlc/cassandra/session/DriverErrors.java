package io.nosqlc.cassandra.session;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.CASWriteUnknownException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteFailureException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import org.jspecify.annotations.Nullable;

import io.nosqlc.error.ClientClosedException;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * Says in our exceptions what the driver's mean, and what to do.
 */
public final class DriverErrors {

	private static final Pattern MISSING_TABLE = Pattern.compile(
			"unconfigured table .*|table \\S+ (does not|doesn't) exist.*|keyspace \\S+ (does not|doesn't) exist.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	/**
	 * What a server says that knows a table and has not opened it yet, or has closed it
	 * to drop it.
	 */
	private static final Pattern UNKNOWN_TABLE_ID = Pattern.compile("(?i).*Unknown (CF|table) .*|.*unknown table id.*",
			Pattern.DOTALL);

	private static final Pattern TOO_LARGE = Pattern.compile("(?i).*(mutation|message) of .*(too large|exceeds).*",
			Pattern.DOTALL);

	private static final List<Rule<?>> RULES = List.of(new Rule<>(NosqlcException.class, (error, task) -> error),
			new Rule<>(DriverTimeoutException.class, DriverErrors::noAnswer),
			new Rule<>(ReadTimeoutException.class,
					(error, task) -> tooFewAnswers(error, task, error.getReceived(), error.getBlockFor())),
			new Rule<>(CASWriteUnknownException.class,
					(error, task) -> tooFewAnswers(error, task, error.getReceived(), error.getBlockFor())),
			new Rule<>(WriteTimeoutException.class,
					(error, task) -> tooFewAnswers(error, task, error.getReceived(), error.getBlockFor())),
			new Rule<>(ReadFailureException.class, DriverErrors::readFailed),
			new Rule<>(WriteFailureException.class, DriverErrors::writeFailed),
			new Rule<>(UnavailableException.class, DriverErrors::tooFewReplicas),
			new Rule<>(OverloadedException.class, DriverErrors::overloaded),
			new Rule<>(BootstrappingException.class, DriverErrors::unreachable),
			new Rule<>(UnauthorizedException.class, MissingGrant::exception),
			new Rule<>(Exception.class, DriverErrors::missingTable),
			new Rule<>(QueryValidationException.class, DriverErrors::refused),
			new Rule<>(RequestThrottlingException.class, DriverErrors::throttled),
			new Rule<>(BusyConnectionException.class, DriverErrors::throttled),
			new Rule<>(FrameTooLongException.class, DriverErrors::tooLong),
			new Rule<>(NodeUnavailableException.class, DriverErrors::unreachable),
			new Rule<>(AllNodesFailedException.class, DriverErrors::allFailed),
			new Rule<>(IllegalStateException.class, DriverErrors::closed));

	private DriverErrors() {
	}

	/**
	 * Returns our exception for one of the driver's, which becomes its cause. What is
	 * ours already, and what is no exception but an {@link Error}, is returned as it is.
	 * @param error what the driver completed with, in a {@link CompletionException} or
	 * not
	 * @param task what was to be done, as the middle of a sentence: "store 'a' in
	 * 'orders'"
	 */
	public static Throwable translate(Throwable error, String task) {
		Throwable cause = unwrap(error);
		if (cause instanceof Error) {
			return cause;
		}
		for (Rule<?> rule : RULES) {
			NosqlcException translated = rule.apply(cause, task);
			if (translated != null) {
				return translated;
			}
		}
		return new NosqlcException("Cannot " + task + ": " + cause + ". The log of the server may tell more.", cause);
	}

	/**
	 * Returns the failure inside the wrappers that futures put around it.
	 */
	public static Throwable unwrap(Throwable error) {
		Throwable cause = error;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/**
	 * Returns whether a write that failed so may have taken effect nevertheless, or may
	 * still do.
	 * @param error the driver's exception, or ours with the driver's as its cause
	 */
	public static boolean outcomeUnknown(Throwable error) {
		Throwable cause = unwrap(error);
		if (cause instanceof MissingTableException) {
			return false;
		}
		if (cause instanceof NosqlcException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof AllNodesFailedException failed) {
			return failed.getAllErrors().values().stream().flatMap(List::stream).anyMatch(DriverErrors::outcomeUnknown);
		}
		return !(cause instanceof QueryValidationException || cause instanceof UnavailableException
				|| cause instanceof BootstrappingException || cause instanceof NodeUnavailableException
				|| cause instanceof BusyConnectionException || cause instanceof RequestThrottlingException
				|| cause instanceof NosqlcException || isClosedSession(cause));
	}

	private static NosqlcException noAnswer(DriverTimeoutException error, String task) {
		return new QueryTimeoutException("Cannot " + task + ": no answer in time (" + error.getMessage()
				+ "). Whether a write took effect is unknown. Check the load of the servers and the network, or raise"
				+ " request-timeout.", error);
	}

	private static NosqlcException tooFewAnswers(Throwable error, String task, int received, int required) {
		return new QueryTimeoutException("Cannot " + task + ": only " + received + " of " + required
				+ " replicas that were needed answered the coordinator in time. Whether a write took effect is"
				+ " unknown. Check the load of the servers, or ask for a lower consistency.", error);
	}

	private static NosqlcException tooFewReplicas(UnavailableException error, String task) {
		return new ClientUnavailableException("Cannot " + task + ": consistency '" + error.getConsistencyLevel()
				+ "' needs " + error.getRequired() + " replicas and " + error.getAlive()
				+ " are alive. Nothing was done. Start the missing nodes, ask for a lower consistency, or check that"
				+ " the keyspace is replicated to the local datacenter.", error);
	}

	private static NosqlcException readFailed(ReadFailureException error, String task) {
		Collection<Integer> reasons = error.getReasonMap().values();
		return replicasFailed(reasons, "Cannot " + task + ": " + error.getNumFailures() + " replicas failed to read ("
				+ FailureReason.describe(reasons) + "). See the log of the servers.", error);
	}

	private static NosqlcException writeFailed(WriteFailureException error, String task) {
		Collection<Integer> reasons = error.getReasonMap().values();
		return replicasFailed(reasons,
				"Cannot " + task + ": " + error.getNumFailures() + " replicas failed to write ("
						+ FailureReason.describe(reasons)
						+ "). It may have taken effect on others. See the log of the servers.",
				error);
	}

	private static NosqlcException replicasFailed(Collection<Integer> reasons, String message, Throwable error) {
		return FailureReason.isSchemaDisagreement(reasons) ? new SchemaDisagreementException(message, error)
				: new QueryRejectedException(message, error);
	}

	private static @Nullable NosqlcException missingTable(Exception error, String task) {
		return isMissingTable(error)
				? new MissingTableException("Cannot " + task + ": " + error.getMessage() + ".", error) : null;
	}

	private static boolean isMissingTable(Throwable error) {
		String reason = String.valueOf(error.getMessage());
		if (error instanceof AllNodesFailedException failed) {
			List<Throwable> reasons = reasons(failed);
			return !reasons.isEmpty() && reasons.stream().allMatch(DriverErrors::isMissingTable);
		}
		return (error instanceof QueryValidationException && MISSING_TABLE.matcher(reason).matches())
				|| (error instanceof ServerError && UNKNOWN_TABLE_ID.matcher(reason).matches());
	}

	private static NosqlcException refused(QueryValidationException error, String task) {
		String reason = String.valueOf(error.getMessage());
		if (TOO_LARGE.matcher(reason).matches()) {
			return new QueryRejectedException("Cannot " + task + ": it is too large for the server (" + reason
					+ "). Split the document, or raise native_transport_max_message_size and commitlog_segment_size on the"
					+ " servers: half a segment is the most that a write may have.", error);
		}
		return new QueryRejectedException("Cannot " + task + ": the server refuses the statement (" + reason
				+ "). Check that the table looks as this client expects.", error);
	}

	private static NosqlcException overloaded(OverloadedException error, String task) {
		return new ClientUnavailableException(
				"Cannot " + task + ": the server is overloaded (" + error.getMessage()
						+ "). Whether a write took effect is unknown. Send less at the same time, or add nodes.",
				error);
	}

	private static NosqlcException throttled(Throwable error, String task) {
		return new ClientOverloadedException("Cannot " + task + ": all connections to the servers are busy ("
				+ error.getMessage() + "). Nothing was sent. Send less at the same time.");
	}

	private static NosqlcException tooLong(FrameTooLongException error, String task) {
		return new QueryRejectedException("Cannot " + task + ": a request or an answer is too large ("
				+ error.getMessage() + "). Split the document, or ask for smaller pages.", error);
	}

	private static NosqlcException unreachable(Throwable error, String task) {
		return new ClientUnavailableException(
				"Cannot " + task + ": " + error.getMessage() + ". Check that the servers run and can be reached.",
				error);
	}

	private static NosqlcException allFailed(AllNodesFailedException error, String task) {
		List<Throwable> reasons = reasons(error);
		if (!reasons.isEmpty() && reasons.stream().allMatch(BusyConnectionException.class::isInstance)) {
			return throttled(reasons.get(0), task);
		}
		return new ClientUnavailableException(
				"Cannot " + task + ": no server could do it (" + NodeFailures.describe(error)
						+ "). Check that the servers run and can be reached, and that local-datacenter is theirs.",
				error);
	}

	private static List<Throwable> reasons(AllNodesFailedException error) {
		return error.getAllErrors().values().stream().flatMap(List::stream).toList();
	}

	private static @Nullable NosqlcException closed(IllegalStateException error, String task) {
		return isClosedSession(error) ? new ClientClosedException(
				"Cannot " + task + ": the session is closed. Use the client before it or its session is closed.")
				: null;
	}

	private static boolean isClosedSession(Throwable error) {
		return error instanceof IllegalStateException && "Session is closed".equals(error.getMessage());
	}

	/**
	 * What becomes of one type of failure.
	 */
	private record Rule<E extends Throwable>(Class<E> type,
			BiFunction<E, String, @Nullable NosqlcException> translation) {

		@Nullable NosqlcException apply(Throwable error, String task) {
			return this.type.isInstance(error) ? this.translation.apply(this.type.cast(error), task) : null;
		}

	}

}
