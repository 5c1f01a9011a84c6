package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.data.entity.EntityWrite.Target;

/**
 * Divides writes of rows into groups that are sent together. A group has rows of one
 * table and of few partitions, which the same nodes hold, so that no node coordinates
 * what others own, and it stays below the sizes that servers warn of.
 *
 * @param <R> type of what the caller gets of each write
 */
final class RowGroups<R extends @Nullable Object> {

	/** {@code unlogged_batch_across_partitions_warn_threshold} of the servers. */
	private static final int MOST_PARTITIONS = 10;

	/** {@code batch_size_warn_threshold} of the servers. */
	private static final int MOST_BYTES = 5 * 1024;

	/** What servers count for a row beside its values. */
	private static final int BYTES_OF_ROW = 40;

	/** What they count for a value beside its bytes: times and a path. */
	private static final int BYTES_OF_VALUE = 24;

	private final Map<Target, List<NumberedWrite<R>>> partitions = new LinkedHashMap<>();

	private final List<List<NumberedWrite<R>>> full = new ArrayList<>();

	private final Map<Place, Group<R>> open = new LinkedHashMap<>();

	/**
	 * Adds a row, which none of those before is.
	 */
	void add(NumberedWrite<R> write) {
		this.partitions.computeIfAbsent(write.row().partition(), (key) -> new ArrayList<>()).add(write);
	}

	/**
	 * Returns the groups of all that was added.
	 */
	List<List<NumberedWrite<R>>> divide() {
		this.partitions.values().forEach(this::divide);
		this.open.values().forEach((group) -> this.full.add(group.writes));
		return this.full;
	}

	private void divide(List<NumberedWrite<R>> partition) {
		Group<R> group = new Group<>();
		for (NumberedWrite<R> write : partition) {
			int bytes = bytes(write);
			if (!group.hasRoomFor(bytes)) {
				this.full.add(group.writes);
				group = new Group<>();
			}
			group.add(write, bytes);
		}
		join(group, Place.of(partition.get(0).row()));
	}

	private void join(Group<R> group, @Nullable Place place) {
		if (place == null) {
			this.full.add(group.writes);
			return;
		}
		Group<R> company = this.open.putIfAbsent(place, group);
		if (company != null && !company.takes(group)) {
			this.full.add(company.writes);
			this.open.put(place, group);
		}
	}

	private static int bytes(NumberedWrite<?> write) {
		TableWrite statement = Objects.requireNonNull(write.row().statement());
		return statement.size() + BYTES_OF_VALUE * statement.values().size() + BYTES_OF_ROW;
	}

	/**
	 * Where a partition is.
	 */
	private record Place(String table, Object nodes) {

		static @Nullable Place of(PlannedWrite<?> row) {
			Target partition = row.partition();
			Object nodes = row.store().placeOf(row.partitionKey());
			return (nodes != null) ? new Place(partition.store(), nodes) : null;
		}

	}

	/**
	 * What is sent together.
	 */
	private static final class Group<R extends @Nullable Object> {

		private final List<NumberedWrite<R>> writes = new ArrayList<>();

		private int bytes;

		private int partitions = 1;

		boolean hasRoomFor(int more) {
			return this.writes.isEmpty() || this.bytes + more <= MOST_BYTES;
		}

		void add(NumberedWrite<R> write, int bytes) {
			this.writes.add(write);
			this.bytes += bytes;
		}

		/**
		 * Takes what is of another partition.
		 * @return whether there is room for it
		 */
		boolean takes(Group<R> other) {
			if (this.partitions == MOST_PARTITIONS || !hasRoomFor(other.bytes)) {
				return false;
			}
			this.writes.addAll(other.writes);
			this.bytes += other.bytes;
			this.partitions++;
			return true;
		}

	}

}
