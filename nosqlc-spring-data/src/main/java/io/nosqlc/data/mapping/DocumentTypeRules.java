package io.nosqlc.data.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

/**
 * What types the properties of documents have, and of what is inside them.
 */
final class DocumentTypeRules {

	static final Set<Class<?>> KEYS = Set.of(String.class, UUID.class, Byte.class, Short.class, Integer.class,
			Long.class, BigInteger.class);

	static final Set<Class<?>> SCALARS = Set.of(String.class, Character.class, Boolean.class, Byte.class, Short.class,
			Integer.class, Long.class, BigInteger.class, Float.class, Double.class, BigDecimal.class, UUID.class,
			byte[].class, ByteBuffer.class, Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class,
			OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class, Year.class, YearMonth.class, MonthDay.class,
			Duration.class, Period.class, ZoneId.class, ZoneOffset.class);

	/** What holds whatever JSON holds. */
	private static final Set<Class<?>> ANYTHING = Set.of(Object.class, Number.class, io.nosqlc.Document.class);

	private static final Set<Class<?>> COLLECTIONS = Set.of(Collection.class, List.class, Set.class, SortedSet.class);

	private static final Set<Class<?>> MAPS = Set.of(Map.class, SortedMap.class);

	private final NosqlcMappingContext context;

	private final Problems problems;

	private final Set<NosqlcPersistentEntity<?>> visited = new HashSet<>();

	DocumentTypeRules(NosqlcMappingContext context, Problems problems) {
		this.context = context;
		this.problems = problems;
	}

	static boolean isKey(Class<?> type) {
		return type.isEnum() || KEYS.contains(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	/**
	 * Checks the names and types of what an entity, or a part of it, has.
	 */
	void check(NosqlcPersistentEntity<?> entity) {
		if (!this.visited.add(entity)) {
			return;
		}
		Map<String, NosqlcPersistentProperty> names = new HashMap<>();
		for (NosqlcPersistentProperty property : entity.properties()) {
			checkName(property, names.putIfAbsent(property.getFieldName(), property));
			check(property, property.getValueType());
		}
	}

	private void checkName(NosqlcPersistentProperty property, @Nullable NosqlcPersistentProperty other) {
		if (other != null) {
			this.problems.add(property,
					"the field of '" + other.describe() + "' is called '" + property.getFieldName() + "', too",
					"Name one of them with @Column");
		}
	}

	private void check(NosqlcPersistentProperty property, TypeInformation<?> type) {
		Class<?> javaType = type.getType();
		if (javaType.isEnum() || ANYTHING.contains(javaType)
				|| SCALARS.contains(ClassUtils.resolvePrimitiveIfNecessary(javaType))) {
			return;
		}
		if (javaType.isArray() || COLLECTIONS.contains(javaType)) {
			checkPart(property, type.getComponentType());
		}
		else if (MAPS.contains(javaType)) {
			checkNames(property, type.getComponentType());
			checkPart(property, type.getMapValueType());
		}
		else if (type.isCollectionLike() || type.isMap()) {
			this.problems.add(property, javaType.getSimpleName() + " is one of many implementations",
					"Declare it as List, Set, SortedSet, Map or SortedMap");
		}
		else {
			checkBean(property, type);
		}
	}

	private void checkPart(NosqlcPersistentProperty property, @Nullable TypeInformation<?> type) {
		if (type != null) {
			check(property, type);
		}
	}

	private void checkNames(NosqlcPersistentProperty property, @Nullable TypeInformation<?> type) {
		if (type != null && type.getType() != Object.class && !isKey(type.getType())) {
			this.problems.add(property,
					"the names in JSON are text, and its keys are " + type.getType().getSimpleName(),
					"Make the keys text, an enum, UUIDs or whole numbers, or make it a list");
		}
	}

	private void checkBean(NosqlcPersistentProperty property, TypeInformation<?> type) {
		NosqlcPersistentEntity<?> bean = this.context.getPersistentEntity(type);
		if (type.getType() == Optional.class) {
			this.problems.add(property, "an Optional is for a whole property that may be absent", "Use null inside it");
		}
		else if (bean == null) {
			this.problems.add(property, type.getType().getSimpleName() + " is no type that documents have",
					java.util.Date.class.isAssignableFrom(type.getType()) ? "Use Instant, a point in time in UTC"
							: "Use a record or class of yours, or text");
		}
		else if (!Hierarchy.isConcrete(bean)) {
			this.problems.add(property,
					bean.describe() + " cannot have instances, and nothing tells which class a part is of",
					"Use a class that can be instantiated, or a Map");
		}
		else {
			new ClassRules(this.problems).check(bean);
			check(bean);
		}
	}

}
