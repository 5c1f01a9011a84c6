package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.type.DataType;

import io.nosqlc.cassandra.query.Restriction.Relation;

/**
 * How the values of a type of column correspond to operands of filters. Immutable.
 */
interface ValueKind {

	/**
	 * Returns the kind of a type; empty if its values correspond to none.
	 */
	static Optional<ValueKind> of(DataType type) {
		return Optional.ofNullable(Kinds.BY_TYPE.get(type));
	}

	/**
	 * Returns the type.
	 */
	DataType type();

	/**
	 * Returns the values that are equal to an operand, of the Java type that the driver
	 * maps to the type; none if no value is.
	 */
	List<Object> equalTo(Object operand);

	/**
	 * Returns whether two values that are equal to an operand are the same bytes, unless
	 * {@link #equalTo} tells both.
	 */
	default boolean tellsBytes() {
		return true;
	}

	/**
	 * Returns one restriction to what is in a relation to an operand; none if nothing is;
	 * empty if that cannot be told in CQL.
	 */
	Optional<List<Restriction>> range(String column, Relation relation, Object end);

	/**
	 * Returns whether a restriction to a range finds nothing else.
	 */
	default boolean hasExactRanges() {
		return true;
	}

	/**
	 * All kinds.
	 */
	final class Kinds {

		private static final Map<DataType, ValueKind> BY_TYPE = Stream
			.<ValueKind[]>of(WholeNumbers.values(), FloatingPoints.values(), PlainValues.values(),
					OrderedTexts.values())
			.flatMap(Stream::of)
			.collect(Collectors.toUnmodifiableMap(ValueKind::type, Function.identity()));

		private Kinds() {
		}

	}

}
