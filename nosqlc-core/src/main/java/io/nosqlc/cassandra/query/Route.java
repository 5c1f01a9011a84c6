package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Text;

/**
 * A way to all rows that a filter can match: those of all its branches. Immutable.
 *
 * @param branches the branches, at most one of which is of keys; if there are none, the
 * filter matches nothing
 */
record Route(List<Branch> branches) {

	/** Below it nothing is worth a second thought. */
	private static final long LARGE_TABLE = 10_000;

	/**
	 * Beyond this part of a table, finding a row by an index is dearer than passing it.
	 */
	private static final double LARGEST_SHARE = 0.2;

	Route {
		branches = withKeysJoined(branches);
	}

	static Route of(Branch branch) {
		return new Route(List.of(branch));
	}

	private static List<Branch> withKeysJoined(List<Branch> branches) {
		SortedSet<String> keys = new TreeSet<>(Text::compare);
		List<Branch> joined = new ArrayList<>();
		for (Branch branch : branches) {
			if (branch.keys() != null) {
				keys.addAll(branch.keys());
			}
			else {
				joined.add(branch);
			}
		}
		if (!keys.isEmpty()) {
			joined.add(Branch.of(keys));
		}
		return List.copyOf(joined);
	}

	double guess() {
		return this.branches.stream().mapToDouble(Branch::guess).sum();
	}

	boolean isOneLookup() {
		return this.branches.size() == 1 && this.branches.get(0).keys() == null;
	}

	boolean isOfTheSameColumnsAs(Route other) {
		return isOneLookup() && other.isOneLookup()
				&& this.branches.get(0).columns().equals(other.branches.get(0).columns());
	}

	String reason() {
		return this.branches.stream().map(Branch::reason).distinct().collect(Collectors.joining(", "));
	}

	/**
	 * Returns how many rows are expected at the most; {@code null} if that is unknown.
	 */
	@Nullable Long expectedRows() {
		long sum = 0;
		for (Branch branch : this.branches) {
			if (branch.expectedRows() == null) {
				return null;
			}
			sum += branch.expectedRows();
		}
		return sum;
	}

	/**
	 * Returns whether so many rows are expected that reading the whole table takes less.
	 */
	boolean isDearerThanScan(@Nullable Long tableRows) {
		Long expected = expectedRows();
		return expected != null && tableRows != null && tableRows >= LARGE_TABLE
				&& expected > LARGEST_SHARE * tableRows;
	}

}
