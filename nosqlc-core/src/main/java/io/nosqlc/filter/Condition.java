package io.nosqlc.filter;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.internal.value.Arguments;

/**
 * A condition on one field.
 */
public final class Condition implements Filter {

	private final FieldPath path;

	private final Operator operator;

	private final @Nullable Object operand;

	private final boolean ignoreCase;

	private final OperatorRules rules;

	/**
	 * Creates a condition. Most callers say {@code where(path)} instead.
	 * @param path leads to the field
	 * @param operator what is asked of the field's value
	 * @param operand what the value is compared with, of any type that documents take
	 * @param ignoreCase whether letter case makes no difference in text
	 * @throws InvalidFilterException if the operator can never mean such an operand
	 */
	public Condition(FieldPath path, Operator operator, @Nullable Object operand, boolean ignoreCase) {
		this.path = Arguments.required(path, "path");
		this.operator = Arguments.required(operator, "operator");
		this.operand = Operands.normal(path, operator, operand, ignoreCase);
		this.ignoreCase = ignoreCase;
		this.rules = new OperatorRules(operator, this.operand, ignoreCase);
	}

	/**
	 * Returns the path to the field.
	 */
	public FieldPath path() {
		return this.path;
	}

	/**
	 * Returns what is asked of the field's value.
	 */
	public Operator operator() {
		return this.operator;
	}

	/**
	 * Returns what the field's value is compared with, normalised as values of documents
	 * are: a list for {@code in}, {@code nin} and {@code between}, a Boolean for
	 * {@code exists} and {@code isEmpty}.
	 */
	public @Nullable Object operand() {
		return this.operand;
	}

	/**
	 * Tells whether letter case makes no difference in text.
	 */
	public boolean ignoreCase() {
		return this.ignoreCase;
	}

	/**
	 * Tells whether a value of the field meets this condition. For driver authors.
	 * @param value the value found at the path, null if it is null or missing
	 */
	public boolean test(@Nullable Object value) {
		return this.rules.test(value);
	}

	@Override
	public boolean matches(Function<? super FieldPath, ? extends @Nullable Object> values) {
		return test(values.apply(this.path));
	}

	@Override
	public <R> R accept(FilterVisitor<R> visitor) {
		return visitor.condition(this);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Condition that && this.path.equals(that.path) && this.operator == that.operator
				&& this.ignoreCase == that.ignoreCase && Objects.equals(this.operand, that.operand);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.path, this.operator, this.operand, this.ignoreCase);
	}

	@Override
	public String toString() {
		return FilterText.of(this);
	}

}
