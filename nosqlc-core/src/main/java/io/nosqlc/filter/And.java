package io.nosqlc.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;

/**
 * A conjunction: documents pass which pass all its filters, every document if there are
 * none.
 *
 * @param filters the filters that it combines
 */
public record And(List<Filter> filters) implements Filter {

	static final And ALL = new And(List.of());

	/**
	 * Combines filters.
	 * @throws InvalidFilterException if the whole is too large or nests too deeply
	 */
	public And {
		Arguments.required(filters, "filters").forEach((filter) -> Arguments.required(filter, "filter"));
		filters = List.copyOf(filters);
		FilterSize.check(filters);
	}

	@Override
	public Filter and(Filter other) {
		if (this.filters.isEmpty()) {
			return other;
		}
		List<Filter> more = new ArrayList<>(this.filters);
		more.add(other);
		return new And(more);
	}

	@Override
	public boolean matches(Function<? super FieldPath, ? extends @Nullable Object> values) {
		for (Filter filter : this.filters) {
			if (!filter.matches(values)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public <R> R accept(FilterVisitor<R> visitor) {
		return visitor.and(this);
	}

	@Override
	public String toString() {
		return FilterText.of(this);
	}

}
