package io.nosqlc.data.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.nosqlc.error.EntityValidationException;

/**
 * The key of an entity's table: finds its values in entities, and in what is given as a
 * key. A key with a gap is never returned, since it would stand for more rows than one.
 * Safe for use by several threads.
 */
public final class EntityKey {

	private final NosqlcPersistentEntity<?> entity;

	private final List<EntityColumn> columns;

	private final NosqlcMappingContext context;

	EntityKey(NosqlcPersistentEntity<?> entity, List<EntityColumn> columns, NosqlcMappingContext context) {
		this.entity = entity;
		this.columns = List.copyOf(columns);
		this.context = context;
	}

	/**
	 * Returns its columns, partition key first, each part in its order.
	 */
	public List<EntityColumn> columns() {
		return this.columns;
	}

	/**
	 * Returns the partition key alone.
	 */
	public EntityKey partition() {
		return new EntityKey(this.entity,
				this.columns.stream().filter((it) -> it.kind() == EntityColumn.Kind.PARTITION_KEY).toList(),
				this.context);
	}

	/**
	 * Returns the key of an entity.
	 * @param instance of exactly the class that the table was asked for with
	 * @throws EntityValidationException if a part is {@code null}, naming all that are
	 */
	public Key of(Object instance) {
		List<@Nullable Object> values = new ArrayList<>();
		this.columns.forEach((it) -> values.add(value(instance, it.path())));
		return complete(values);
	}

	/**
	 * Returns the key that a value stands for: the value of the only property of the key,
	 * a {@link Key}, or a record or bean with properties that are called as those of the
	 * key, which an entity is, too.
	 * @throws EntityValidationException if a part is {@code null}, missing, or of another
	 * type than its property, naming all that are
	 */
	public Key ofId(Object id) {
		if (id instanceof Key key) {
			return complete(new ArrayList<>(key.values()));
		}
		if (this.columns.size() == 1 && accepts(this.columns.get(0), id)) {
			return Key.of(id);
		}
		NosqlcPersistentEntity<?> type = this.context.getPersistentEntity(id.getClass());
		if (type == null || this.columns.stream().noneMatch((it) -> propertyOf(type, it) != null)) {
			throw refused(List.of("it is a " + id.getClass().getSimpleName()));
		}
		return ofProperties(type, id);
	}

	/**
	 * Returns whether instances of a class can stand for keys.
	 */
	public boolean canBe(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (type == Key.class || type == Object.class) {
			return true;
		}
		if (this.columns.size() == 1 && holds(this.columns.get(0), boxed)) {
			return true;
		}
		NosqlcPersistentEntity<?> properties = boxed.getName().startsWith("java.") ? null
				: this.context.getPersistentEntity(boxed);
		return properties != null && this.columns.stream().allMatch((it) -> {
			NosqlcPersistentProperty property = propertyOf(properties, it);
			return property != null && holds(it, property.getType());
		});
	}

	private static boolean holds(EntityColumn column, Class<?> type) {
		return column.property().filter((it) -> ClassUtils.isAssignable(it.getType(), type)).isPresent();
	}

	/**
	 * Returns the types and names of its properties, in their order.
	 */
	public String describe() {
		return this.columns.stream()
			.map((it) -> it.property().map((property) -> property.getType().getSimpleName()).orElse("") + " "
					+ it.propertyPath())
			.collect(Collectors.joining(", "));
	}

	private Key ofProperties(NosqlcPersistentEntity<?> type, Object id) {
		List<@Nullable Object> values = new ArrayList<>();
		for (EntityColumn column : this.columns) {
			NosqlcPersistentProperty property = propertyOf(type, column);
			values.add((property != null) ? type.getPropertyAccessor(id).getProperty(property) : null);
		}
		return complete(values);
	}

	private static @Nullable NosqlcPersistentProperty propertyOf(NosqlcPersistentEntity<?> type, EntityColumn column) {
		return column.property().map((it) -> type.getPersistentProperty(it.getName())).orElse(null);
	}

	private static @Nullable Object value(Object instance, List<NosqlcPersistentProperty> path) {
		Object value = instance;
		for (NosqlcPersistentProperty property : path) {
			value = (value != null) ? property.getOwner().getPropertyAccessor(value).getProperty(property) : null;
		}
		return value;
	}

	private Key complete(List<@Nullable Object> values) {
		if (values.size() != this.columns.size()) {
			throw refused(List.of("it has " + values.size() + " values where " + this.columns.size() + " are needed"));
		}
		List<String> violations = new ArrayList<>();
		List<Object> complete = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			Object value = values.get(i);
			EntityColumn column = this.columns.get(i);
			if (value == null) {
				violations.add("'" + column.propertyPath() + "' is null");
			}
			else if (!accepts(column, value)) {
				violations.add("'" + column.propertyPath() + "' is a " + value.getClass().getSimpleName());
			}
			else {
				complete.add(value);
			}
		}
		if (!violations.isEmpty()) {
			throw refused(violations);
		}
		return Key.ofAll(complete);
	}

	private static boolean accepts(EntityColumn column, Object value) {
		return column.property().filter((it) -> ClassUtils.isAssignableValue(it.getType(), value)).isPresent();
	}

	private EntityValidationException refused(List<String> violations) {
		return new EntityValidationException("Cannot use this as the key of '" + this.entity.describe() + "'",
				violations, "A key has all of its parts, in this order: " + describe() + ".");
	}

}
