package io.nosqlc.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.json.MalformedJsonException;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.Values;

/**
 * The JSON form of filters: the tree that pynosqlc and jsnosqlc build, whose names it
 * keeps. A path with a dot in a name, which they cannot express, is a list of names.
 */
final class FilterJson implements FilterVisitor<Map<String, @Nullable Object>> {

	private static final FilterJson JSON = new FilterJson();

	/**
	 * Enough for the deepest filter with the deepest operand.
	 */
	private static final int MAX_DEPTH = 2 * FilterSize.MOST_LEVELS + Values.MAX_DEPTH;

	private static final String IS_NULL = "isNull";

	private static final Set<String> CONDITION_NAMES = Set.of("type", "field", "op", "value", "ignoreCase");

	private static final Set<String> IS_NULL_NAMES = Set.of("type", "field", "op");

	private static final String OPERATORS = Stream.of(Operator.values())
		.map(Operator::jsonName)
		.collect(Collectors.joining(", ", "Use one of ", ", isNull."));

	private FilterJson() {
	}

	static String write(Filter filter) {
		return Json.write(filter.accept(JSON));
	}

	@Override
	public Map<String, @Nullable Object> condition(Condition condition) {
		Map<String, @Nullable Object> node = node("condition");
		node.put("field", condition.path().isDotted() ? condition.path().toString() : condition.path().names());
		node.put("op", condition.operator().jsonName());
		node.put("value", condition.operand());
		if (condition.ignoreCase()) {
			node.put("ignoreCase", true);
		}
		return node;
	}

	@Override
	public Map<String, @Nullable Object> and(And and) {
		return combined("and", and.filters());
	}

	@Override
	public Map<String, @Nullable Object> or(Or or) {
		return combined("or", or.filters());
	}

	@Override
	public Map<String, @Nullable Object> not(Not not) {
		Map<String, @Nullable Object> node = node("not");
		node.put("condition", not.filter().accept(this));
		return node;
	}

	private Map<String, @Nullable Object> combined(String type, List<Filter> filters) {
		Map<String, @Nullable Object> node = node(type);
		node.put("conditions", filters.stream().map((filter) -> filter.accept(this)).toList());
		return node;
	}

	private static Map<String, @Nullable Object> node(String type) {
		Map<String, @Nullable Object> node = new LinkedHashMap<>();
		node.put("type", type);
		return node;
	}

	static Filter read(String json) {
		try {
			return filter(Json.parse(Arguments.required(json, "json"), MAX_DEPTH), "");
		}
		catch (MalformedJsonException ex) {
			throw new InvalidFilterException(
					"Cannot read a filter from JSON text: " + ex.getMessage() + ". Pass one JSON object with a 'type'.",
					ex);
		}
	}

	static Filter read(Map<String, ?> tree) {
		return filter(Arguments.required(tree, "tree"), "");
	}

	private static Filter filter(@Nullable Object json, String at) {
		if (!(json instanceof Map<?, ?> node)) {
			throw malformed(at, "it is " + FilterText.ofValue(json), "A filter is a JSON object with a 'type'.");
		}
		if (!(node.get("type") instanceof String type)) {
			throw malformed(at, "it has no 'type'", "Use 'condition', 'and', 'or' or 'not'.");
		}
		return switch (type) {
			case "condition" -> condition(node, at);
			case "and" -> new And(filters(node, at));
			case "or" -> new Or(filters(node, at));
			case "not" -> not(node, at);
			default -> throw malformed(at, "its type is " + FilterText.ofValue(type),
					"Use 'condition', 'and', 'or' or 'not'.");
		};
	}

	private static Filter not(Map<?, ?> node, String at) {
		refuseOthers(node, at, Set.of("type", "condition"));
		return new Not(filter(node.get("condition"), at + "/condition"));
	}

	private static List<Filter> filters(Map<?, ?> node, String at) {
		refuseOthers(node, at, Set.of("type", "conditions"));
		List<Filter> filters = new ArrayList<>();
		if (!node.containsKey("conditions")) {
			return filters;
		}
		if (!(node.get("conditions") instanceof List<?> conditions)) {
			throw malformed(at, "its 'conditions' are " + FilterText.ofValue(node.get("conditions")),
					"Pass a list of filters.");
		}
		for (Object condition : conditions) {
			filters.add(filter(condition, at + "/conditions/" + filters.size()));
		}
		return filters;
	}

	private static Filter condition(Map<?, ?> node, String at) {
		refuseOthers(node, at, CONDITION_NAMES);
		FieldPath path = path(node.get("field"), at);
		if (!(node.get("op") instanceof String op)) {
			throw malformed(at, "it has no 'op'", OPERATORS);
		}
		if (op.equals(IS_NULL)) {
			refuseOthers(node, at, IS_NULL_NAMES);
			return Filter.where(path).isNull();
		}
		Operator operator = Operator.ofJsonName(op);
		if (operator == null) {
			throw malformed(at, "its op is " + FilterText.ofValue(op), OPERATORS);
		}
		return new Condition(path, operator, operand(node, operator, at), ignoreCase(node, at));
	}

	private static FieldPath path(@Nullable Object field, String at) {
		if (field instanceof String dotted) {
			return FieldPath.parse(dotted);
		}
		if (field instanceof List<?> names && names.stream().allMatch(String.class::isInstance)) {
			return new FieldPath(names.stream().map(String.class::cast).toList());
		}
		throw malformed(at, "its 'field' is " + FilterText.ofValue(field),
				"Pass a path with dots between the names, or a list of names.");
	}

	private static @Nullable Object operand(Map<?, ?> node, Operator operator, String at) {
		if (node.containsKey("value")) {
			return node.get("value");
		}
		if (operator == Operator.EXISTS || operator == Operator.IS_EMPTY) {
			return true;
		}
		throw malformed(at, "it has no 'value'", "Give the operator '" + operator.jsonName() + "' its operand.");
	}

	private static boolean ignoreCase(Map<?, ?> node, String at) {
		if (!node.containsKey("ignoreCase")) {
			return false;
		}
		if (node.get("ignoreCase") instanceof Boolean ignoreCase) {
			return ignoreCase;
		}
		throw malformed(at, "its 'ignoreCase' is " + FilterText.ofValue(node.get("ignoreCase")), "Use true or false.");
	}

	private static void refuseOthers(Map<?, ?> node, String at, Set<String> known) {
		for (Object name : node.keySet()) {
			if (!known.contains(name)) {
				throw malformed(at, "it has the unknown property " + FilterText.ofValue(name),
						"Known here are " + String.join(", ", new TreeSet<>(known)) + ".");
			}
		}
	}

	private static InvalidFilterException malformed(String at, String reason, String advice) {
		String where = at.isEmpty() ? "" : " at '" + at + "'";
		return new InvalidFilterException("Cannot read the filter" + where + ": " + reason + ". " + advice);
	}

}
