package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows that some statements bring, one statement after the other and each page by
 * page.
 */
final class ScannedRows extends SequentialPages {

	private final Reads reads;

	private final List<Step> steps;

	private int step = -1;

	private @Nullable AsyncResultSet arrived;

	ScannedRows(Reads reads, List<Step> steps) {
		this.reads = reads;
		this.steps = List.copyOf(steps);
	}

	@Override
	CompletionStage<Page> fetch() {
		if (this.arrived != null && this.arrived.hasMorePages()) {
			return this.reads.next(this.arrived).thenApply(this::page);
		}
		this.step++;
		return this.reads.page(this.steps.get(this.step).select()).thenApply(this::page);
	}

	private Page page(@Nullable AsyncResultSet result) {
		if (result == null) {
			return Page.END;
		}
		this.arrived = result;
		boolean last = !result.hasMorePages() && this.step == this.steps.size() - 1;
		List<Row> rows = this.steps.get(this.step).wanted(result);
		return new Page(rows, rows.size(), 1, last);
	}

	/**
	 * One statement.
	 *
	 * @param select the statement
	 * @param wanted tells which of its rows are wanted
	 */
	record Step(Select select, Predicate<Row> wanted) {

		static Step all(Select select) {
			return new Step(select, (row) -> true);
		}

		private List<Row> wanted(AsyncResultSet result) {
			List<Row> rows = new ArrayList<>(result.remaining());
			for (Row row : result.currentPage()) {
				if (this.wanted.test(row)) {
					rows.add(row);
				}
			}
			return rows;
		}

	}

}
