package io.nosqlc.cassandra.index;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.Pause;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * Goes over the rows of a table, page by page, on the thread of the caller.
 */
final class IndexWalk {

	private static final int ATTEMPTS = 5;

	private static final int FIRST_PAUSE_MILLIS = 200;

	private final IndexScan scan;

	private final CallerWaits caller;

	IndexWalk(IndexScan scan, CallerWaits caller) {
		this.scan = scan;
		this.caller = caller;
	}

	/**
	 * Does something with each page. A page for which there was no answer is read again,
	 * with fewer rows.
	 * @param from key of the row to start at; {@code null} for the first row
	 * @param action what to do, which may be done again
	 */
	void run(@Nullable String from, Consumer<IndexScan.Page> action) {
		ByteBuffer state = null;
		do {
			state = page(from, state, action);
		}
		while (state != null);
	}

	private @Nullable ByteBuffer page(@Nullable String from, @Nullable ByteBuffer state,
			Consumer<IndexScan.Page> action) {
		for (int attempt = 1;; attempt++) {
			try {
				IndexScan.Page page = this.caller.call((executor) -> this.scan.read(from, state, executor));
				action.accept(page);
				return page.next();
			}
			catch (QueryTimeoutException | ClientUnavailableException ex) {
				pauseOrFail(ex, attempt);
			}
		}
	}

	private void pauseOrFail(NosqlcException failure, int attempt) {
		if (attempt == ATTEMPTS) {
			throw failure;
		}
		this.scan.readLess();
		int pause = FIRST_PAUSE_MILLIS << attempt;
		this.caller.run((executor) -> Pause.about(pause, executor));
	}

}
