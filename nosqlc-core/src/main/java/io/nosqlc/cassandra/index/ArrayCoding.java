package io.nosqlc.cassandra.index;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.Restriction;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Operator;

/**
 * The elements of a list as a set of texts that begin with their kind; lists and maps
 * among them are left out.
 *
 * <p>
 * A document that has text at the path may contain any part of it, and a list may have
 * more elements than should be indexed. They have one element instead that every search
 * finds as well.
 */
final class ArrayCoding implements Coding {

	/** Each becomes a cell of its own, and a statement must not become too large. */
	private static final int MOST_ELEMENTS = 4096;

	private static final TypeCodec<Set<String>> CODEC = TypeCodecs.setOf(TypeCodecs.TEXT);

	private static final String UNKNOWN = "?";

	@Override
	public TypeCodec<?> codec() {
		return CODEC;
	}

	@Override
	public @Nullable Object encode(@Nullable Object value) {
		if (value instanceof String) {
			return Set.of(UNKNOWN);
		}
		if (!(value instanceof List<?> list)) {
			return null;
		}
		Set<String> terms = new LinkedHashSet<>();
		for (Object element : list) {
			String term = term(element);
			if (term != null) {
				terms.add(term);
			}
			if (terms.size() > MOST_ELEMENTS) {
				return Set.of(UNKNOWN);
			}
		}
		return terms.isEmpty() ? null : terms;
	}

	@Override
	public Optional<Search> search(String column, Condition condition) {
		String term = (condition.operator() == Operator.CONTAINS) ? term(condition.operand()) : null;
		if (term == null) {
			return Optional.empty();
		}
		return Optional.of(Search.anyOf(Stream.of(term, UNKNOWN)
			.map((each) -> new Restriction(column, Restriction.Relation.CONTAINS, each))
			.toList()));
	}

	/**
	 * Returns what stands for an element: the same for equal ones; {@code null} for one
	 * that is not indexed.
	 */
	private static @Nullable String term(@Nullable Object element) {
		if (element == null) {
			return "z";
		}
		if (element instanceof String text) {
			return "t" + Term.of(text);
		}
		if (element instanceof Boolean value) {
			return value ? "b1" : "b0";
		}
		return (element instanceof Number number && !(number instanceof Double real && real.isNaN()))
				? "n" + NumberCoding.round(number) : null;
	}

}
