package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.data.expression.ValueExpression;
import org.springframework.data.repository.query.Parameter;
import org.springframework.data.repository.query.QueryMethod;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.data.spel.ExpressionDependencies;

import io.nosqlc.error.QueryRejectedException;

/**
 * What stands for values in the text of a query: {@code ?0}, {@code :name}, and
 * expressions as {@code :#{...}} and {@code ?#{...}}.
 */
final class Placeholders {

	private static final Pattern INDEX = Pattern.compile("\\?(\\d{1,3})");

	private static final Pattern NAME = Pattern.compile(":([\\p{L}_][\\p{L}\\p{N}_]*)");

	private static final Pattern EXPRESSION = Pattern.compile("[?:]([#$]\\{.*})", Pattern.DOTALL);

	private final QueryMethod method;

	private final ValueExpressionDelegate expressions;

	private final Map<String, Function<Arguments, @Nullable Object>> known = new LinkedHashMap<>();

	private final Set<Integer> used = new TreeSet<>();

	private boolean computed;

	Placeholders(QueryMethod method, ValueExpressionDelegate expressions) {
		this.method = method;
		this.expressions = expressions;
	}

	/**
	 * Returns whether a text is a placeholder and nothing else. What it stands for must
	 * be there.
	 * @throws QueryRejectedException if it is not
	 */
	boolean isPlaceholder(String text) {
		if (this.known.containsKey(text)) {
			return true;
		}
		Function<Arguments, @Nullable Object> value = valueOf(text);
		if (value != null) {
			this.known.put(text, value);
		}
		return value != null;
	}

	private @Nullable Function<Arguments, @Nullable Object> valueOf(String text) {
		Matcher index = INDEX.matcher(text);
		if (index.matches()) {
			return parameter(text, Integer.parseInt(index.group(1)));
		}
		Matcher name = NAME.matcher(text);
		if (name.matches()) {
			return parameter(text, indexOf(name.group(1)));
		}
		Matcher expression = EXPRESSION.matcher(text);
		return expression.matches() ? expression(expression.group(1)) : null;
	}

	private int indexOf(String name) {
		for (Parameter parameter : this.method.getParameters().getBindableParameters()) {
			if (parameter.getName().filter(name::equals).isPresent()) {
				return parameter.getIndex();
			}
		}
		return -1;
	}

	private Function<Arguments, @Nullable Object> parameter(String text, int index) {
		int bindable = -1;
		List<String> names = new ArrayList<>();
		int place = 0;
		for (Parameter parameter : this.method.getParameters().getBindableParameters()) {
			names.add("?" + place + parameter.getName().map((it) -> " (:" + it + ")").orElse(""));
			if (text.startsWith(":") ? parameter.getIndex() == index : place == index) {
				bindable = place;
			}
			place++;
		}
		if (bindable < 0) {
			throw new QueryRejectedException("Cannot run the @Query of '" + this.method.getName()
					+ "': no parameter is '" + text + "'. " + (names.isEmpty() ? "The method has none." : "There is "
							+ String.join(", ", names) + ". Names need the compiler's option -parameters, or @Param."));
		}
		int found = bindable;
		this.used.add(found);
		return (arguments) -> arguments.getBindableValue(found);
	}

	private Function<Arguments, @Nullable Object> expression(String text) {
		this.computed = true;
		ValueExpression expression = this.expressions.parse(text);
		ExpressionDependencies dependencies = expression.getExpressionDependencies();
		return (arguments) -> expression
			.evaluate(this.expressions.createValueContextProvider(this.method.getParameters())
				.getEvaluationContext(arguments.all(), dependencies));
	}

	/**
	 * Checks that every parameter stands somewhere. An expression may use any.
	 * @throws QueryRejectedException if one is nowhere
	 */
	void check() {
		int there = this.method.getParameters().getBindableParameters().getNumberOfParameters();
		for (int i = 0; i < there && !this.computed; i++) {
			if (!this.used.contains(i)) {
				throw new QueryRejectedException("Cannot run the @Query of '" + this.method.getName()
						+ "': nothing stands for its parameter ?" + i + ". Use it, or remove it.");
			}
		}
	}

	/**
	 * Returns the values of the placeholders in a call.
	 */
	Function<String, @Nullable Object> values(Arguments arguments) {
		return (text) -> Objects.requireNonNull(this.known.get(text)).apply(arguments);
	}

}
