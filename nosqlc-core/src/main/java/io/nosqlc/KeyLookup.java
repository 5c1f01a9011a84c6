package io.nosqlc;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.filter.And;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.Filter;
import io.nosqlc.filter.FilterVisitor;
import io.nosqlc.filter.Not;
import io.nosqlc.filter.Operator;
import io.nosqlc.filter.Or;
import io.nosqlc.internal.value.Names;
import io.nosqlc.internal.value.Text;

/**
 * The keys of all documents that can match a filter. For driver authors: whoever reads
 * these keys and evaluates the filter on what comes back has the answer. Immutable.
 *
 * @param keys the keys in code-point order; when empty, nothing can match
 */
public record KeyLookup(SortedSet<String> keys) {

	public KeyLookup {
		SortedSet<String> sorted = new TreeSet<>(Text::compare);
		sorted.addAll(keys);
		keys = Collections.unmodifiableSortedSet(sorted);
	}

	/**
	 * Returns the keys that a filter names by {@code eq} or {@code in} on {@code _id}, in
	 * whatever combination; or empty if documents of other keys can match too.
	 */
	public static Optional<KeyLookup> of(Filter filter) {
		SortedSet<String> keys = filter.accept(KeysVisitor.INSTANCE).orElse(null);
		return (keys != null) ? Optional.of(new KeyLookup(keys)) : Optional.empty();
	}

	/**
	 * Brings the keys outside of which a filter matches nothing, or empty for no such
	 * bound.
	 */
	private static final class KeysVisitor implements FilterVisitor<Optional<SortedSet<String>>> {

		static final KeysVisitor INSTANCE = new KeysVisitor();

		@Override
		public Optional<SortedSet<String>> condition(Condition condition) {
			if (condition.ignoreCase() || !condition.path().names().equals(List.of(Document.ID))) {
				return Optional.empty();
			}
			if (condition.operator() == Operator.EQ) {
				return Optional.of(possible(Collections.singletonList(condition.operand())));
			}
			if (condition.operator() == Operator.IN && condition.operand() instanceof List<?> values) {
				return Optional.of(possible(values));
			}
			return Optional.empty();
		}

		@Override
		public Optional<SortedSet<String>> and(And and) {
			Optional<SortedSet<String>> narrowest = Optional.empty();
			for (Filter part : and.filters()) {
				Optional<SortedSet<String>> keys = part.accept(this);
				narrowest.ifPresent((common) -> keys.ifPresent(common::retainAll));
				narrowest = narrowest.isPresent() ? narrowest : keys;
			}
			return narrowest;
		}

		@Override
		public Optional<SortedSet<String>> or(Or or) {
			SortedSet<String> all = new TreeSet<>(Text::compare);
			for (Filter part : or.filters()) {
				Optional<SortedSet<String>> keys = part.accept(this);
				if (keys.isEmpty()) {
					return keys;
				}
				all.addAll(keys.get());
			}
			return Optional.of(all);
		}

		@Override
		public Optional<SortedSet<String>> not(Not not) {
			return Optional.empty();
		}

		private static SortedSet<String> possible(List<? extends @Nullable Object> values) {
			SortedSet<String> keys = new TreeSet<>(Text::compare);
			for (Object value : values) {
				if (value instanceof String key && isKey(key)) {
					keys.add(key);
				}
			}
			return keys;
		}

		private static boolean isKey(String text) {
			try {
				Names.key(text);
				return true;
			}
			catch (InvalidKeyException ex) {
				return false;
			}
		}

	}

}
