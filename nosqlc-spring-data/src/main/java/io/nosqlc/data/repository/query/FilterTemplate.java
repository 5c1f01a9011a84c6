package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * A filter as JSON with placeholders among its operands. Values take their places in the
 * tree, so none of them can become anything but an operand. Immutable.
 */
final class FilterTemplate {

	private static final String OPERAND = "value";

	/** Operands of the operators that do not take a text. */
	private static final Map<String, Object> SAMPLES = Map.of("in", List.of("a"), "nin", List.of("a"), "between",
			List.of("a", "b"), "exists", true, "isEmpty", true, "size", 1);

	private final Map<String, @Nullable Object> tree;

	private final Placeholders placeholders;

	private FilterTemplate(Map<String, @Nullable Object> tree, Placeholders placeholders) {
		this.tree = tree;
		this.placeholders = placeholders;
	}

	/**
	 * Reads a template.
	 * @throws QueryRejectedException if it is no filter, or a placeholder stands for
	 * nothing
	 */
	static FilterTemplate of(String method, String json, Placeholders placeholders) {
		try {
			FilterTemplate template = new FilterTemplate(Document.parse(json), placeholders);
			Filter.fromMap(template.sampled(template.tree, (operator) -> true));
			return template;
		}
		catch (NosqlcException ex) {
			throw new QueryRejectedException("Cannot run the @Query of '" + method + "': " + ex.getMessage(), ex);
		}
	}

	/**
	 * Returns the filter with values in the places of placeholders.
	 */
	Filter bind(Function<String, @Nullable Object> values) {
		return Filter.fromMap(bound(this.tree, values));
	}

	/**
	 * Returns a filter with the same fields, whose conditions are the same where they
	 * have no placeholders, and ask for anything where they have.
	 */
	Filter sample() {
		return Filter.fromMap(sampled(this.tree, (operator) -> false));
	}

	/**
	 * Puts operands that their operators take into the places of placeholders.
	 * @param kept whether an operator stays with such an operand
	 */
	private Map<String, @Nullable Object> sampled(Map<?, ?> node, Predicate<String> kept) {
		Map<String, @Nullable Object> sampled = new LinkedHashMap<>();
		node.forEach(
				(name, value) -> sampled.put((String) name, OPERAND.equals(name) ? value : sampledChild(value, kept)));
		if (!hasPlaceholder(node.get(OPERAND))) {
			return sampled;
		}
		String operator = String.valueOf(node.get("op"));
		if (kept.test(operator)) {
			sampled.put(OPERAND, SAMPLES.getOrDefault(operator, "a"));
			return sampled;
		}
		sampled.remove("ignoreCase");
		sampled.put("op", "exists");
		sampled.put(OPERAND, true);
		return sampled;
	}

	private @Nullable Object sampledChild(@Nullable Object value, Predicate<String> kept) {
		if (value instanceof Map<?, ?> node) {
			return sampled(node, kept);
		}
		if (value instanceof List<?> nodes) {
			List<@Nullable Object> children = new ArrayList<>();
			nodes.forEach((node) -> children.add(sampledChild(node, kept)));
			return children;
		}
		return value;
	}

	private boolean hasPlaceholder(@Nullable Object operand) {
		List<String> found = new ArrayList<>();
		operand(operand, (text) -> {
			found.add(text);
			return null;
		});
		return !found.isEmpty();
	}

	private Map<String, @Nullable Object> bound(Map<?, ?> node, Function<String, @Nullable Object> values) {
		Map<String, @Nullable Object> bound = new LinkedHashMap<>();
		node.forEach((name, value) -> bound.put((String) name,
				OPERAND.equals(name) ? operand(value, values) : child(value, values)));
		return bound;
	}

	private @Nullable Object child(@Nullable Object value, Function<String, @Nullable Object> values) {
		if (value instanceof Map<?, ?> node) {
			return bound(node, values);
		}
		if (value instanceof List<?> nodes) {
			List<@Nullable Object> children = new ArrayList<>();
			nodes.forEach((node) -> children.add(child(node, values)));
			return children;
		}
		return value;
	}

	private @Nullable Object operand(@Nullable Object value, Function<String, @Nullable Object> values) {
		if (value instanceof String text && this.placeholders.isPlaceholder(text)) {
			return listed(values.apply(text));
		}
		if (value instanceof List<?> elements) {
			List<@Nullable Object> operands = new ArrayList<>();
			elements.forEach((element) -> operands.add(operand(element, values)));
			return operands;
		}
		if (value instanceof Map<?, ?> fields) {
			Map<String, @Nullable Object> operands = new LinkedHashMap<>();
			fields.forEach((name, field) -> operands.put((String) name, operand(field, values)));
			return operands;
		}
		return value;
	}

	private static @Nullable Object listed(@Nullable Object value) {
		if (value instanceof Iterable<?> elements && !(value instanceof Map)) {
			List<@Nullable Object> list = new ArrayList<>();
			elements.forEach(list::add);
			return list;
		}
		return (value instanceof Object[] array) ? Arrays.asList(array) : value;
	}

}
