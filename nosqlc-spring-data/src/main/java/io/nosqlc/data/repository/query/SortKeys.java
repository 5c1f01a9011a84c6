package io.nosqlc.data.repository.query;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.NullHandling;
import org.springframework.data.domain.Sort.Order;

import io.nosqlc.FindQuery;
import io.nosqlc.SortKey;
import io.nosqlc.error.QueryRejectedException;

/**
 * Sort orders of Spring Data as those of a find.
 */
final class SortKeys {

	private SortKeys() {
	}

	/**
	 * Sorts a find.
	 * @throws QueryRejectedException if no find has such an order
	 */
	static <T> FindQuery<T> sort(FindQuery<T> find, Sort sort) {
		List<SortKey> keys = of(sort);
		return keys.isEmpty() ? find : find.sort(keys);
	}

	static List<SortKey> of(Sort sort) {
		return sort.stream().map(SortKeys::of).toList();
	}

	private static SortKey of(Order order) {
		if (order.isIgnoreCase()) {
			throw refused(order, "case is not ignored when sorting", "Sort by a property that has it in one case");
		}
		NullHandling natural = order.isAscending() ? NullHandling.NULLS_FIRST : NullHandling.NULLS_LAST;
		if (order.getNullHandling() != NullHandling.NATIVE && order.getNullHandling() != natural) {
			throw refused(order, "what is missing comes before everything else, and last when descending",
					"Leave the order of nulls out");
		}
		return order.isAscending() ? SortKey.asc(order.getProperty()) : SortKey.desc(order.getProperty());
	}

	private static QueryRejectedException refused(Order order, String reason, String remedy) {
		return new QueryRejectedException("Cannot sort by '" + order + "': " + reason + ". " + remedy + ".");
	}

}
