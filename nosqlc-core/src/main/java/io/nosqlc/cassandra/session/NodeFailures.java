package io.nosqlc.cassandra.session;

import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.AllNodesFailedException;

/**
 * Why each of several nodes could not serve a request, in few words.
 */
public final class NodeFailures {

	private static final int SHOWN = 3;

	private NodeFailures() {
	}

	/**
	 * Describes the failures of the first nodes by their innermost reasons, and says how
	 * many more there are.
	 */
	public static String describe(AllNodesFailedException error) {
		var errors = error.getAllErrors();
		if (errors.isEmpty()) {
			return "no node of the local datacenter is known to be up";
		}
		String shown = errors.entrySet()
			.stream()
			.limit(SHOWN)
			.map((entry) -> entry.getKey().getEndPoint() + ": " + innermost(entry.getValue()))
			.collect(Collectors.joining("; "));
		return (errors.size() > SHOWN) ? shown + "; and " + (errors.size() - SHOWN) + " more" : shown;
	}

	/**
	 * The driver reports a channel that is closed, and beneath it as suppressed why it
	 * could not be opened.
	 */
	private static String innermost(List<Throwable> errors) {
		Throwable error = errors.get(errors.size() - 1);
		Throwable reason = (error.getSuppressed().length > 0) ? error.getSuppressed()[0] : error;
		while (reason.getCause() != null) {
			reason = reason.getCause();
		}
		if (reason instanceof ClosedChannelException) {
			return "the connection was closed";
		}
		return (reason.getMessage() != null) ? reason.getMessage() : reason.getClass().getSimpleName();
	}

}
