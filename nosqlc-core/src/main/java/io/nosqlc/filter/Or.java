package io.nosqlc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;

/**
 * A disjunction: documents pass which pass at least one of its filters, none if there are
 * none.
 *
 * @param filters the filters that it combines
 */
public record Or(List<Filter> filters) implements Filter {

	/**
	 * Combines filters.
	 * @throws InvalidFilterException if the whole is too large or nests too deeply
	 */
	public Or {
		Arguments.required(filters, "filters").forEach((filter) -> Arguments.required(filter, "filter"));
		filters = List.copyOf(filters);
		FilterSize.check(filters);
	}

	@Override
	public Filter or(Filter other) {
		List<Filter> more = new ArrayList<>(this.filters);
		more.add(other);
		return new Or(more);
	}

	@Override
	public boolean matches(Function<? super FieldPath, ? extends @Nullable Object> values) {
		for (Filter filter : this.filters) {
			if (filter.matches(values)) {
				return true;
			}
		}
		return false;
	}

	@Override
	public <R> R accept(FilterVisitor<R> visitor) {
		return visitor.or(this);
	}

	@Override
	public String toString() {
		return FilterText.of(this);
	}

}
