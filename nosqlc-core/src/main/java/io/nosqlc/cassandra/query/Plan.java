package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

import io.nosqlc.QueryPlan;
import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Text;

/**
 * How the rows are read that a filter can match. Immutable.
 */
sealed interface Plan {

	/**
	 * Returns what is left to evaluate on every row that comes back.
	 */
	Filter residual();

	/**
	 * Returns whether the whole table is read.
	 */
	boolean scans();

	/**
	 * Describes this plan.
	 * @param after key behind which the reading begins; {@code null} for the start
	 * @param note what else there is to say about it
	 */
	QueryPlan describe(@Nullable String after, String note);

	/**
	 * Makes this plan ready to run. Nothing is sent yet.
	 * @param after key behind which the reading begins; {@code null} for the start
	 */
	RowPages open(Reads reads, @Nullable String after);

	/**
	 * Nothing is read, since nothing can match.
	 *
	 * @param filter the filter that nothing passes
	 */
	record Nothing(Filter filter) implements Plan {

		@Override
		public Filter residual() {
			return this.filter;
		}

		@Override
		public boolean scans() {
			return false;
		}

		@Override
		public QueryPlan describe(@Nullable String after, String note) {
			return new QueryPlan(QueryPlan.Kind.NOTHING, null, this.filter, "nothing",
					"no key can match the filter" + note, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable String after) {
			return SequentialPages.none();
		}

	}

	/**
	 * Rows are read by their keys.
	 *
	 * @param select the statements of the table
	 * @param keys the keys, in their order; at least one
	 * @param residual what is left to evaluate
	 */
	record KeyReads(SelectStatements select, SortedSet<String> keys, Filter residual) implements Plan {

		@Override
		public boolean scans() {
			return false;
		}

		@Override
		public QueryPlan describe(@Nullable String after, String note) {
			int count = keysBehind(after).size();
			return new QueryPlan(QueryPlan.Kind.KEY_LOOKUP, this.select.byKey(), this.residual,
					(count == 1) ? "1 partition" : count + " partitions",
					"the filter names the keys of all that can match" + note, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable String after) {
			return new KeyedRows(reads, this.select.byKey(), keysBehind(after));
		}

		private List<String> keysBehind(@Nullable String after) {
			List<String> behind = new ArrayList<>(this.keys);
			if (after != null) {
				behind.removeIf((key) -> Text.compare(key, after) <= 0);
			}
			return behind;
		}

	}

	/**
	 * The table is read in the order of its tokens, from the first one or from that of a
	 * key on. The key need not exist any more.
	 *
	 * @param select the statements of the table
	 * @param residual what is left to evaluate
	 * @param ring the tokens of the cluster
	 */
	record RangeScan(SelectStatements select, Filter residual, TokenRing ring) implements Plan {

		@Override
		public boolean scans() {
			return true;
		}

		@Override
		public QueryPlan describe(@Nullable String after, String note) {
			return new QueryPlan(QueryPlan.Kind.TOKEN_RANGE_SCAN, this.select.ofTokens(), this.residual,
					"all token ranges, several at a time", "the filter names no keys" + note, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable String after) {
			RangeReads ranges = new RangeReads(reads, this.select.ofTokens(), this.ring);
			return new ScannedRanges(ranges, ranges.behind(after), reads.newPageSize());
		}

	}

	/**
	 * The same where tokens are no numbers, or the session does not know them: page by
	 * page, as the server says.
	 *
	 * <p>
	 * What is behind a key takes two statements: other keys with the same token that the
	 * walk had not reached, then all greater tokens.
	 *
	 * @param select the statements of the table
	 * @param residual what is left to evaluate
	 */
	record TableScan(SelectStatements select, Filter residual) implements Plan {

		@Override
		public boolean scans() {
			return true;
		}

		@Override
		public QueryPlan describe(@Nullable String after, String note) {
			String cql = (after != null) ? this.select.behindToken() : this.select.all();
			return new QueryPlan(QueryPlan.Kind.TOKEN_RANGE_SCAN, cql, this.residual, "all token ranges, one by one",
					"the filter names no keys" + note, List.of());
		}

		@Override
		public RowPages open(Reads reads, @Nullable String after) {
			if (after == null) {
				return new ScannedRows(reads, List.of(new ScannedRows.Step(this.select.all(), null, false)));
			}
			return new ScannedRows(reads, List.of(new ScannedRows.Step(this.select.ofToken(), after, true),
					new ScannedRows.Step(this.select.behindToken(), after, false)));
		}

	}

}
