package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.connection.FrameTooLongException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import org.jspecify.annotations.Nullable;

import io.nosqlc.ScanOptions;
import io.nosqlc.cassandra.session.DriverErrors;
import io.nosqlc.error.ClientOverloadedException;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.QueryTimeoutException;

/**
 * Reads the rows of a table between tokens: all, or those that an index finds. What fails
 * for a reason that may pass is tried again after a pause, each time for fewer rows and
 * from the third time on for half of the tokens: what is too much for a replica at once
 * may go in parts.
 */
final class RangeReads {

	private static final int MOST_ATTEMPTS = 6;

	private static final int FIRST_PAUSE_MILLIS = 25;

	private final Reads reads;

	private final SelectStatements select;

	private final List<Restriction> restrictions;

	private final TokenRing ring;

	private volatile boolean closed;

	RangeReads(Reads reads, SelectStatements select, List<Restriction> restrictions, TokenRing ring) {
		this.reads = reads;
		this.select = select;
		this.restrictions = restrictions;
		this.ring = ring;
	}

	/**
	 * Returns what is behind a row, up to the end of the tokens that the find is about;
	 * empty if that is nothing.
	 * @param after its key; {@code null} for all of these tokens
	 */
	List<Piece> behind(@Nullable RowKey after) {
		ScanOptions.Tokens tokens = this.reads.scan().tokens();
		TokenRange range = (tokens != null) ? new TokenRange(tokens.first(), tokens.last()) : TokenRange.ALL;
		Piece all = new Piece(range, null, 0);
		if (after == null || this.ring.tokenOf(after) < range.first()) {
			return List.of(all);
		}
		return (this.ring.tokenOf(after) > range.last()) ? List.of() : behind(after, all);
	}

	/**
	 * Returns the way over a piece that is made of whole partitions.
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
	 * @param pauseMillis how long to wait before
	 */
	CompletionStage<Answer> read(Piece piece, int rows, int pauseMillis) {
		return (pauseMillis > 0) ? this.reads.wait(pauseMillis).thenCompose((waited) -> read(piece, rows))
				: read(piece, rows);
	}

	private CompletionStage<Answer> read(Piece piece, int rows) {
		int seen = (piece.after != null && piece.isOfPartitions()) ? 1 : 0;
		return this.closed ? CompletableFuture.completedStage(Answer.NOTHING)
				: read(piece, piece.range, rows + seen, 1);
	}

	private CompletionStage<Answer> read(Piece piece, TokenRange head, int rows, int attempt) {
		return this.reads.page(select(piece, head), rows, this.ring.token(head.last()))
			.thenCompose((result) -> answer(piece, head, result, 1))
			.exceptionallyCompose((error) -> again(piece, head, rows, attempt, DriverErrors.unwrap(error)));
	}

	private Select select(Piece piece, TokenRange head) {
		return (piece.after == null || piece.isOfPartitions()) ? this.select.inTokens(this.restrictions, head)
				: this.select.behindInPartition(piece.after, piece.depth, this.restrictions, null);
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
		List<Piece> rest = result.hasMorePages() ? behind(this.select.keyOf(rows.get(rows.size() - 1)), piece)
				: piece.behind(head);
		return CompletableFuture
			.completedStage(new Answer(rows, result.getExecutionInfo().getResponseSizeInBytes(), requests, rest));
	}

	/**
	 * Returns what of a piece is behind a row in it: other rows of its partition, by the
	 * last clustering column first, and then other partitions.
	 */
	private List<Piece> behind(RowKey row, Piece piece) {
		List<Piece> rest = new ArrayList<>();
		long token = this.ring.tokenOf(row);
		for (int depth = row.clustering().size(); depth >= Math.max(1, piece.depth); depth--) {
			rest.add(new Piece(new TokenRange(token, token), row, depth));
		}
		if (piece.isOfPartitions()) {
			rest.add(new Piece(new TokenRange(token, piece.range.last()), row, 0));
		}
		return rest;
	}

	/**
	 * Partitions of one token come in the order of their keys.
	 */
	private List<Row> wanted(Piece piece, AsyncResultSet result) {
		List<Row> rows = new ArrayList<>(result.remaining());
		result.currentPage().forEach(rows::add);
		if (piece.after == null || !piece.isOfPartitions()) {
			return rows;
		}
		int seen = 0;
		while (seen < rows.size() && isSeen(piece, piece.after, this.select.keyOf(rows.get(seen)))) {
			seen++;
		}
		return rows.subList(seen, rows.size());
	}

	private boolean isSeen(Piece piece, RowKey after, RowKey key) {
		return key.comparePartition(after) <= 0 && this.ring.tokenOf(key) == piece.range.first();
	}

	/**
	 * What is to be read: partitions with some tokens, or some rows of one partition.
	 *
	 * @param range the tokens
	 * @param after a row with the first of these tokens, behind which rows are wanted;
	 * {@code null} if all are
	 * @param depth 0 for partitions behind that of the row; else which clustering column
	 * tells the rows of its partition from it
	 */
	record Piece(TokenRange range, @Nullable RowKey after, int depth) {

		boolean isOfPartitions() {
			return this.depth == 0;
		}

		/**
		 * Returns how many tokens are read with it.
		 */
		double tokens() {
			return isOfPartitions() ? this.range.size() : 0;
		}

		private List<Piece> behind(TokenRange head) {
			return head.equals(this.range) ? List.of() : List.of(new Piece(this.range.behind(head), null, 0));
		}

	}

	/**
	 * What came.
	 *
	 * @param rows the rows
	 * @param bytes how long the last answer was; not positive if that is unknown
	 * @param requests how many answers there were
	 * @param rest what of the piece was not read, in its order
	 */
	record Answer(List<Row> rows, long bytes, int requests, List<Piece> rest) {

		private static final Answer NOTHING = new Answer(List.of(), 0, 0, List.of());

	}

}
