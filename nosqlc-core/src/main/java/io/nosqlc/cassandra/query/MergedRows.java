package io.nosqlc.cassandra.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several plans, each once however many of them bring it. All must bring
 * their rows in the order of tokens and keys, and so does this.
 *
 * <p>
 * Of each plan one page is held, and the one behind it is fetched when it is used up.
 */
final class MergedRows implements RowPages {

	private final Comparator<Placed> order;

	private final List<Branch> branches;

	private final SelectStatements select;

	private final TokenRing ring;

	MergedRows(List<RowPages> branches, SelectStatements select, TokenRing ring) {
		this.branches = branches.stream().map(Branch::new).toList();
		this.select = select;
		this.ring = ring;
		this.order = Comparator.comparingLong(Placed::token).thenComparing(Placed::key, RowOrder.of(select.table()));
	}

	@Override
	public CompletionStage<Page> next() {
		return next(0);
	}

	@Override
	public void fetchAhead() {
		this.branches.stream().filter(Branch::isUsedUp).forEach(Branch::start);
	}

	@Override
	public void close() {
		this.branches.forEach((branch) -> branch.pages.close());
	}

	private CompletionStage<Page> next(int requests) {
		List<CompletableFuture<Integer>> awaited = this.branches.stream()
			.filter(Branch::isUsedUp)
			.map(Branch::arrival)
			.toList();
		if (awaited.isEmpty()) {
			return CompletableFuture.completedStage(page(requests));
		}
		return CompletableFuture.allOf(awaited.toArray(CompletableFuture[]::new))
			.thenCompose((arrived) -> next(requests + awaited.stream().mapToInt(CompletableFuture::join).sum()));
	}

	/**
	 * Up to where all branches have brought their rows, the order is known.
	 */
	private Page page(int requests) {
		Placed end = this.branches.stream()
			.filter((branch) -> !branch.last)
			.map((branch) -> branch.rows.getLast())
			.min(this.order)
			.orElse(null);
		List<Placed> placed = new ArrayList<>();
		this.branches.forEach((branch) -> branch.moveUpTo(end, placed));
		placed.sort(this.order);
		List<Row> rows = new ArrayList<>(placed.size());
		for (int i = 0; i < placed.size(); i++) {
			if (i == 0 || this.order.compare(placed.get(i - 1), placed.get(i)) != 0) {
				rows.add(placed.get(i).row());
			}
		}
		boolean last = this.branches.stream().allMatch((branch) -> branch.last && branch.rows.isEmpty());
		return new Page(rows, rows.size(), requests, last);
	}

	private Placed placed(Row row) {
		RowKey key = this.select.keyOf(row);
		return new Placed(this.ring.tokenOf(key), key, row);
	}

	/**
	 * A row and where it stands in the order.
	 */
	private record Placed(long token, RowKey key, Row row) {

	}

	/**
	 * One plan, and what it has brought that was not passed on yet.
	 */
	private final class Branch {

		private final RowPages pages;

		private final Deque<Placed> rows = new ArrayDeque<>();

		private @Nullable CompletableFuture<Page> coming;

		private boolean last;

		Branch(RowPages pages) {
			this.pages = pages;
		}

		boolean isUsedUp() {
			return this.rows.isEmpty() && !this.last;
		}

		CompletableFuture<Page> start() {
			if (this.coming == null) {
				this.coming = this.pages.next().toCompletableFuture();
			}
			return this.coming;
		}

		CompletableFuture<Integer> arrival() {
			return start().thenApply((page) -> {
				this.coming = null;
				this.last = page.last();
				page.rows().forEach((row) -> this.rows.add(placed(row)));
				return page.requests();
			});
		}

		void moveUpTo(@Nullable Placed end, List<Placed> target) {
			while (!this.rows.isEmpty()
					&& (end == null || MergedRows.this.order.compare(this.rows.getFirst(), end) <= 0)) {
				target.add(Objects.requireNonNull(this.rows.poll()));
			}
		}

	}

}
