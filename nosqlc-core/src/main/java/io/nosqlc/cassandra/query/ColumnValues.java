package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.ListType;
import com.datastax.oss.driver.api.core.type.SetType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Operator;

/**
 * What conditions on a column are in CQL. Immutable.
 */
final class ColumnValues {

	private final DataType type;

	private final Optional<ValueKind> kind;

	private ColumnValues(DataType type) {
		this.type = type;
		this.kind = ValueKind.of(type);
	}

	static ColumnValues of(DataType type) {
		return new ColumnValues(type);
	}

	/**
	 * Returns the bytes of the one value of the column that is equal to a value of a
	 * filter; empty if there is none, or several, or it is not known.
	 */
	Optional<ByteBuffer> encode(Object operand) {
		List<Object> equal = this.kind.map((it) -> it.equalTo(operand)).orElseGet(List::of);
		return (equal.size() == 1) ? Optional.of(encoded(this.type, equal.get(0))) : Optional.empty();
	}

	/**
	 * Returns the bytes of a value of the Java type that the driver maps to a type.
	 */
	static ByteBuffer encoded(DataType type, Object value) {
		TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type, value);
		return Objects.requireNonNull(codec.encode(value, ProtocolVersion.DEFAULT));
	}

	/**
	 * Returns the bytes of all values that an equality can be true of; empty if it is
	 * none, or the column cannot tell.
	 */
	Optional<List<ByteBuffer>> keys(Condition condition) {
		boolean tells = isEquality(condition) && this.kind.filter(ValueKind::tellsBytes).isPresent();
		return tells ? equal(condition).map((values) -> values.stream().map((it) -> encoded(this.type, it)).toList())
				: Optional.empty();
	}

	/**
	 * Returns whether values of the column, or its elements, that are equal to an operand
	 * are known as bytes.
	 */
	boolean tellsBytes() {
		return elementType().map(ValueKind::of).orElse(this.kind).filter(ValueKind::tellsBytes).isPresent();
	}

	/**
	 * Returns which rows a condition can be true of; empty if the column cannot tell, as
	 * it never does of rows without a value.
	 */
	Optional<Search> search(String column, Condition condition) {
		Object operand = condition.operand();
		if (condition.ignoreCase() || operand == null || condition.test(null)) {
			return Optional.empty();
		}
		return switch (condition.operator()) {
			case EQ, IN -> equal(condition).map((values) -> anyOf(column, values));
			case GT, GTE, LT, LTE -> range(column, relation(condition), operand).map(Search::all);
			case BETWEEN -> between(column, (List<?>) operand);
			case CONTAINS -> contains(column, operand);
			default -> Optional.empty();
		};
	}

	/**
	 * Returns whether a search finds no rows but those of which the condition is true.
	 */
	boolean isExact(Condition condition) {
		return isEquality(condition) || condition.operator() == Operator.CONTAINS
				|| this.kind.filter(ValueKind::hasExactRanges).isPresent();
	}

	static boolean isEquality(Condition condition) {
		return condition.operator() == Operator.EQ || condition.operator() == Operator.IN;
	}

	private static Relation relation(Condition condition) {
		return Relation.valueOf(condition.operator().name());
	}

	/**
	 * Returns the values that an equality can be true of; empty if the column cannot
	 * tell.
	 */
	private Optional<List<Object>> equal(Condition condition) {
		Object operand = condition.operand();
		if (condition.ignoreCase() || operand == null) {
			return Optional.empty();
		}
		List<?> operands = (condition.operator() == Operator.IN) ? (List<?>) operand : List.of(operand);
		return this.kind.map((it) -> equal(it, operands));
	}

	private static List<Object> equal(ValueKind kind, List<?> operands) {
		List<Object> values = new ArrayList<>();
		for (Object operand : operands) {
			if (operand != null) {
				values.addAll(kind.equalTo(operand));
			}
		}
		return values.stream().distinct().toList();
	}

	private static Search anyOf(String column, List<Object> values) {
		return Search.anyOf(values.stream().map((value) -> new Restriction(column, Relation.EQ, value)).toList());
	}

	private Optional<Search> contains(String column, Object operand) {
		return elementType().flatMap(ValueKind::of)
			.map((element) -> element.equalTo(operand))
			.map((values) -> Search
				.anyOf(values.stream().map((value) -> new Restriction(column, Relation.CONTAINS, value)).toList()));
	}

	private Optional<DataType> elementType() {
		if (this.type instanceof SetType set) {
			return Optional.of(set.getElementType());
		}
		return (this.type instanceof ListType list) ? Optional.of(list.getElementType()) : Optional.empty();
	}

	private Optional<Search> between(String column, List<?> ends) {
		Optional<List<Restriction>> low = range(column, Relation.GTE, ends.get(0));
		Optional<List<Restriction>> high = range(column, Relation.LTE, ends.get(1));
		if (low.isEmpty() || high.isEmpty()) {
			return Optional.empty();
		}
		if (low.get().isEmpty() || high.get().isEmpty()) {
			return Optional.of(Search.NOTHING);
		}
		return Optional.of(Search.all(low.get().get(0), high.get().get(0)));
	}

	private Optional<List<Restriction>> range(String column, Relation relation, @Nullable Object end) {
		return (end != null) ? this.kind.flatMap((it) -> it.range(column, relation, end)) : Optional.empty();
	}

}
