package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.QueryTimeoutException;
import io.nosqlc.internal.value.Text;

/**
 * Reads the rows of a table between tokens. What fails for a reason that may pass is
 * tried again after a pause, each time for fewer rows and from the third time on for half
 * of the tokens: what is too much for a replica at once may go in parts.
 */
final class RangeReads {

	private static final int MOST_ATTEMPTS = 6;

	private static final int FIRST_PAUSE_MILLIS = 25;

	private final Reads reads;

	private final String cql;

	private final TokenRing ring;

	private volatile boolean closed;

	RangeReads(Reads reads, String cql, TokenRing ring) {
		this.reads = reads;
		this.cql = cql;
		this.ring = ring;
	}

	/**
	 * Returns the piece behind a key, up to the end of the ring.
	 * @param after the key; {@code null} for the whole ring
	 */
	Piece behind(@Nullable String after) {
		return (after != null) ? new Piece(new TokenRange(this.ring.tokenOf(after), Long.MAX_VALUE), after)
				: new Piece(TokenRange.ALL, null);
	}

	/**
	 * Returns the way over a piece.
	 */
	TokenWalk walk(Piece piece) {
		return new TokenWalk(piece.range, this.ring.borders());
	}

	/**
	 * Sends no more.
	 */
	void close() {
		this.closed = true;
	}

	/**
	 * Reads the first rows of a piece; none once this is closed.
	 * @param rows how many at the most
	 */
	CompletionStage<Answer> read(Piece piece, int rows) {
		int seen = (piece.after != null) ? 1 : 0;
		return this.closed ? CompletableFuture.completedStage(Answer.NOTHING)
				: read(piece, piece.range, rows + seen, 1);
	}

	private CompletionStage<Answer> read(Piece piece, TokenRange head, int rows, int attempt) {
		return this.reads.range(this.cql, head, this.ring.token(head.last()), rows)
			.thenCompose((result) -> answer(piece, head, result, 1))
			.exceptionallyCompose((error) -> again(piece, head, rows, attempt, DriverErrors.unwrap(error)));
	}

	private CompletionStage<Answer> again(Piece piece, TokenRange head, int rows, int attempt, Throwable error) {
		if (this.closed || attempt == MOST_ATTEMPTS || !mayPass(error)) {
			return CompletableFuture.failedStage(error);
		}
		TokenRange smaller = (attempt == 1) ? head : head.head(head.size() / 2);
		return this.reads.pause(FIRST_PAUSE_MILLIS << attempt)
			.thenCompose((waited) -> read(piece, smaller, Math.max(1, rows / 2), attempt + 1));
	}

	private static boolean mayPass(Throwable error) {
		return error instanceof QueryTimeoutException || error instanceof ClientUnavailableException
				|| error instanceof ClientOverloadedException || error.getCause() instanceof ReadFailureException
				|| error.getCause() instanceof FrameTooLongException;
	}

	/**
	 * A page without wanted rows does not tell how far to go on, so the one behind it is
	 * fetched as the server says.
	 */
	private CompletionStage<Answer> answer(Piece piece, TokenRange head, @Nullable AsyncResultSet result,
			int requests) {
		if (result == null) {
			return CompletableFuture.completedStage(Answer.NOTHING);
		}
		List<Row> rows = wanted(piece, result);
		if (rows.isEmpty() && result.hasMorePages()) {
			return this.reads.next(result).thenCompose((next) -> answer(piece, head, next, requests + 1));
		}
		Piece rest = result.hasMorePages() ? behind(piece, keyOf(rows.get(rows.size() - 1))) : piece.behind(head);
		return CompletableFuture
			.completedStage(new Answer(rows, result.getExecutionInfo().getResponseSizeInBytes(), requests, rest));
	}

	private Piece behind(Piece piece, String key) {
		return new Piece(new TokenRange(this.ring.tokenOf(key), piece.range.last()), key);
	}

	/**
	 * Rows of one token come in the order of their keys.
	 */
	private List<Row> wanted(Piece piece, AsyncResultSet result) {
		List<Row> rows = new ArrayList<>(result.remaining());
		result.currentPage().forEach(rows::add);
		int seen = 0;
		while (piece.after != null && seen < rows.size() && isSeen(piece, piece.after, keyOf(rows.get(seen)))) {
			seen++;
		}
		return rows.subList(seen, rows.size());
	}

	private boolean isSeen(Piece piece, String after, String key) {
		return Text.compare(key, after) <= 0 && this.ring.tokenOf(key) == piece.range.first();
	}

	private static String keyOf(Row row) {
		return Objects.requireNonNull(row.getString(0));
	}

	/**
	 * What is to be read.
	 *
	 * @param range the tokens
	 * @param after key with the first of these tokens, behind which the rows are wanted;
	 * {@code null} if all are
	 */
	record Piece(TokenRange range, @Nullable String after) {

		private @Nullable Piece behind(TokenRange head) {
			return head.equals(this.range) ? null : new Piece(this.range.behind(head), null);
		}

	}

	/**
	 * What came.
	 *
	 * @param rows the rows
	 * @param bytes how long the last answer was; not positive if that is unknown
	 * @param requests how many answers there were
	 * @param rest what of the piece was not read; {@code null} if all was
	 */
	record Answer(List<Row> rows, long bytes, int requests, @Nullable Piece rest) {

		private static final Answer NOTHING = new Answer(List.of(), 0, 0, null);

	}

}
