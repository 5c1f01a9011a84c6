package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;

/**
 * How values of documents are mapped to values of a column, and conditions to searches
 * that find at least every row that a condition is true of. Immutable.
 */
interface Coding {

	/** Each is a query of its own, and at some point a scan is cheaper. */
	int MOST_ALTERNATIVES = 20;

	/**
	 * Returns what knows the type of the column.
	 */
	TypeCodec<?> codec();

	/**
	 * Returns what the column holds for a document with a value at the path.
	 * @param value the value, normalised; {@code null} also if there is none
	 */
	@Nullable Object encode(@Nullable Object value);

	/**
	 * Returns how to find the rows that a condition, which does not ignore case, can be
	 * true of; empty if the column cannot tell.
	 */
	Optional<Search> search(String column, Condition condition);

	/**
	 * Returns the search for a column that equals the code of one of some operands; empty
	 * if there are too many of them, or one is of a kind that is not in the column.
	 */
	static Optional<Search> anyOf(String column, List<?> operands, Predicate<@Nullable Object> indexed,
			Function<Object, Object> code) {
		if (operands.size() > MOST_ALTERNATIVES || !operands.stream().allMatch(indexed)) {
			return Optional.empty();
		}
		return Optional.of(Search.anyOf(operands.stream()
			.map(code)
			.distinct()
			.map((value) -> new Restriction(column, Restriction.Relation.EQ, value))
			.toList()));
	}

}
