package io.nosqlc.cassandra.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of some partitions, in the order in which these are given. Each is a read of
 * its own, which goes straight to a replica; a few are read side by side.
 */
final class PartitionRows extends SequentialPages {

	private final Reads reads;

	private final List<Select> selects;

	private final int atATime;

	private int position;

	/** Answered, but not passed on yet. */
	private final Deque<AsyncResultSet> arrived = new ArrayDeque<>();

	/**
	 * Creates the rows.
	 * @param selects what selects them, a part of one partition each
	 * @param atATime how many to send side by side
	 */
	PartitionRows(Reads reads, List<Select> selects, int atATime) {
		this.reads = reads;
		this.selects = List.copyOf(selects);
		this.atATime = atATime;
	}

	@Override
	CompletionStage<Page> fetch() {
		AsyncResultSet first = this.arrived.poll();
		return (first != null) ? this.reads.next(first).thenApply(this::continued) : fetchGroup();
	}

	/**
	 * Whatever is first among those that arrived has more pages.
	 */
	private Page continued(@Nullable AsyncResultSet next) {
		if (next != null) {
			this.arrived.addFirst(next);
		}
		return passOn(1);
	}

	private CompletionStage<Page> fetchGroup() {
		int end = Math.min(this.position + this.atATime, this.selects.size());
		List<CompletableFuture<@Nullable AsyncResultSet>> answers = new ArrayList<>();
		for (Select select : this.selects.subList(this.position, end)) {
			answers.add(this.reads.page(select).toCompletableFuture());
		}
		this.position = end;
		return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).thenApply((done) -> {
			for (CompletableFuture<@Nullable AsyncResultSet> answer : answers) {
				AsyncResultSet result = answer.join();
				if (result != null) {
					this.arrived.add(result);
				}
			}
			return passOn(answers.size());
		});
	}

	private Page passOn(int requests) {
		List<Row> rows = new ArrayList<>();
		boolean more = false;
		while (!more && !this.arrived.isEmpty()) {
			AsyncResultSet result = this.arrived.element();
			result.currentPage().forEach(rows::add);
			more = result.hasMorePages();
			if (!more) {
				this.arrived.remove();
			}
		}
		return new Page(rows, rows.size(), requests, !more && this.position == this.selects.size());
	}

}
