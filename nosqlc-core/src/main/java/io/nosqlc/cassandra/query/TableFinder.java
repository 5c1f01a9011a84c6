package io.nosqlc.cassandra.query;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.ScanPolicy;
import io.nosqlc.cassandra.session.Statements;
import io.nosqlc.filter.Filter;

/**
 * Finds items in one table.
 *
 * @param <T> type of the items
 */
final class TableFinder<T> implements FindExecutor<T> {

	private final Statements statements;

	private final CurrentRing ring;

	private final ScanPolicy scans;

	private final TableShape shape;

	private final RowReader<T> reader;

	private final SelectStatements select;

	private TableFinder(Statements statements, CurrentRing ring, ScanPolicy scans, TableShape shape,
			RowReader<T> reader, SelectStatements select) {
		this.statements = statements;
		this.ring = ring;
		this.scans = scans;
		this.shape = shape;
		this.reader = reader;
		this.select = select;
	}

	static <T> TableFinder<T> of(Statements statements, CurrentRing ring, ScanPolicy scans, TableShape shape,
			RowReader<T> reader) {
		return new TableFinder<>(statements, ring, scans, shape, reader,
				SelectStatements.of(shape.table(), reader.columns()));
	}

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		Plan plan = plan(spec);
		if (plan.scans()) {
			this.scans.judge(spec, this.shape.table().name());
		}
		Reads reads = new Reads(this.statements, this.shape, spec, mostRows(spec, plan), executor);
		return new TablePages<>(plan.open(reads, spec.keyAfter()), this.reader, plan.residual(), spec);
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		Optional<String> column = this.reader.countedBy();
		if (column.isEmpty() || !spec.filter().equals(Filter.all())) {
			return FindExecutor.super.count(spec, executor);
		}
		return new TableFinder<>(this.statements, this.ring, this.scans, this.shape, new PresenceReader(),
				SelectStatements.ofPresence(this.shape.table(), column.get()))
			.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		Plan plan = plan(spec);
		return plan.describe(spec.keyAfter(), note(spec, plan));
	}

	private Plan plan(FindSpec spec) {
		return Planner.plan(this.select, spec.filter(), this.ring.current());
	}

	private String note(FindSpec spec, Plan plan) {
		String sorted = spec.sort().isEmpty() ? "" : "; what matches is sorted in memory";
		boolean refused = plan.scans() && this.scans.of(spec) == FullScan.FORBID;
		return refused ? sorted + "; it is refused, because full-scan is 'forbid'" : sorted;
	}

	private static long mostRows(FindSpec spec, Plan plan) {
		boolean everyRowMatches = plan.residual().equals(Filter.all());
		return (spec.limit() != null && everyRowMatches) ? spec.limit() : Long.MAX_VALUE;
	}

}
