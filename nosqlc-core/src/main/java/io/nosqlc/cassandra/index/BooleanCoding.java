package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;

/**
 * Booleans as they are. As there are two of them, a condition that only booleans can meet
 * is a search for those that do.
 */
final class BooleanCoding implements Coding {

	@Override
	public TypeCodec<?> codec() {
		return TypeCodecs.BOOLEAN;
	}

	@Override
	public @Nullable Object encode(@Nullable Object value) {
		return (value instanceof Boolean) ? value : null;
	}

	@Override
	public Optional<Search> search(String column, Condition condition) {
		boolean isAboutBooleans = switch (condition.operator()) {
			case EQ, GT, GTE, LT, LTE -> condition.operand() instanceof Boolean;
			case IN, BETWEEN -> condition.operand() instanceof List<?> operands
					&& operands.stream().allMatch((operand) -> operand instanceof Boolean);
			default -> false;
		};
		return isAboutBooleans ? Optional.of(Search.anyOf(Stream.of(false, true)
			.filter(condition::test)
			.map((value) -> new Restriction(column, Restriction.Relation.EQ, value))
			.toList())) : Optional.empty();
	}

}
