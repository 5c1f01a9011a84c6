package io.nosqlc.cassandra.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, or those that an index finds, in the order of their tokens, read
 * in pieces of about a page, of which several are under way at a time.
 *
 * <p>
 * How long such pieces are is estimated by what has been read: the first page is asked
 * for without knowing anything, and tells by its last token which part of the table it
 * is. So a small table takes one request, and nothing rests on statistics that may be
 * old. What a piece has beyond a page is read before the pieces behind it.
 */
final class ScannedRanges implements RowPages {

	/** Each is a page in memory. */
	private static final int MOST_AHEAD = 4;

	/** A piece with one row more than a page costs a second request. */
	private static final double FILL = 0.9;

	private final RangeReads reads;

	private final PageSize pageSize;

	/** What comes next: some of it under way, some not. */
	private final Deque<Part> parts = new ArrayDeque<>();

	/** What comes after that; {@code null} while the first page has not arrived. */
	private @Nullable TokenWalk walk;

	/** Belongs to the next piece of the walk. */
	private @Nullable RowKey after;

	private double tokensRead;

	private double rowsRead;

	private int pagesRead;

	ScannedRanges(RangeReads reads, @Nullable RowKey after, PageSize pageSize) {
		this.reads = reads;
		this.pageSize = pageSize;
		reads.behind(after).forEach((piece) -> this.parts.add(new Part(piece)));
	}

	@Override
	public CompletionStage<Page> next() {
		Part part = this.parts.isEmpty() ? nextPart() : this.parts.remove();
		return part.start().thenApply((answer) -> arrived(part.piece, answer));
	}

	@Override
	public void fetchAhead() {
		int most = Math.min(this.pagesRead, MOST_AHEAD);
		while (this.parts.size() < most && hasMore()) {
			this.parts.add(nextPart());
		}
		this.parts.stream().limit(most).forEach(Part::start);
	}

	@Override
	public void close() {
		this.reads.close();
	}

	private Page arrived(RangeReads.Piece piece, RangeReads.Answer answer) {
		List<RangeReads.Piece> rest = answer.rest();
		this.pagesRead++;
		this.rowsRead += answer.rows().size();
		this.tokensRead += piece.tokens() - rest.stream().mapToDouble(RangeReads.Piece::tokens).sum();
		this.pageSize.learn(answer.rows().size(), answer.bytes());
		putBack(rest);
		return new Page(answer.rows(), answer.rows().size(), answer.requests(), this.parts.isEmpty() && !hasMore());
	}

	/**
	 * The rest of the table is divided by what is known by now.
	 */
	private void putBack(List<RangeReads.Piece> rest) {
		boolean isAllThereIs = this.parts.isEmpty() && !hasMore();
		for (int i = rest.size() - 1; i >= 0; i--) {
			RangeReads.Piece piece = rest.get(i);
			if (isAllThereIs && piece.isOfPartitions()) {
				this.walk = this.reads.walk(piece);
				this.after = piece.after();
			}
			else {
				this.parts.addFirst(new Part(piece));
			}
		}
	}

	private boolean hasMore() {
		return this.walk != null && this.walk.hasNext();
	}

	private Part nextPart() {
		TokenWalk way = Objects.requireNonNull(this.walk);
		double tokensOfAPage = this.pageSize.rows() * this.tokensRead / Math.max(1, this.rowsRead);
		Part part = new Part(new RangeReads.Piece(way.next(FILL * tokensOfAPage), this.after, 0));
		this.after = null;
		return part;
	}

	/**
	 * A piece that is read at most once.
	 */
	private final class Part {

		private final RangeReads.Piece piece;

		private @Nullable CompletionStage<RangeReads.Answer> answer;

		Part(RangeReads.Piece piece) {
			this.piece = piece;
		}

		CompletionStage<RangeReads.Answer> start() {
			if (this.answer == null) {
				this.answer = ScannedRanges.this.reads.read(this.piece, ScannedRanges.this.pageSize.rows());
			}
			return this.answer;
		}

	}

}
