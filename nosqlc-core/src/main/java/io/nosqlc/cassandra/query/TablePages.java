package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.datastax.oss.driver.api.core.cql.Row;

import io.nosqlc.CursorStatistics;
import io.nosqlc.FindPurpose;
import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.MatchPages;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.Filter;

/**
 * Evaluates what is left of a filter on the rows of a plan. While one page is evaluated
 * and consumed, the next is on its way, unless the limit may be reached without it, or it
 * may never be demanded.
 *
 * @param <T> type of the items
 */
final class TablePages<T> implements MatchPages<T> {

	private final RowPages rows;

	private final RowReader<T> reader;

	private final RowReader.Selection<T> selection;

	private final long limit;

	private final boolean ahead;

	private final Consumer<CursorStatistics> finished;

	private volatile CursorStatistics statistics = new CursorStatistics(0, 0, 0, 0);

	/**
	 * Creates the pages.
	 * @param finished told what was read when that was everything
	 */
	TablePages(RowPages rows, RowReader<T> reader, Filter residual, FindSpec spec,
			Consumer<CursorStatistics> finished) {
		this.finished = finished;
		this.rows = rows;
		this.reader = reader;
		this.selection = reader.select(residual, spec);
		this.limit = (spec.limit() != null) ? spec.limit() : Long.MAX_VALUE;
		this.ahead = spec.purpose() != FindPurpose.PUBLISH;
	}

	@Override
	public CompletionStage<Page<T>> next() {
		return this.rows.next().thenApply(this::evaluate);
	}

	@Override
	public CursorStatistics statistics() {
		return this.statistics;
	}

	@Override
	public void close() {
		this.rows.close();
	}

	private Page<T> evaluate(RowPages.Page page) {
		if (this.ahead && !page.last() && this.limit - this.statistics.rowsMatched() > page.size()) {
			this.rows.fetchAhead();
		}
		Evaluation evaluation = new Evaluation();
		page.rows().forEach(evaluation::add);
		this.statistics = evaluation.addedTo(this.statistics, page.requests());
		if (page.last()) {
			this.finished.accept(this.statistics);
		}
		return new Page<>(evaluation.matches, page.last());
	}

	/**
	 * What a page of rows brings.
	 */
	private final class Evaluation {

		private final List<Match<T>> matches = new ArrayList<>();

		private int read;

		private int skipped;

		void add(Row row) {
			this.read++;
			try {
				Match<T> match = TablePages.this.selection.match(row);
				if (match != null) {
					this.matches.add(match);
				}
			}
			catch (CorruptDocumentException ex) {
				if (!TablePages.this.reader.skips(ex)) {
					throw ex;
				}
				this.skipped++;
			}
		}

		CursorStatistics addedTo(CursorStatistics before, int requests) {
			return new CursorStatistics(before.rowsRead() + this.read, before.rowsMatched() + this.matches.size(),
					before.rowsSkipped() + this.skipped, before.pages() + requests);
		}

	}

}
