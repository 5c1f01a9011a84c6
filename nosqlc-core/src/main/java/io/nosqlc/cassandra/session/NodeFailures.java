package io.nosqlc.cassandra.session;

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

	private static String innermost(List<Throwable> errors) {
		Throwable reason = errors.get(errors.size() - 1);
		while (reason.getCause() != null) {
			reason = reason.getCause();
		}
		return (reason.getMessage() != null) ? reason.getMessage() : reason.getClass().getSimpleName();
	}

}
