package io.nosqlc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;
import io.nosqlc.internal.json.Json;

/**
 * How a find is run, for people and for tools. Immutable; {@link #toString()} is for
 * reading, {@link #toJson()} for machines. Values of the query appear in the residual
 * filter only, never in the CQL.
 *
 * @param kind what is done
 * @param cql the statement sent, with placeholders; {@code null} if none is
 * @param residual what is evaluated in-process on every row that comes back
 * @param fanOut what is asked for it, in words: for example {@code 1 partition}
 * @param reason why this plan and no cheaper one
 * @param expectedRows how many rows are expected to come back, by what similar finds have
 * read lately; {@code null} if nobody knows
 * @param branches plans that this one combines; empty for most
 */
public record QueryPlan(Kind kind, @Nullable String cql, Filter residual, String fanOut, String reason,
		@Nullable Long expectedRows, List<QueryPlan> branches) {

	public QueryPlan {
		branches = List.copyOf(branches);
	}

	/**
	 * Returns the same plan with another reason. For driver authors.
	 */
	public QueryPlan withReason(String reason) {
		return new QueryPlan(this.kind, this.cql, this.residual, this.fanOut, reason, this.expectedRows, this.branches);
	}

	/**
	 * Returns this plan as a JSON object.
	 */
	public String toJson() {
		return Json.write(toMap());
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		describe(text, "");
		return text.toString();
	}

	private void describe(StringBuilder text, String indent) {
		text.append(indent).append(this.kind.label()).append(" (").append(this.fanOut).append("): ");
		text.append(this.reason);
		if (this.cql != null) {
			text.append('\n').append(indent).append("  cql:      ").append(this.cql);
		}
		text.append('\n').append(indent).append("  residual: ").append(this.residual);
		text.append('\n').append(indent).append("  rows:     ");
		text.append((this.expectedRows != null) ? "about " + this.expectedRows : "unknown");
		for (QueryPlan branch : this.branches) {
			text.append('\n');
			branch.describe(text, indent + "  ");
		}
	}

	private Map<String, @Nullable Object> toMap() {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("kind", this.kind.label());
		map.put("cql", this.cql);
		map.put("residual", Json.parse(this.residual.toJson()));
		map.put("fanOut", this.fanOut);
		map.put("reason", this.reason);
		map.put("expectedRows", this.expectedRows);
		map.put("branches", this.branches.stream().map(QueryPlan::toMap).toList());
		return map;
	}

	/**
	 * What a plan does, from cheap to dear.
	 */
	public enum Kind {

		/** Nothing can match, so nothing is read. */
		NOTHING("nothing"),

		/** Rows are read by their keys. */
		KEY_LOOKUP("key lookup"),

		/** Rows of partitions are read whose keys are known. */
		PARTITION_READ("partition read"),

		/** Rows are read that indexes find. */
		INDEX_LOOKUP("index lookup"),

		/** Rows are read that one of several plans reads, or more than one. */
		UNION("union"),

		/** All documents are walked in this process's memory. */
		IN_MEMORY("in memory"),

		/** The whole table is read. */
		TOKEN_RANGE_SCAN("token-range scan");

		private final String label;

		Kind(String label) {
			this.label = label;
		}

		/**
		 * Returns the name to show.
		 */
		public String label() {
			return this.label;
		}

	}

}
