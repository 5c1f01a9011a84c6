package io.nosqlc.data.repository.query;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.parser.Part;

import io.nosqlc.filter.FieldCondition;
import io.nosqlc.filter.Filter;

/**
 * One condition of a name: a property and a keyword. Immutable.
 *
 * @param keyword what is asked
 * @param property of what it is asked
 * @param ignoreCase whether the case of letters makes no difference
 */
record DerivedPart(Part.Type keyword, PartProperty property, boolean ignoreCase) {

	static DerivedPart of(Part part, PartProperty property) {
		DerivedPart plain = new DerivedPart(part.getType(), property, false);
		boolean ignoreCase = part.shouldIgnoreCase() != Part.IgnoreCaseType.NEVER && plain.comparesText();
		return new DerivedPart(part.getType(), property, ignoreCase);
	}

	/**
	 * Returns the filter.
	 * @param values the arguments of the method from this part's on; as many are taken as
	 * the keyword has
	 * @throws IllegalArgumentException if one is {@code null} that must not be
	 * @throws io.nosqlc.error.QueryRejectedException if one can never be equal to the
	 * property
	 */
	Filter filter(Iterator<? extends @Nullable Object> values) {
		return switch (this.keyword) {
			case SIMPLE_PROPERTY -> this.property.equalTo(next(values), this.ignoreCase);
			case NEGATING_SIMPLE_PROPERTY -> this.property.equalTo(next(values), this.ignoreCase).not();
			case IN -> this.property.among(required(values), this.ignoreCase);
			case NOT_IN -> this.property.among(required(values), this.ignoreCase).not();
			case LESS_THAN, BEFORE -> condition().lt(operand(values));
			case LESS_THAN_EQUAL -> condition().lte(operand(values));
			case GREATER_THAN, AFTER -> condition().gt(operand(values));
			case GREATER_THAN_EQUAL -> condition().gte(operand(values));
			case BETWEEN -> condition().between(operand(values), operand(values));
			case IS_NULL -> condition().isNull();
			case IS_NOT_NULL, EXISTS -> condition().exists();
			case IS_EMPTY -> condition().isEmpty();
			case IS_NOT_EMPTY -> condition().isEmpty().not();
			case TRUE -> condition().eq(true);
			case FALSE -> condition().eq(false);
			case CONTAINING -> this.property.containing(required(values), this.ignoreCase);
			case NOT_CONTAINING -> this.property.containing(required(values), this.ignoreCase).not();
			case LIKE -> condition().like(text(values));
			case NOT_LIKE -> condition().like(text(values)).not();
			case STARTING_WITH -> condition().startsWith(text(values));
			case ENDING_WITH -> condition().endsWith(text(values));
			case REGEX -> condition().matches(text(values));
			case NEAR, WITHIN -> throw new IllegalStateException(this.keyword + " is refused before");
		};
	}

	private FieldCondition condition() {
		return this.property.condition(this.ignoreCase);
	}

	private Object operand(Iterator<? extends @Nullable Object> values) {
		return this.property.operand(required(values));
	}

	private String text(Iterator<? extends @Nullable Object> values) {
		return required(values).toString();
	}

	private Object required(Iterator<? extends @Nullable Object> values) {
		Object value = next(values);
		if (value == null) {
			throw new IllegalArgumentException("Cannot ask '" + word() + "' of " + this.property.describe()
					+ ": the argument is null. Pass a value, or find what is missing by" + " IsNull.");
		}
		return value;
	}

	private static @Nullable Object next(Iterator<? extends @Nullable Object> values) {
		Object value = values.next();
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

	/**
	 * Returns whether text is compared, whose case can be ignored.
	 */
	boolean comparesText() {
		PropertyKind compared = this.property.contained().kind();
		boolean isElement = type().element() != null && this.keyword != Part.Type.CONTAINING
				&& this.keyword != Part.Type.NOT_CONTAINING;
		return this.keyword.getNumberOfArguments() > 0 && !isElement
				&& (compared == PropertyKind.TEXT || compared == PropertyKind.ANY);
	}

	PropertyType type() {
		return this.property.type();
	}

	/**
	 * Returns the keyword as messages know it.
	 */
	String word() {
		return word(this.keyword);
	}

	/**
	 * Returns the keyword as it is best known.
	 */
	static String word(Part.Type type) {
		List<String> keywords = List.copyOf(type.getKeywords());
		boolean isShort = type.getNumberOfArguments() > 0 && type != Part.Type.SIMPLE_PROPERTY;
		return keywords.get(isShort ? Math.min(1, keywords.size() - 1) : 0);
	}

}
