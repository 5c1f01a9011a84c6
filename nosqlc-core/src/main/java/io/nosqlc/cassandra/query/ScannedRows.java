package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Text;

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
			return this.reads.next(this.arrived, this::page);
		}
		this.step++;
		Step next = this.steps.get(this.step);
		return this.reads.first(next.cql(), next.key(), this::page);
	}

	private Page page(AsyncResultSet result) {
		this.arrived = result;
		boolean last = !result.hasMorePages() && this.step == this.steps.size() - 1;
		int size = result.remaining();
		return new Page(this.steps.get(this.step).wanted(result.currentPage()), size, 1, last);
	}

	/**
	 * One statement.
	 *
	 * @param cql its text
	 * @param key value of its only placeholder; {@code null} if it has none
	 * @param greaterKeysOnly whether rows up to that key are left out
	 */
	record Step(String cql, @Nullable String key, boolean greaterKeysOnly) {

		private Iterable<Row> wanted(Iterable<Row> rows) {
			if (this.key == null || !this.greaterKeysOnly) {
				return rows;
			}
			List<Row> wanted = new ArrayList<>();
			for (Row row : rows) {
				String found = row.getString(0);
				if (found != null && Text.compare(found, this.key) > 0) {
					wanted.add(row);
				}
			}
			return wanted;
		}

	}

}
