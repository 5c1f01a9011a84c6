package io.nosqlc.cassandra.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;

/**
 * Text as it is, or shortened.
 */
final class TextCoding implements Coding {

	@Override
	public TypeCodec<?> codec() {
		return TypeCodecs.TEXT;
	}

	@Override
	public @Nullable Object encode(@Nullable Object value) {
		return (value instanceof String text) ? Term.of(text) : null;
	}

	@Override
	public Optional<Search> search(String column, Condition condition) {
		Object operand = condition.operand();
		return switch (condition.operator()) {
			case EQ -> (operand != null) ? search(column, List.of(operand)) : Optional.empty();
			case IN -> search(column, (List<?>) Objects.requireNonNull(operand));
			default -> Optional.empty();
		};
	}

	private static Optional<Search> search(String column, List<?> operands) {
		return Coding.anyOf(column, operands, (operand) -> operand instanceof String,
				(operand) -> Term.of((String) operand));
	}

}
