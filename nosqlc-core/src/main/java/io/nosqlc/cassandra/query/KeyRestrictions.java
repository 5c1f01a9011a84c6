package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

/**
 * What a conjunction says about the primary key: which partitions, and which rows of
 * them. Immutable.
 *
 * @param partitions the partition keys of all rows that can match, each once
 * @param clustering what else the rows must meet: one value for each of the first
 * clustering columns, and perhaps a range of the next one
 * @param residual what is left to evaluate
 */
record KeyRestrictions(List<List<ByteBuffer>> partitions, List<Restriction> clustering, Filter residual) {

	/** More are more than a scan costs, and more than one can hold. */
	private static final int MOST_PARTITIONS = 1000;

	private static final int MOST_BYTES = 65_535;

	/** Beside its value, where there are several. */
	private static final int BYTES_OF_A_PART = 3;

	/**
	 * Returns the restrictions of some conditions and other filters that hold together;
	 * empty if they do not name the whole partition key.
	 */
	static Optional<KeyRestrictions> of(TableDefinition table, List<Filter> parts) {
		return new Analysis(table, parts).run();
	}

	/**
	 * One analysis.
	 */
	private static final class Analysis {

		private final TableDefinition table;

		private final List<Filter> left;

		private List<List<ByteBuffer>> partitions = List.of(List.of());

		private final List<Restriction> clustering = new ArrayList<>();

		private boolean impossible;

		Analysis(TableDefinition table, List<Filter> parts) {
			this.table = table;
			this.left = new ArrayList<>(parts);
		}

		Optional<KeyRestrictions> run() {
			for (Column column : this.table.partitionKey()) {
				if (!restrictPartition(column)) {
					return Optional.empty();
				}
			}
			for (ClusteringColumn column : this.table.clustering()) {
				if (!restrictToOneValue(column.column())) {
					restrictToRange(column.column());
					break;
				}
			}
			Filter residual = (this.left.size() == 1) ? this.left.get(0) : Filter.allOf(this.left);
			List<List<ByteBuffer>> possible = this.partitions.stream().filter(Analysis::isKey).toList();
			return Optional.of(new KeyRestrictions(this.impossible ? List.of() : possible, List.copyOf(this.clustering),
					residual));
		}

		/**
		 * The server refuses to look for other keys, which no row can have.
		 */
		private static boolean isKey(List<ByteBuffer> values) {
			int bytes = values.stream().mapToInt(ByteBuffer::remaining).sum();
			return (values.size() > 1) ? bytes + values.size() * BYTES_OF_A_PART <= MOST_BYTES
					: bytes > 0 && bytes <= MOST_BYTES;
		}

		private boolean restrictPartition(Column column) {
			ColumnValues values = ColumnValues.of(column.type());
			for (Condition condition : conditions(column)) {
				List<ByteBuffer> keys = values.keys(condition).orElse(null);
				if (keys != null) {
					this.left.remove(condition);
					return combine(keys);
				}
			}
			return false;
		}

		private boolean combine(List<ByteBuffer> values) {
			if ((long) values.size() * this.partitions.size() > MOST_PARTITIONS) {
				return false;
			}
			List<List<ByteBuffer>> combined = new ArrayList<>();
			for (List<ByteBuffer> partition : this.partitions) {
				for (ByteBuffer value : values) {
					List<ByteBuffer> longer = new ArrayList<>(partition);
					longer.add(value);
					combined.add(longer);
				}
			}
			this.partitions = combined;
			return true;
		}

		private boolean restrictToOneValue(Column column) {
			for (Condition condition : conditions(column)) {
				Search search = ColumnValues.of(column.type()).search(column.name(), condition).orElse(null);
				if (search != null && ColumnValues.isEquality(condition) && search.alternatives().size() <= 1) {
					take(condition, search);
					return !this.impossible;
				}
			}
			return false;
		}

		private void restrictToRange(Column column) {
			boolean lower = false;
			boolean upper = false;
			for (Condition condition : conditions(column)) {
				Search search = ColumnValues.of(column.type()).search(column.name(), condition).orElse(null);
				if (search == null || ColumnValues.isEquality(condition)) {
					continue;
				}
				List<Restriction> restrictions = search.alternatives().stream().flatMap(List::stream).toList();
				boolean lowers = restrictions.stream().anyMatch((it) -> it.relation().isLower());
				boolean uppers = restrictions.stream().anyMatch((it) -> it.relation().isUpper());
				if (!(lower && lowers) && !(upper && uppers)) {
					lower |= lowers;
					upper |= uppers;
					take(condition, search);
				}
			}
		}

		private void take(Condition condition, Search search) {
			this.impossible |= search.alternatives().isEmpty();
			search.alternatives().forEach(this.clustering::addAll);
			Column column = Objects.requireNonNull(this.table.column(condition.path().names().get(0)));
			if (ColumnValues.of(column.type()).isExact(condition)) {
				this.left.remove(condition);
			}
		}

		private List<Condition> conditions(Column column) {
			FieldPath path = FieldPath.of(column.name());
			return this.left.stream()
				.filter(Condition.class::isInstance)
				.map(Condition.class::cast)
				.filter((condition) -> condition.path().equals(path))
				.toList();
		}

	}

}
