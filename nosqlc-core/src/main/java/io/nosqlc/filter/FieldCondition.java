package io.nosqlc.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Arguments;

/**
 * A field whose condition is still to be said; an operator makes it a {@link Filter}.
 * Immutable.
 *
 * <p>
 * Operands may be of all types that documents take. An operand that can never be meant is
 * refused with an {@link io.nosqlc.error.InvalidFilterException}.
 */
public final class FieldCondition {

	private final FieldPath path;

	private final @Nullable Filter before;

	private final boolean ignoreCase;

	FieldCondition(FieldPath path, @Nullable Filter before) {
		this(path, before, false);
	}

	private FieldCondition(FieldPath path, @Nullable Filter before, boolean ignoreCase) {
		this.path = Arguments.required(path, "path");
		this.before = before;
		this.ignoreCase = ignoreCase;
	}

	/**
	 * Lets the operator that follows take no notice of letter case in text: each code
	 * point is upper-cased, then lower-cased, whatever the locale. Text within lists and
	 * maps keeps its case, except elements of {@code in} and of a list that
	 * {@code contains}. For {@code matches} it sets RE2's own flag {@code i}.
	 */
	public FieldCondition ignoreCase() {
		return new FieldCondition(this.path, this.before, true);
	}

	/**
	 * The field equals the value; null means null or missing.
	 */
	public Filter eq(@Nullable Object value) {
		return is(Operator.EQ, value);
	}

	/**
	 * The opposite of {@link #eq}: also true of a missing field, unless the value is
	 * null.
	 */
	public Filter ne(@Nullable Object value) {
		return is(Operator.NE, value);
	}

	/**
	 * The field is greater than the value and of its kind: number, text or boolean.
	 */
	public Filter gt(Object value) {
		return is(Operator.GT, value);
	}

	/**
	 * The field is greater than or equal to the value and of its kind.
	 */
	public Filter gte(Object value) {
		return is(Operator.GTE, value);
	}

	/**
	 * The field is less than the value and of its kind: number, text or boolean.
	 */
	public Filter lt(Object value) {
		return is(Operator.LT, value);
	}

	/**
	 * The field is less than or equal to the value and of its kind.
	 */
	public Filter lte(Object value) {
		return is(Operator.LTE, value);
	}

	/**
	 * The field is a text that has the value as a part, or a list that has it as an
	 * element.
	 */
	public Filter contains(@Nullable Object value) {
		return is(Operator.CONTAINS, value);
	}

	/**
	 * The field equals one of the values; never true without values.
	 */
	public Filter in(@Nullable Object... values) {
		return is(Operator.IN, Arrays.asList(Arguments.required(values, "values")));
	}

	/**
	 * The field equals one of the values; never true without values.
	 */
	public Filter in(Iterable<?> values) {
		return is(Operator.IN, listOf(values));
	}

	/**
	 * The opposite of {@link #in(Object...)}.
	 */
	public Filter nin(@Nullable Object... values) {
		return is(Operator.NIN, Arrays.asList(Arguments.required(values, "values")));
	}

	/**
	 * The opposite of {@link #in(Iterable)}.
	 */
	public Filter nin(Iterable<?> values) {
		return is(Operator.NIN, listOf(values));
	}

	/**
	 * The field is there and not null. Zero, false and empty values exist.
	 */
	public Filter exists() {
		return exists(true);
	}

	/**
	 * The field is there and not null; or, with false, it is missing or null.
	 */
	public Filter exists(boolean exists) {
		return is(Operator.EXISTS, exists);
	}

	/**
	 * The field is missing or null, as {@code exists(false)} says too.
	 */
	public Filter isNull() {
		return exists(false);
	}

	/**
	 * The field has nothing in it: it is missing, null, or an empty text, list or map.
	 */
	public Filter isEmpty() {
		return is(Operator.IS_EMPTY, true);
	}

	/**
	 * The field is at least {@code low} and at most {@code high}, which must be of one
	 * kind.
	 */
	public Filter between(Object low, Object high) {
		return is(Operator.BETWEEN, Arrays.asList(low, high));
	}

	/**
	 * The field is a text that starts with this one.
	 */
	public Filter startsWith(String prefix) {
		return is(Operator.STARTS_WITH, prefix);
	}

	/**
	 * The field is a text that ends with this one.
	 */
	public Filter endsWith(String suffix) {
		return is(Operator.ENDS_WITH, suffix);
	}

	/**
	 * The field is a text like the pattern, as a whole: {@code %} stands for any text,
	 * {@code _} for any one code point, and a backslash takes the next one literally.
	 */
	public Filter like(String pattern) {
		return is(Operator.LIKE, pattern);
	}

	/**
	 * The field is a text that the regular expression matches as a whole, in time linear
	 * in the text: the syntax is RE2's, without back references and look-around. A dot
	 * does not match a line break unless the expression says {@code (?s)}. Where case is
	 * ignored, the characters U+1C80 to U+1C88 are refused, in ranges too.
	 */
	public Filter matches(String regex) {
		return is(Operator.MATCHES, regex);
	}

	/**
	 * The field is a list of this many elements.
	 */
	public Filter size(int size) {
		return is(Operator.SIZE, size);
	}

	private Filter is(Operator operator, @Nullable Object operand) {
		Condition condition = new Condition(this.path, operator, operand, this.ignoreCase);
		return (this.before != null) ? this.before.and(condition) : condition;
	}

	private static List<@Nullable Object> listOf(Iterable<?> values) {
		List<@Nullable Object> list = new ArrayList<>();
		Arguments.required(values, "values").forEach(list::add);
		return list;
	}

}
