package io.nosqlc.data.mapping;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * Finds the column types of properties, and what is wrong with those that have none.
 */
final class ColumnTypes {

	private static final int MOST_DIMENSIONS = 8192;

	/** One of these excludes all others. */
	private static final List<Class<? extends Annotation>> WHOLE_TYPES = List.of(Json.class, Counter.class,
			Vector.class);

	private static final List<Class<? extends Annotation>> SHADES_OF_TYPES = List.of(Frozen.class, Ascii.class,
			TimeUuid.class);

	private final Problems problems;

	private final NestedTypes nestedTypes;

	ColumnTypes(NosqlcMappingContext context, Problems problems) {
		this.problems = problems;
		this.nestedTypes = new NestedTypes(this, context, problems);
	}

	/**
	 * Returns the type of a property; {@code null} if it has none, which is a problem
	 * then.
	 */
	@Nullable ColumnType of(NosqlcPersistentProperty property) {
		refuseCombinations(property);
		if (property.isAnnotationPresent(Json.class)) {
			return new ColumnType.JsonText(property.getValueType());
		}
		if (property.isAnnotationPresent(Counter.class)) {
			return counter(property);
		}
		if (property.isAnnotationPresent(Vector.class)) {
			return vector(property);
		}
		ColumnType type = of(property, property.getValueType());
		return (type != null) ? marked(property, type) : null;
	}

	/**
	 * Returns the user-defined type of a class, without the fields that have no type.
	 */
	EntityUserType userType(NosqlcPersistentEntity<?> entity) {
		return this.nestedTypes.userType(entity);
	}

	private void refuseCombinations(NosqlcPersistentProperty property) {
		List<String> chosen = Stream.concat(WHOLE_TYPES.stream(), SHADES_OF_TYPES.stream())
			.filter(property::isAnnotationPresent)
			.map((it) -> "@" + it.getSimpleName())
			.toList();
		if (chosen.size() > 1 && WHOLE_TYPES.stream().anyMatch(property::isAnnotationPresent)) {
			this.problems.add(property, "each of " + String.join(" and ", chosen) + " chooses another type",
					"Keep one of them");
		}
	}

	private @Nullable ColumnType counter(NosqlcPersistentProperty property) {
		if (boxed(property.getType()) != Long.class) {
			this.problems.add(property, "a counter is a long, not " + property.getType().getSimpleName(),
					"Make it a long");
			return null;
		}
		return new ColumnType.Scalar(Long.class, DataTypes.COUNTER);
	}

	private @Nullable ColumnType vector(NosqlcPersistentProperty property) {
		int dimensions = property.getRequiredAnnotation(Vector.class).dimensions();
		if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
			this.problems.add(property, "a vector has 1 to " + MOST_DIMENSIONS + " dimensions, not " + dimensions,
					"Say how many it has");
			return null;
		}
		TypeInformation<?> type = property.getValueType();
		TypeInformation<?> element = null;
		if (type.getType() == CqlVector.class) {
			element = type.getTypeArguments().stream().findFirst().orElse(null);
		}
		else if (type.getType() == float[].class || type.getType() == List.class) {
			element = type.getComponentType();
		}
		DataType scalar = (element != null && Number.class.isAssignableFrom(boxed(element.getType())))
				? ScalarTypes.of(boxed(element.getType())) : null;
		if (element == null || scalar == null) {
			this.problems.add(property, "a vector has numbers in it, and is no " + type.getType().getSimpleName(),
					"Make it a float[], a CqlVector<Float> or a List<Float>");
			return null;
		}
		return new ColumnType.VectorOf(type.getType(), new ColumnType.Scalar(boxed(element.getType()), scalar),
				dimensions);
	}

	private ColumnType marked(NosqlcPersistentProperty property, ColumnType type) {
		refuseIdle(property, type, Ascii.class, (it) -> it.is(DataTypes.ASCII), "text", "a String");
		refuseIdle(property, type, TimeUuid.class, (it) -> it.is(DataTypes.TIMEUUID), "an identifier", "a UUID");
		if (!property.isAnnotationPresent(Frozen.class)) {
			return type;
		}
		if (type.isFrozen()) {
			this.problems.add(property, "it is written as a whole anyway, as everything is but lists, sets and maps",
					"Remove @Frozen");
		}
		return type.frozen();
	}

	private void refuseIdle(NosqlcPersistentProperty property, ColumnType type, Class<? extends Annotation> annotation,
			Predicate<ColumnType> condition, String kind, String javaType) {
		if (property.isAnnotationPresent(annotation) && !type.contains(condition)) {
			this.problems.add(property, "@" + annotation.getSimpleName() + " is about " + kind + ", and it has none",
					"Make it " + javaType + ", or remove @" + annotation.getSimpleName());
		}
	}

	private @Nullable ColumnType of(NosqlcPersistentProperty property, TypeInformation<?> type) {
		Class<?> javaType = boxed(type.getType());
		DataType scalar = ScalarTypes.of(javaType);
		if (scalar != null) {
			return new ColumnType.Scalar(javaType, marked(property, javaType, scalar));
		}
		if (javaType.isEnum()) {
			return new ColumnType.EnumName(javaType);
		}
		if (javaType == List.class || javaType == Set.class) {
			return listOrSet(property, type);
		}
		if (javaType == Map.class) {
			return map(property, type);
		}
		if (NestedTypes.isNested(javaType)) {
			return this.nestedTypes.of(property, javaType);
		}
		this.problems.add(property, javaType.getSimpleName() + " is no type of a column", ScalarTypes.advice(javaType));
		return null;
	}

	private static DataType marked(NosqlcPersistentProperty property, Class<?> javaType, DataType type) {
		if (javaType == String.class && property.isAnnotationPresent(Ascii.class)) {
			return DataTypes.ASCII;
		}
		return (javaType == UUID.class && property.isAnnotationPresent(TimeUuid.class)) ? DataTypes.TIMEUUID : type;
	}

	private @Nullable ColumnType listOrSet(NosqlcPersistentProperty property, TypeInformation<?> type) {
		ColumnType element = element(property, type.getComponentType(), "element");
		if (element == null) {
			return null;
		}
		if (type.getType() == List.class) {
			return new ColumnType.ListOf(element, false);
		}
		refuseDuration(property, element, "element of a set");
		return new ColumnType.SetOf(element, false);
	}

	private @Nullable ColumnType map(NosqlcPersistentProperty property, TypeInformation<?> type) {
		ColumnType key = element(property, type.getComponentType(), "key");
		ColumnType value = element(property, type.getMapValueType(), "value");
		if (key == null || value == null) {
			return null;
		}
		refuseDuration(property, key, "key of a map");
		return new ColumnType.MapOf(key, value, false);
	}

	private @Nullable ColumnType element(NosqlcPersistentProperty property, @Nullable TypeInformation<?> type,
			String what) {
		if (type == null || type.getType() == Object.class) {
			this.problems.add(property, "the type of its " + what + "s is not known",
					"Declare it with type arguments, as in List<String> or Map<String, Integer>");
			return null;
		}
		ColumnType element = of(property, type);
		return (element != null) ? element.frozen() : null;
	}

	private void refuseDuration(NosqlcPersistentProperty property, ColumnType type, String what) {
		if (type.contains((it) -> it.is(DataTypes.DURATION))) {
			this.problems.add(property, "Cassandra cannot compare durations, so none is the " + what,
					"Use a number of a unit of your choice");
		}
	}

	private static Class<?> boxed(Class<?> type) {
		return ClassUtils.resolvePrimitiveIfNecessary(type);
	}

}
