package io.nosqlc.data.repository.query;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.error.QueryRejectedException;

/**
 * Calls a method of a repository to learn how it would be run. Every find of a repository
 * passes {@link #unlessAsked} on its way to the store, and is stopped there by one thread
 * that only wants to know.
 */
public final class Explanation {

	private static final ThreadLocal<Explanation> ASKED = new ThreadLocal<>();

	private @Nullable QueryPlan plan;

	private Explanation() {
	}

	/**
	 * Returns how the find would be run that a call makes first.
	 * @throws QueryRejectedException if it makes none
	 */
	public static QueryPlan of(Supplier<? extends @Nullable Object> call) {
		Explanation explanation = new Explanation();
		ASKED.set(explanation);
		Object returned = null;
		try {
			returned = call.get();
		}
		catch (Explained ex) {
			// its plan is known
		}
		finally {
			ASKED.remove();
		}
		if (explanation.plan == null) {
			throw new QueryRejectedException("Cannot explain the call, which returned '" + returned
					+ "': no method of a repository that finds was called in its thread. Call one.");
		}
		return explanation.plan;
	}

	/**
	 * Returns a find, unless this thread only wants to know how it would be run.
	 */
	public static <T> FindQuery<T> unlessAsked(FindQuery<T> find) {
		Explanation explanation = ASKED.get();
		if (explanation != null) {
			explanation.plan = find.explain();
			throw new Explained();
		}
		return find;
	}

	/**
	 * Returns whether this thread only wants to know how a find would be run.
	 */
	public static boolean isAsked() {
		return ASKED.get() != null;
	}

	/**
	 * Refuses what cannot be explained.
	 * @param method what would be done
	 * @param reason why there is no plan for it
	 */
	public static void refuse(String method, String reason) {
		if (isAsked()) {
			throw new QueryRejectedException("Cannot explain '" + method + "': " + reason + ". Nothing was sent.");
		}
	}

	/**
	 * Ends a call that was explained.
	 */
	private static final class Explained extends RuntimeException {

		Explained() {
			super("the call is explained", null, false, false);
		}

	}

}
