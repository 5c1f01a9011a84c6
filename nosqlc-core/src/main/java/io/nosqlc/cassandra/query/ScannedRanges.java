package io.nosqlc.cassandra.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.nosqlc.ScanOptions;
import io.nosqlc.ScanProgress;

/**
 * The rows of a table, or those that an index finds, in the order of their tokens, read
 * in pieces of about a page, of which several are under way at a time; unless told
 * otherwise, that order is kept.
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

	private final ScanOptions options;

	private final Pace pace;

	/** How many there are to walk over. */
	private final double tokens;

	/** What comes next: some of it under way, some not. */
	private final Deque<Part> parts = new ArrayDeque<>();

	/** What comes after that; {@code null} while the first page has not arrived. */
	private @Nullable TokenWalk walk;

	/** Belongs to the next piece of the walk. */
	private @Nullable RowKey after;

	private double tokensRead;

	private double rowsRead;

	private int pagesRead;

	private ScannedRanges(RangeReads reads, List<RangeReads.Piece> pieces, PageSize pageSize, ScanOptions options) {
		this.reads = reads;
		this.pageSize = pageSize;
		this.options = options;
		this.pace = new Pace(options.rowsPerSecond());
		pieces.forEach((piece) -> this.parts.add(new Part(piece)));
		this.tokens = this.parts.stream().mapToDouble((part) -> part.piece.tokens()).sum();
	}

	/**
	 * Returns the rows behind a row.
	 * @param after its key; {@code null} for all rows
	 */
	static RowPages of(RangeReads reads, @Nullable RowKey after, PageSize pageSize, ScanOptions options) {
		List<RangeReads.Piece> pieces = reads.behind(after);
		return pieces.isEmpty() ? SequentialPages.none() : new ScannedRanges(reads, pieces, pageSize, options);
	}

	@Override
	public CompletionStage<Page> next() {
		return this.options.inOrder() ? take(this.parts.isEmpty() ? nextPart() : this.parts.element())
				: takeFirstArrived();
	}

	private CompletionStage<Page> take(Part part) {
		this.parts.remove(part);
		return part.start().thenApply((answer) -> arrived(part, answer));
	}

	private CompletionStage<Page> takeFirstArrived() {
		List<Part> started = this.parts.stream().filter((part) -> part.answer != null).toList();
		if (started.isEmpty()) {
			return take(this.parts.isEmpty() ? nextPart() : this.parts.element());
		}
		for (Part part : started) {
			if (part.start().isDone()) {
				return take(part);
			}
		}
		CompletableFuture<?>[] answers = started.stream().map(Part::start).toArray(CompletableFuture<?>[]::new);
		return CompletableFuture.anyOf(answers)
			.handle((answer, error) -> started)
			.thenCompose((arrived) -> takeFirstArrived());
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

	private Page arrived(Part part, RangeReads.Answer answer) {
		List<RangeReads.Piece> rest = answer.rest();
		this.pace.correct(part.reserved, answer.rows().size());
		this.pagesRead++;
		this.rowsRead += answer.rows().size();
		this.tokensRead += part.piece.tokens() - rest.stream().mapToDouble(RangeReads.Piece::tokens).sum();
		this.pageSize.learn(answer.rows().size(), answer.bytes());
		putBack(rest);
		boolean last = this.parts.isEmpty() && !hasMore();
		tellProgress(last);
		return new Page(answer.rows(), answer.rows().size(), answer.requests(), last);
	}

	private void tellProgress(boolean last) {
		if (this.options.progress() != null) {
			double part = last ? 1 : Math.min(this.tokensRead / Math.max(1, this.tokens), 1);
			this.options.progress().accept(new ScanProgress(part, (long) this.rowsRead));
		}
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

		private int reserved;

		private @Nullable CompletableFuture<RangeReads.Answer> answer;

		Part(RangeReads.Piece piece) {
			this.piece = piece;
		}

		CompletableFuture<RangeReads.Answer> start() {
			if (this.answer == null) {
				this.reserved = ScannedRanges.this.pace.rows(ScannedRanges.this.pageSize.rows());
				int pause = ScannedRanges.this.pace.reserve(this.reserved);
				this.answer = ScannedRanges.this.reads.read(this.piece, this.reserved, pause).toCompletableFuture();
			}
			return this.answer;
		}

	}

}
