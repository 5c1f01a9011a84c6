package io.nosqlc.data.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Finds the types of values that have properties themselves: user-defined types and
 * tuples.
 */
final class NestedTypes {

	private final ColumnTypes types;

	private final NosqlcMappingContext context;

	private final Problems problems;

	private final NestedTypeRules rules;

	private final Deque<Class<?>> open = new ArrayDeque<>();

	private final Map<Class<?>, EntityUserType> userTypes = new HashMap<>();

	NestedTypes(ColumnTypes types, NosqlcMappingContext context, Problems problems) {
		this.types = types;
		this.context = context;
		this.problems = problems;
		this.rules = new NestedTypeRules(problems);
	}

	static boolean isNested(Class<?> type) {
		return AnnotatedElementUtils.isAnnotated(type, UserType.class)
				|| AnnotatedElementUtils.isAnnotated(type, Tuple.class);
	}

	/**
	 * Returns the type of a property whose class has properties; {@code null} if it would
	 * contain itself.
	 */
	@Nullable ColumnType of(NosqlcPersistentProperty property, Class<?> javaType) {
		if (this.open.contains(javaType)) {
			this.problems.add(property,
					"'" + javaType.getSimpleName() + "' would contain itself: " + String.join(" > ", cycle(javaType)),
					"Refer to it by a key, or store it as text with @Json");
			return null;
		}
		NosqlcPersistentEntity<?> entity = this.context.getRequiredPersistentEntity(javaType);
		return entity.declares(Tuple.class) ? tuple(entity) : new ColumnType.UserTypeOf(userType(entity));
	}

	/**
	 * Returns the user-defined type of a class, without the fields that have no type.
	 */
	EntityUserType userType(NosqlcPersistentEntity<?> entity) {
		EntityUserType known = this.userTypes.get(entity.getType());
		if (known != null) {
			return known;
		}
		UserType annotation = entity.declared(UserType.class);
		String name = this.context.nameOf(entity.getType(), (annotation != null) ? annotation.value() : "");
		this.rules.checkUserType(entity, name);
		List<EntityUserType.Field> fields = new ArrayList<>();
		partsOf(entity).forEach(
				(property, type) -> fields.add(new EntityUserType.Field(property.getColumnName(), type, property)));
		EntityUserType type = new EntityUserType(entity, name, fields);
		this.userTypes.put(entity.getType(), type);
		return type;
	}

	private ColumnType tuple(NosqlcPersistentEntity<?> entity) {
		this.rules.checkTuple(entity);
		return new ColumnType.TupleOf(entity, partsOf(entity).values().stream().map(ColumnType::frozen).toList());
	}

	private Map<NosqlcPersistentProperty, ColumnType> partsOf(NosqlcPersistentEntity<?> entity) {
		Map<NosqlcPersistentProperty, ColumnType> parts = new LinkedHashMap<>();
		this.open.push(entity.getType());
		for (NosqlcPersistentProperty property : entity.properties()) {
			ColumnType type = this.types.of(property);
			if (type != null) {
				parts.put(property, type);
			}
		}
		this.open.pop();
		return parts;
	}

	/**
	 * Returns the names of the classes from one on, and its own again.
	 */
	private List<String> cycle(Class<?> from) {
		List<String> names = new ArrayList<>();
		Iterator<Class<?>> path = this.open.descendingIterator();
		path.forEachRemaining((it) -> {
			if (it == from || !names.isEmpty()) {
				names.add(it.getSimpleName());
			}
		});
		names.add(from.getSimpleName());
		return names;
	}

}
