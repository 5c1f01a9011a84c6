package io.nosqlc.cassandra.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Text;

/**
 * How the rows are read that a filter can match. Immutable.
 */
sealed interface Plan permits Plan.Nothing, Plan.KeyReads, PartitionReads, Plan.Walk, Plan.Union {

	/**
	 * Returns what is left to evaluate on every row that comes back.
	 */
	Filter residual();

	/**
	 * Returns whether the whole table is read.
	 */
	default boolean scans() {
		return false;
	}

	/**
	 * Returns whether nothing is read but rows whose keys are known.
	 */
	default boolean isByKeys() {
		return false;
	}

	/**
	 * Returns whether it can be limited to a part of the ring.
	 */
	default boolean isByTokens() {
		return false;
	}

	/**
	 * Returns the plan by which the server filters the same rows as far as it can; this
	 * plan if that is not at all.
	 */
	default Plan filteredByServer() {
		return this;
	}

	/**
	 * Returns whether rows of several partitions are read, one after the other.
	 */
	default boolean isOfSeveralPartitions() {
		return false;
	}

	/**
	 * Returns the plan that reads the same rows in a sort order; empty if they would have
	 * to be sorted afterwards.
	 */
	default Optional<Plan> sortedBy(List<SortKey> sort) {
		return Optional.empty();
	}

	/**
	 * Describes this plan.
	 * @param after row behind which the reading begins; {@code null} for the start
	 */
	QueryPlan describe(@Nullable RowKey after);

	/**
	 * Makes this plan ready to run. Nothing is sent yet.
	 * @param after row behind which the reading begins; {@code null} for the start
	 */
	RowPages open(Reads reads, @Nullable RowKey after);

	static String partitions(int count) {
		return (count == 1) ? "1 partition" : count + " partitions";
	}

	/**
	 * Nothing is read, since nothing can match.
	 *
	 * @param residual the filter that nothing passes
	 */
	record Nothing(Filter residual) implements Plan {

		@Override
		public boolean isByTokens() {
			return true;
		}

		@Override
		public boolean isByKeys() {
			return true;
		}

		@Override
		public Optional<Plan> sortedBy(List<SortKey> sort) {
			return Optional.of(this);
		}

		@Override
		public QueryPlan describe(@Nullable RowKey after) {
			return new QueryPlan(QueryPlan.Kind.NOTHING, null, this.residual, "nothing", "no key can match the filter",
					0L, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable RowKey after) {
			return SequentialPages.none();
		}

	}

	/**
	 * Rows are read by their keys, which are texts, and come in the order of these.
	 *
	 * @param select the statements of the table
	 * @param keys the keys, in their order; at least one
	 * @param residual what is left to evaluate
	 */
	record KeyReads(SelectStatements select, SortedSet<String> keys, Filter residual) implements Plan {

		static final int AT_A_TIME = 64;

		@Override
		public boolean isByKeys() {
			return true;
		}

		@Override
		public QueryPlan describe(@Nullable RowKey after) {
			int count = keysBehind(after).size();
			return new QueryPlan(QueryPlan.Kind.KEY_LOOKUP, select(this.keys.first()).cql(), this.residual,
					partitions(count), "the filter names the keys of all that can match", (long) count, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable RowKey after) {
			List<Select> selects = keysBehind(after).stream().map(this::select).toList();
			return selects.isEmpty() ? SequentialPages.none()
					: new PartitionRows(reads, selects, Math.min(AT_A_TIME, reads.pageSize()));
		}

		private Select select(String key) {
			return this.select.inPartition(RowKey.of(key).partition(), List.of(), null);
		}

		private List<String> keysBehind(@Nullable RowKey after) {
			List<String> behind = new ArrayList<>(this.keys);
			if (after != null) {
				String seen = StandardCharsets.UTF_8.decode(after.partition().get(0).duplicate()).toString();
				behind.removeIf((key) -> Text.compare(key, seen) <= 0);
			}
			return behind;
		}

	}

	/**
	 * Rows are read in the order of their tokens, from the first one or from that of a
	 * row on, which need not exist any more: those that an index finds, or all.
	 *
	 * @param select the statements of the table
	 * @param lookup what indexes are asked for; empty to read the whole table
	 * @param filtered what the server evaluates on every row; empty unless it may
	 * @param residual what is left to evaluate
	 * @param reason why this index, or none
	 * @param expectedRows how many rows are expected; {@code null} if that is unknown
	 * @param ring the tokens of the cluster; {@code null} if they are no numbers, or the
	 * session does not know them
	 */
	record Walk(SelectStatements select, List<Restriction> lookup, List<Restriction> filtered, Filter residual,
			String reason, @Nullable Long expectedRows, @Nullable TokenRing ring) implements Plan {

		/**
		 * Whoever lets the server filter a table lets it read the table.
		 */
		@Override
		public boolean scans() {
			return this.lookup.isEmpty() && this.filtered.isEmpty();
		}

		@Override
		public boolean isByTokens() {
			return this.ring != null;
		}

		@Override
		public Plan filteredByServer() {
			ServerFilter filter = ServerFilter.of(this.select.table(), this.lookup, this.residual);
			return filter.isEmpty() ? this : new Walk(this.select.allowFiltering(), this.lookup, filter.restrictions(),
					filter.residual(), this.reason + "; " + filter.described(), null, this.ring);
		}

		private List<Restriction> restrictions() {
			return Stream.concat(this.lookup.stream(), this.filtered.stream()).toList();
		}

		@Override
		public QueryPlan describe(@Nullable RowKey after) {
			QueryPlan.Kind kind = this.lookup.isEmpty() ? QueryPlan.Kind.TOKEN_RANGE_SCAN : QueryPlan.Kind.INDEX_LOOKUP;
			String fanOut = (this.ring != null) ? "all token ranges, several at a time"
					: "all token ranges, one by one";
			return new QueryPlan(kind, shown(after).cql(), this.residual, fanOut, this.reason, this.expectedRows,
					List.of());
		}

		private Select shown(@Nullable RowKey after) {
			if (this.ring != null) {
				return this.select.inTokens(restrictions(), TokenRange.ALL);
			}
			return (after != null) ? this.select.behindTokenOf(restrictions(), after)
					: this.select.matching(restrictions());
		}

		@Override
		public RowPages open(Reads reads, @Nullable RowKey after) {
			RowPages pages = pages(reads, after);
			return (after == null && reads.scan().tokens() == null)
					? reads.estimates().counted(pages, this.select.matching(restrictions())) : pages;
		}

		private RowPages pages(Reads reads, @Nullable RowKey after) {
			if (this.ring == null) {
				return new ScannedRows(reads, steps(after));
			}
			RangeReads ranges = new RangeReads(reads, this.select, restrictions(), this.ring);
			return ScannedRanges.of(ranges, after, reads.newPageSize(), reads.scan());
		}

		/**
		 * What is behind a row takes several statements: the rest of its partition, other
		 * partitions with the same token that the walk had not reached, then all greater
		 * tokens.
		 */
		private List<ScannedRows.Step> steps(@Nullable RowKey after) {
			if (after == null) {
				return List.of(ScannedRows.Step.all(this.select.matching(restrictions())));
			}
			List<ScannedRows.Step> steps = new ArrayList<>();
			for (int depth = after.clustering().size(); depth > 0; depth--) {
				steps.add(ScannedRows.Step.all(this.select.behindInPartition(after, depth, restrictions(), null)));
			}
			steps.add(new ScannedRows.Step(this.select.ofTokenOf(restrictions(), after),
					(row) -> this.select.keyOf(row).comparePartition(after) > 0));
			steps.add(ScannedRows.Step.all(this.select.behindTokenOf(restrictions(), after)));
			return steps;
		}

	}

	/**
	 * Rows are read that at least one of some plans reads, in the order of their tokens.
	 *
	 * @param select the statements of the table
	 * @param branches the plans, all in that order
	 * @param residual what is left to evaluate
	 * @param reason why these
	 * @param ring the tokens of the cluster
	 */
	record Union(SelectStatements select, List<Plan> branches, Filter residual, String reason,
			TokenRing ring) implements Plan {

		@Override
		public QueryPlan describe(@Nullable RowKey after) {
			List<QueryPlan> described = this.branches.stream().map((branch) -> branch.describe(after)).toList();
			Long rows = 0L;
			for (QueryPlan branch : described) {
				rows = (rows != null && branch.expectedRows() != null) ? rows + branch.expectedRows() : null;
			}
			return new QueryPlan(QueryPlan.Kind.UNION, null, this.residual,
					this.branches.size() + " reads side by side", this.reason, rows, described);
		}

		@Override
		public RowPages open(Reads reads, @Nullable RowKey after) {
			return new MergedRows(this.branches.stream().map((branch) -> branch.open(reads.asPart(), after)).toList(),
					this.select, this.ring);
		}

	}

}
