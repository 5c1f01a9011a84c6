package io.nosqlc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Values;

/**
 * Where an item stands in the order of a find: the values it is sorted by, then its key.
 *
 * @param sortValues one value for each sort key, {@code null} for a missing one; empty
 * when nothing is sorted
 * @param key the parts of the item's key, which is what tells it from all others
 */
public record Position(List<@Nullable Object> sortValues, List<Object> key) {

	public Position {
		sortValues = Collections.unmodifiableList(new ArrayList<>(sortValues));
		key = List.copyOf(key);
	}

	/**
	 * Compares two positions of one find that is sorted by the given keys.
	 */
	static int compare(Position left, Position right, List<SortKey> sort) {
		for (int i = 0; i < sort.size(); i++) {
			int order = Values.compare(left.sortValues.get(i), right.sortValues.get(i));
			if (order != 0) {
				return sort.get(i).descending() ? -order : order;
			}
		}
		for (int i = 0; i < left.key.size(); i++) {
			int order = Values.compare(left.key.get(i), right.key.get(i));
			if (order != 0) {
				return order;
			}
		}
		return 0;
	}

}
