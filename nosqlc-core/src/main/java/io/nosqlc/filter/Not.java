package io.nosqlc.filter;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;

/**
 * A negation: documents pass which do not pass its filter, among them those that miss the
 * field it asks for.
 *
 * @param filter the filter that it turns round
 */
public record Not(Filter filter) implements Filter {

	/**
	 * Turns a filter round.
	 * @throws InvalidFilterException if the whole nests too deeply
	 */
	public Not {
		FilterSize.check(List.of(Arguments.required(filter, "filter")));
	}

	@Override
	public boolean matches(Function<? super FieldPath, ? extends @Nullable Object> values) {
		return !this.filter.matches(values);
	}

	@Override
	public <R> R accept(FilterVisitor<R> visitor) {
		return visitor.not(this);
	}

	@Override
	public String toString() {
		return FilterText.of(this);
	}

}
