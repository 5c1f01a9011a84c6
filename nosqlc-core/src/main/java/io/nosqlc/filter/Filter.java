package io.nosqlc.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;
import io.nosqlc.internal.value.ValueReader;

/**
 * Says which documents are meant. Immutable and safe for use by several threads; equal
 * filters are those with the same conditions in the same shape.
 *
 * <p>
 * A filter is built from {@link #where} on, combined with and, or and not, and always
 * answers true or false: a missing field is the same as null, values of different kinds
 * are unequal and not ordered, and nothing throws once the filter is built. Numbers
 * compare by exact value whatever their type, text by code points, lists and maps deeply.
 *
 * <pre class="code">
 * Filter adults = where("age").gte(18).and("status").in("active", "pending");
 * </pre>
 */
public sealed interface Filter permits Condition, And, Or, Not {

	/**
	 * Starts a condition on the field that a dotted path leads to.
	 * @throws InvalidFilterException if a name in the path is empty
	 */
	static FieldCondition where(String path) {
		return where(FieldPath.parse(path));
	}

	/**
	 * Starts a condition on a field.
	 */
	static FieldCondition where(FieldPath path) {
		return new FieldCondition(path, null);
	}

	/**
	 * Returns the filter that every document passes.
	 */
	static Filter all() {
		return And.ALL;
	}

	/**
	 * Returns the filter that documents pass which pass all of these.
	 */
	static Filter and(Filter first, Filter second, Filter... more) {
		return new And(listOf(first, second, more));
	}

	/**
	 * Returns the filter that documents pass which pass at least one of these.
	 */
	static Filter or(Filter first, Filter second, Filter... more) {
		return new Or(listOf(first, second, more));
	}

	/**
	 * Returns the filter that documents pass which pass all of these; every document if
	 * there are none.
	 */
	static Filter allOf(Iterable<? extends Filter> filters) {
		return new And(listOf(filters));
	}

	/**
	 * Returns the filter that documents pass which pass at least one of these; no
	 * document if there are none.
	 */
	static Filter anyOf(Iterable<? extends Filter> filters) {
		return new Or(listOf(filters));
	}

	private static List<Filter> listOf(Filter first, Filter second, Filter[] more) {
		List<Filter> filters = new ArrayList<>(2 + more.length);
		filters.add(first);
		filters.add(second);
		filters.addAll(Arrays.asList(Arguments.required(more, "more")));
		return filters;
	}

	private static List<Filter> listOf(Iterable<? extends Filter> filters) {
		List<Filter> list = new ArrayList<>();
		Arguments.required(filters, "filters").forEach(list::add);
		return list;
	}

	/**
	 * Reads a filter from the JSON that {@link #toJson()} writes, which other
	 * implementations of nosqlc write as well.
	 * @throws InvalidFilterException if it is not one, or an operand can never be meant
	 */
	static Filter fromJson(String json) {
		return FilterJson.read(json);
	}

	/**
	 * Reads a filter from the tree that such JSON is, whose operands may be any values
	 * that documents take.
	 * @throws InvalidFilterException if it is not one, or an operand can never be meant
	 */
	static Filter fromMap(Map<String, ?> tree) {
		return FilterJson.read(tree);
	}

	/**
	 * Starts a condition that has to be met besides this filter.
	 * @throws InvalidFilterException if a name in the path is empty
	 */
	default FieldCondition and(String path) {
		return and(FieldPath.parse(path));
	}

	/**
	 * Starts a condition that has to be met besides this filter.
	 */
	default FieldCondition and(FieldPath path) {
		return new FieldCondition(path, this);
	}

	/**
	 * Returns the filter that documents pass which pass this one and the other.
	 */
	default Filter and(Filter other) {
		return and(this, other);
	}

	/**
	 * Returns the filter that documents pass which pass this one or the other.
	 */
	default Filter or(Filter other) {
		return or(this, other);
	}

	/**
	 * Returns the opposite: each document passes either this filter or that one.
	 */
	default Filter not() {
		return new Not(this);
	}

	/**
	 * Tells whether a document passes this filter. The map need not be a document: values
	 * that JSON cannot hold exist, but are equal to nothing.
	 */
	default boolean matches(Map<String, ?> document) {
		ValueReader reader = ValueReader.of(Arguments.required(document, "document"));
		return matches((path) -> reader.read(path.names()));
	}

	/**
	 * Tells whether whatever these values are read from passes this filter. For driver
	 * authors.
	 * @param values reads the value at a path, null if it is null or missing
	 */
	boolean matches(Function<? super FieldPath, ? extends @Nullable Object> values);

	/**
	 * Calls the visitor's method for this kind of filter.
	 */
	<R> R accept(FilterVisitor<R> visitor);

	/**
	 * Returns this filter as JSON, in the form that all implementations of nosqlc share.
	 */
	default String toJson() {
		return FilterJson.write(this);
	}

}
