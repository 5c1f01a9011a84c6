package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.FullScan;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.ScanOptions;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * Finds items in one table.
 *
 * @param <T> type of the items
 */
final class TableFinder<T> implements FindExecutor<T> {

	private static final TableIndexes.State NO_INDEXES = new TableIndexes.State(List.of(), Map.of());

	private final TableAccess access;

	private final TableShape shape;

	private final RowReader<T> reader;

	private final TableIndexes indexes;

	private final SelectStatements select;

	private TableFinder(TableAccess access, TableShape shape, RowReader<T> reader, TableIndexes indexes,
			SelectStatements select) {
		this.access = access;
		this.shape = shape;
		this.reader = reader;
		this.indexes = indexes;
		this.select = select;
	}

	static <T> TableFinder<T> of(TableAccess access, TableShape shape, RowReader<T> reader, TableIndexes indexes) {
		return new TableFinder<>(access, shape, reader, indexes, SelectStatements.of(shape.table(), reader.columns()));
	}

	/**
	 * Finds partitions, of which the reader gets the key and static columns.
	 */
	static <T> TableFinder<T> ofPartitions(TableAccess access, TableShape shape, RowReader<T> reader) {
		return new TableFinder<>(access, shape, reader, TableIndexes.NONE,
				SelectStatements.ofPartitions(shape.table(), reader.columns()));
	}

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		Plan plan = planIfKnown(spec).orElse(null);
		if (plan != null) {
			return open(plan, spec, executor);
		}
		return new LateMatchPages<>(() -> this.indexes.load(executor)
			.thenApply((state) -> open(planWithoutKeys(spec, state), spec, executor)));
	}

	private MatchPages<T> open(Plan plan, FindSpec spec, Executor executor) {
		if (plan.scans()) {
			this.access.scans().judge(spec, this.shape.table().name(), this.select.partitionKey());
		}
		else if (!plan.isByKeys()) {
			this.access.scans().refuseSerial(spec, this.shape.table().name(), this.select.partitionKey());
		}
		refuseTokens(plan, spec);
		Reads reads = new Reads(this.access.statements(), this.shape, estimates(), spec, mostRows(spec, plan),
				executor);
		return new TablePages<>(plan.open(reads, after(spec)), this.reader, residual(plan), spec, (statistics) -> {
			if (plan.scans() && spec.after() == null && spec.scan().tokens() == null) {
				estimates().scans().finished(spec.filter(), statistics);
			}
		});
	}

	private void refuseTokens(Plan plan, FindSpec spec) {
		if (spec.scan().tokens() != null && !plan.isByTokens()) {
			boolean known = this.access.ring().isPresent();
			String why = known
					? "it is a " + plan.describe(null).kind().label() + ", and tokens are for walks over a"
							+ " table, or over what one index finds. Leave out withTokens, or the rest of the filter."
					: "this session does not know the tokens of the cluster as numbers. Use Murmur3Partitioner, and"
							+ " enable the driver's metadata.token-map.";
			throw new QueryRejectedException(
					"Cannot find '" + spec.filter() + "' in '" + this.shape.table().name() + "' by tokens: " + why);
		}
	}

	/**
	 * The rows of one partition come in the order of their clustering columns.
	 */
	@Override
	public boolean sorts(FindSpec spec) {
		return !this.select.isOfDocuments() && Planner.byKeys(this.select, spec.filter(), null)
			.flatMap((plan) -> plan.sortedBy(spec.sort()))
			.isPresent();
	}

	private Filter residual(Plan plan) {
		return this.select.isOfDocuments() ? plan.residual()
				: new ColumnOrder(this.shape.table()).inOrderOfColumns(plan.residual());
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		Optional<String> column = this.reader.countedBy();
		if (column.isEmpty() || this.select.isOfPartitions() || !spec.filter().equals(Filter.all())) {
			return FindExecutor.super.count(spec, executor);
		}
		return new TableFinder<>(this.access, this.shape, PresenceReader.of(this.shape.table(), column.get()),
				TableIndexes.NONE, SelectStatements.ofPresence(this.shape.table(), column.get()))
			.count(spec, executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		Optional<Plan> known = planIfKnown(spec);
		Plan plan = known.orElseGet(() -> planWithoutKeys(spec, NO_INDEXES));
		QueryPlan described = plan.describe(after(spec));
		return described.withReason(described.reason() + note(spec, plan, known.isPresent()));
	}

	/**
	 * Plans without asking anybody, if that can be done.
	 */
	private Optional<Plan> planIfKnown(FindSpec spec) {
		return Planner.byKeys(this.select, spec.filter(), this.access.ring().orElse(null))
			.map((plan) -> spec.sort().isEmpty() ? plan : plan.sortedBy(spec.sort()).orElse(plan))
			.map((plan) -> asAllowed(spec, plan))
			.or(() -> knownIndexes(spec.filter()).map((state) -> planWithoutKeys(spec, state)));
	}

	private Plan planWithoutKeys(FindSpec spec, TableIndexes.State state) {
		Planner planner = new Planner(this.select, state, estimates(), this.access.ring().orElse(null));
		return asAllowed(spec, planner.planWithoutKeys(spec.filter()));
	}

	/**
	 * What is in a document is nothing that a server could filter by.
	 */
	private Plan asAllowed(FindSpec spec, Plan plan) {
		return (spec.allowFiltering() && !this.select.isOfDocuments()) ? plan.filteredByServer() : plan;
	}

	/**
	 * No index is of use to a find of everything.
	 */
	private Optional<TableIndexes.State> knownIndexes(Filter filter) {
		return filter.equals(Filter.all()) ? Optional.of(NO_INDEXES) : this.indexes.known();
	}

	private Estimates estimates() {
		return this.access.estimates(this.shape.table());
	}

	private @Nullable RowKey after(FindSpec spec) {
		if (this.select.isOfDocuments()) {
			String key = spec.keyAfter();
			return (key != null) ? RowKey.of(key) : null;
		}
		return (spec.after() != null) ? KeyParts.key(this.shape.table(), spec.after()) : null;
	}

	private String note(FindSpec spec, Plan plan, boolean indexesKnown) {
		String unknown = indexesKnown ? "" : "; which indexes there are has not been loaded yet";
		String sorted = (spec.sort().isEmpty() || sorts(spec)) ? "" : "; what matches is sorted in memory"
				+ (plan.isOfSeveralPartitions() ? ", since rows come one partition after the other" : "");
		String observed = plan.scans() ? estimates().scans().describe(spec.filter()).map("; "::concat).orElse("") : "";
		boolean refused = plan.scans() && this.access.scans().of(spec) == FullScan.FORBID;
		ScanOptions.Tokens tokens = spec.scan().tokens();
		String part = (tokens != null) ? "; of tokens from " + tokens.first() + " to " + tokens.last() + " only" : "";
		return unknown + observed + part + sorted + (refused ? "; it is refused, because full-scan is 'forbid'" : "");
	}

	private static long mostRows(FindSpec spec, Plan plan) {
		boolean everyRowMatches = plan.residual().equals(Filter.all());
		return (spec.limit() != null && everyRowMatches) ? spec.limit() : Long.MAX_VALUE;
	}

}
