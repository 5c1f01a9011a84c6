package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldCondition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * A property that a name asks for, or a part of one that is an object. Immutable.
 *
 * @param entity the class, by its simple name
 * @param path the names of the properties that lead to it
 * @param type what its values are
 * @param parts the properties of an object, by which it is compared
 */
record PartProperty(String entity, FieldPath path, PropertyType type, List<Member> parts) {

	PartProperty {
		parts = List.copyOf(parts);
	}

	/**
	 * Returns the condition that is to be said of it.
	 */
	FieldCondition condition(boolean ignoreCase) {
		FieldCondition condition = where(this.path);
		return ignoreCase ? condition.ignoreCase() : condition;
	}

	/**
	 * Returns what is true where it equals a value. Nothing is equal to {@code null} but
	 * what is missing.
	 */
	Filter equalTo(@Nullable Object value, boolean ignoreCase) {
		if (this.type.kind() == PropertyKind.KEY) {
			return equalParts(requiredKey(value));
		}
		if (value == null) {
			return where(this.path).isNull();
		}
		return switch (this.type.kind()) {
			case SET -> sameElements((List<?>) operand(value));
			case OBJECT -> where(this.path).exists().and(equalParts(value));
			default -> condition(ignoreCase).eq(operand(value));
		};
	}

	/**
	 * Returns what is true where it equals one of several values.
	 * @param values a collection or an array
	 */
	Filter among(Object values, boolean ignoreCase) {
		List<@Nullable Object> operands = PropertyType.operands(values, this.type, describe());
		if (!this.parts.isEmpty()) {
			return Filter.anyOf(operands.stream().map((it) -> equalTo(it, ignoreCase)).toList());
		}
		return condition(ignoreCase).in(operands);
	}

	/**
	 * Returns what is true where it is a text that has the value as a part, or a
	 * collection that has it as an element.
	 */
	Filter containing(Object value, boolean ignoreCase) {
		return condition(ignoreCase).contains(contained().operand(value, describe()));
	}

	/**
	 * Returns what a text or a collection may contain.
	 */
	PropertyType contained() {
		PropertyType element = this.type.element();
		return (element != null) ? element : this.type;
	}

	Object operand(Object value) {
		return this.type.operand(value, describe());
	}

	/**
	 * Returns its name for messages.
	 */
	String describe() {
		return "'" + this.path + "' of '" + this.entity + "'";
	}

	/**
	 * The order that a store has the elements of a set in is nobody's concern.
	 */
	private Filter sameElements(List<?> elements) {
		List<?> distinct = elements.stream().distinct().toList();
		List<Filter> conditions = new ArrayList<>();
		conditions.add(where(this.path).size(distinct.size()));
		distinct.forEach((it) -> conditions.add(where(this.path).contains(it)));
		return Filter.allOf(conditions);
	}

	private Filter equalParts(Object value) {
		Object checked = operand(value);
		return Filter
			.allOf(this.parts.stream().map((it) -> it.property().equalTo(it.valueIn(checked), false)).toList());
	}

	private Object requiredKey(@Nullable Object value) {
		if (value == null) {
			throw new QueryRejectedException(
					"Cannot compare " + describe() + " with null: it is the key, and always there. Pass a key.");
		}
		return value;
	}

	/**
	 * A property of an object.
	 *
	 * @param owner the class of the object
	 * @param declared the property there
	 * @param property the same, from the entity on
	 */
	record Member(NosqlcPersistentEntity<?> owner, NosqlcPersistentProperty declared, PartProperty property) {

		@Nullable Object valueIn(Object value) {
			Object found = this.owner.getPropertyAccessor(value).getProperty(this.declared);
			return (found instanceof Optional<?> optional) ? optional.orElse(null) : found;
		}

	}

}
