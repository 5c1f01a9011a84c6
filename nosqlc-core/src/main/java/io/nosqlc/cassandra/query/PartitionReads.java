package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.QueryPlan;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.filter.Filter;

/**
 * Rows of some partitions are read, in the order of their tokens; those of one partition
 * in the order of the clustering columns, or the other way round.
 *
 * @param select the statements of the table
 * @param partitions the partition keys; at least one
 * @param clustering what the rows must meet: one value for each of the first clustering
 * columns, and perhaps a range of the next one
 * @param filtered what the server evaluates on every row; empty unless it may
 * @param residual what is left to evaluate
 * @param ring the tokens of the cluster; {@code null} if they are not known, in which
 * case the order is another one
 * @param order in which order a find asks for the rows of the only partition;
 * {@code null} if it does not care
 */
record PartitionReads(SelectStatements select, List<RowKey> partitions, List<Restriction> clustering,
		List<Restriction> filtered, Filter residual, @Nullable TokenRing ring,
		@Nullable PartitionOrder order) implements Plan {

	private static final int AT_A_TIME = 4;

	PartitionReads(SelectStatements select, List<RowKey> partitions, List<Restriction> clustering, Filter residual,
			@Nullable TokenRing ring) {
		this(select, partitions, clustering, List.of(), residual, ring, null);
	}

	@Override
	public boolean isByKeys() {
		return true;
	}

	@Override
	public boolean isOfSeveralPartitions() {
		return this.partitions.size() > 1;
	}

	@Override
	public Optional<Plan> sortedBy(List<SortKey> sort) {
		Set<String> single = this.clustering.stream()
			.filter((it) -> it.relation() == Relation.EQ)
			.map(Restriction::column)
			.collect(Collectors.toSet());
		return isOfSeveralPartitions() ? Optional.empty()
				: PartitionOrder.of(this.select.table(), single, sort)
					.map((found) -> new PartitionReads(this.select, this.partitions, this.clustering, this.filtered,
							this.residual, this.ring, found));
	}

	@Override
	public Plan filteredByServer() {
		ServerFilter filter = ServerFilter.of(this.select.table(), List.of(), this.residual);
		return filter.isEmpty() ? this : new PartitionReads(this.select.allowFiltering(), this.partitions,
				this.clustering, filter.restrictions(), filter.residual(), this.ring, this.order);
	}

	@Override
	public QueryPlan describe(@Nullable RowKey after) {
		boolean whole = this.select.clusteringColumns() == 0;
		return new QueryPlan(whole ? QueryPlan.Kind.KEY_LOOKUP : QueryPlan.Kind.PARTITION_READ,
				select(this.partitions.get(0)).cql(), this.residual, Plan.partitions(partitionsFrom(after).size()),
				"the filter names the partition keys of all that can match"
						+ ((this.order != null) ? "; " + this.order.described() : "")
						+ (this.filtered.isEmpty() ? "" : "; " + ServerFilter.described(this.filtered)),
				whole ? (long) this.partitions.size() : null, List.of());
	}

	@Override
	public RowPages open(Reads reads, @Nullable RowKey after) {
		List<Select> selects = new ArrayList<>();
		for (RowKey partition : partitionsFrom(after)) {
			if (after != null && partition.comparePartition(after) == 0) {
				selects.addAll(behind(after));
			}
			else {
				selects.add(select(partition));
			}
		}
		int atATime = (this.select.clusteringColumns() == 0) ? KeyReads.AT_A_TIME : AT_A_TIME;
		return selects.isEmpty() ? SequentialPages.none()
				: new PartitionRows(reads, selects, Math.min(atATime, reads.pageSize()));
	}

	private Select select(RowKey partition) {
		return this.select.inPartition(partition.partition(), with(this.clustering), this.order);
	}

	private List<RowKey> partitionsFrom(@Nullable RowKey after) {
		Comparator<RowKey> byToken = byToken();
		return this.partitions.stream()
			.filter((partition) -> after == null || byToken.compare(partition, after) >= 0)
			.sorted(byToken)
			.toList();
	}

	private Comparator<RowKey> byToken() {
		Comparator<RowKey> byKey = RowKey::comparePartition;
		return (this.ring != null) ? Comparator.comparingLong(this.ring::tokenOf).thenComparing(byKey) : byKey;
	}

	/**
	 * The rows behind a row: by the last clustering column first. A column that has one
	 * value only has none behind it.
	 */
	private List<Select> behind(RowKey row) {
		List<Select> selects = new ArrayList<>();
		for (int depth = row.clustering().size(); depth > 0; depth--) {
			String column = this.select.clusteringColumn(depth).name();
			if (!isOneValue(column)) {
				selects.add(this.select.behindInPartition(row, depth, with(otherEnd(depth, column)), this.order));
			}
		}
		return selects;
	}

	private List<Restriction> with(List<Restriction> ofKey) {
		return Stream.concat(ofKey.stream(), this.filtered.stream()).toList();
	}

	private boolean isOneValue(String column) {
		return this.clustering.stream().anyMatch((it) -> it.column().equals(column) && it.relation() == Relation.EQ);
	}

	/**
	 * Where the row stands takes the place of the end at which reading begins.
	 */
	private List<Restriction> otherEnd(int depth, String column) {
		boolean ascending = this.select.isAscending(depth, this.order);
		return this.clustering.stream()
			.filter((it) -> it.column().equals(column) && it.relation().isUpper() == ascending)
			.toList();
	}

}
