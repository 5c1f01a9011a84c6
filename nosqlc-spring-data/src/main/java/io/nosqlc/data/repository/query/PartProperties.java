package io.nosqlc.data.repository.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.util.ClassUtils;

import io.nosqlc.data.mapping.EntityDiscriminator;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.Json;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyPaths;
import io.nosqlc.data.mapping.TimeUuid;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;

/**
 * Finds the properties that a name asks for, and what their values are in the store.
 */
final class PartProperties {

	/** Types whose order as columns and as text is their order in Java. */
	private static final Set<Class<?>> ORDERED = Set.of(Instant.class, LocalDate.class, LocalTime.class,
			LocalDateTime.class, YearMonth.class, MonthDay.class);

	private static final Set<Class<?>> TEXTS = Set.of(String.class, Character.class);

	private final Class<?> domainType;

	private final NosqlcMappingContext context;

	private final boolean isDocument;

	/**
	 * The objects whose properties are being looked at, each inside of the one before.
	 */
	private final Set<Class<?>> open = new HashSet<>();

	PartProperties(Class<?> domainType, NosqlcMappingContext context) {
		this.domainType = domainType;
		this.context = context;
		this.isDocument = context.kindOf(domainType).filter(EntityKind.DOCUMENT::equals).isPresent();
	}

	/**
	 * Finds a property.
	 * @throws QueryRejectedException if it is not stored, or the way to it leads through
	 * what has no properties
	 */
	PartProperty find(PropertyPath path) {
		return find(path.stream().map(PropertyPath::getSegment).toList());
	}

	/**
	 * Finds a property by the names that lead to it.
	 * @see #find(PropertyPath)
	 */
	PartProperty find(List<String> path) {
		String text = String.join(".", path);
		NosqlcPersistentProperty property = first(path.get(0), text);
		List<String> names = new ArrayList<>(List.of(property.getName()));
		for (String name : path.subList(1, path.size())) {
			property = inside(property, names, name, text);
			names.add(property.getName());
		}
		return of(property, names);
	}

	private NosqlcPersistentProperty first(String name, String path) {
		List<NosqlcPersistentEntity<?>> classes = classes().toList();
		return classes.stream()
			.map((it) -> it.getPersistentProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> unknown(path, "", classes));
	}

	/**
	 * Returns the class, and those of its hierarchy that extend it.
	 */
	private Stream<NosqlcPersistentEntity<?>> classes() {
		Stream<Class<?>> others = discriminator().stream()
			.flatMap((it) -> it.types().values().stream())
			.filter((it) -> it != this.domainType && this.domainType.isAssignableFrom(it));
		return Stream.concat(Stream.of(this.domainType), others)
			.map((it) -> this.context.getRequiredPersistentEntity(it));
	}

	private Optional<EntityDiscriminator> discriminator() {
		return this.isDocument ? this.context.getCollection(this.domainType).discriminator()
				: this.context.getTable(this.domainType).discriminator();
	}

	private NosqlcPersistentProperty inside(NosqlcPersistentProperty property, List<String> names, String name,
			String path) {
		String before = String.join(".", names);
		NosqlcPersistentEntity<?> owner = isObject(property, property.getValueType())
				? this.context.getPersistentEntity(property.getValueType()) : null;
		if (owner == null) {
			throw new QueryRejectedException("'" + path + "' leads into '" + before + "', "
					+ (isJson(property) ? "which is kept as JSON"
							: "a " + property.getValueType().getType().getSimpleName())
					+ ", and no name of a method reaches what is inside. Use @Query, or a Filter");
		}
		NosqlcPersistentProperty found = owner.getPersistentProperty(name);
		if (found == null) {
			throw unknown(path, before + ".", List.of(owner));
		}
		return found;
	}

	private QueryRejectedException unknown(String path, String prefix, Collection<NosqlcPersistentEntity<?>> classes) {
		List<String> known = classes.stream()
			.flatMap((it) -> StreamSupport.stream(it.spliterator(), false))
			.map((it) -> prefix + it.getName())
			.toList();
		return PropertyPaths.unknown(this.domainType, path, known);
	}

	private PartProperty of(NosqlcPersistentProperty property, List<String> names) {
		FieldPath path = new FieldPath(names);
		TypeInformation<?> type = property.getValueType();
		if (!isObject(property, type)) {
			return new PartProperty(this.domainType.getSimpleName(), path, typeOf(property), List.of());
		}
		List<PartProperty.Member> parts = partsOf(type, names);
		PropertyKind kind = parts.isEmpty() ? PropertyKind.OPAQUE
				: (property.isIdProperty() ? PropertyKind.KEY : PropertyKind.OBJECT);
		return new PartProperty(this.domainType.getSimpleName(), path, PropertyType.of(kind, type.getType()), parts);
	}

	/**
	 * Returns the properties of an object; none if one of them cannot be compared.
	 */
	private List<PartProperty.Member> partsOf(TypeInformation<?> type, List<String> names) {
		if (!this.open.add(type.getType())) {
			return List.of();
		}
		NosqlcPersistentEntity<?> owner = this.context.getRequiredPersistentEntity(type);
		List<PartProperty.Member> parts = new ArrayList<>();
		owner.forEach((it) -> {
			List<String> longer = new ArrayList<>(names);
			longer.add(it.getName());
			parts.add(new PartProperty.Member(owner, it, of(it, longer)));
		});
		this.open.remove(type.getType());
		boolean areEqual = parts.stream()
			.allMatch((it) -> it.property().type().kind().takes(Part.Type.SIMPLE_PROPERTY));
		return areEqual ? parts : List.of();
	}

	private PropertyType typeOf(NosqlcPersistentProperty property) {
		if (isJson(property)) {
			return PropertyType.of(PropertyKind.CONTAINER, property.getType());
		}
		PropertyType type = typeOf(property.getValueType());
		boolean isNumericKey = this.isDocument && property.isIdProperty() && type.kind() == PropertyKind.NUMBER;
		boolean isTimeUuid = type.javaType() == UUID.class && property.isAnnotationPresent(TimeUuid.class);
		PropertyKind kind = isNumericKey ? PropertyKind.VALUE : (isTimeUuid ? PropertyKind.ORDERED : type.kind());
		return new PropertyType(kind, type.javaType(), type.element());
	}

	private PropertyType typeOf(TypeInformation<?> type) {
		Class<?> javaType = ClassUtils.resolvePrimitiveIfNecessary(type.getType());
		PropertyType element = elementOf(type);
		if (element != null) {
			return new PropertyType(Set.class.isAssignableFrom(javaType) ? PropertyKind.SET : PropertyKind.LIST,
					javaType, element);
		}
		return PropertyType.of(kindOf(type, javaType), javaType);
	}

	private PropertyKind kindOf(TypeInformation<?> type, Class<?> javaType) {
		if (javaType == Object.class) {
			return PropertyKind.ANY;
		}
		if (TEXTS.contains(javaType)) {
			return PropertyKind.TEXT;
		}
		if (Number.class.isAssignableFrom(javaType)) {
			return PropertyKind.NUMBER;
		}
		if (ORDERED.contains(javaType)) {
			return PropertyKind.ORDERED;
		}
		if (javaType == Boolean.class) {
			return PropertyKind.BOOLEAN;
		}
		return (type.isMap() || isSeveral(javaType)) ? PropertyKind.CONTAINER : PropertyKind.VALUE;
	}

	/**
	 * Returns what a collection holds; {@code null} if it is none, or what it holds has
	 * parts itself.
	 */
	private @Nullable PropertyType elementOf(TypeInformation<?> type) {
		TypeInformation<?> component = type.getType().isArray() ? type.getComponentType()
				: type.getTypeArguments().stream().findFirst().orElse(TypeInformation.OBJECT);
		if (component == null || type.isMap() || !isSeveral(type.getType()) || isObject(component)) {
			return null;
		}
		PropertyType element = typeOf(component);
		return (element.element() == null && element.kind() != PropertyKind.CONTAINER) ? element : null;
	}

	private static boolean isSeveral(Class<?> type) {
		return Iterable.class.isAssignableFrom(type) || type.isArray() && !PropertyType.isBytes(type);
	}

	private boolean isObject(NosqlcPersistentProperty property, TypeInformation<?> type) {
		return !isJson(property) && isObject(type);
	}

	/**
	 * Asks last for what would be remembered as an entity.
	 */
	private boolean isObject(TypeInformation<?> type) {
		Class<?> javaType = type.getType();
		return javaType != Object.class && !type.isMap() && !isSeveral(javaType) && !javaType.isEnum()
				&& this.context.getPersistentEntity(type) != null;
	}

	private static boolean isJson(NosqlcPersistentProperty property) {
		return property.isAnnotationPresent(Json.class);
	}

}
