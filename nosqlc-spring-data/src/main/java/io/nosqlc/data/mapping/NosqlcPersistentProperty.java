package io.nosqlc.data.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.Association;
import org.springframework.data.mapping.model.AnnotationBasedPersistentProperty;
import org.springframework.data.mapping.model.Property;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.util.Lazy;

/**
 * A property of a class that is mapped: a field that is neither static nor transient,
 * with the annotations that it and its accessors have.
 */
public final class NosqlcPersistentProperty extends AnnotationBasedPersistentProperty<NosqlcPersistentProperty> {

	private final NamingStrategy naming;

	private final Lazy<Supplier<?>> defaultSupplier = Lazy.of(this::instantiateDefaultSupplier);

	NosqlcPersistentProperty(Property property, NosqlcPersistentEntity<?> entity, SimpleTypeHolder simpleTypes,
			NamingStrategy naming) {
		super(property, entity, simpleTypes);
		this.naming = naming;
	}

	/**
	 * Returns the name of its column, or of its field in a user-defined type, in the case
	 * it has there.
	 */
	public String getColumnName() {
		Column column = findAnnotation(Column.class);
		return (column != null && !column.name().isEmpty()) ? column.name() : this.naming.columnName(getName());
	}

	/**
	 * Returns the name of its field in a document: the one that {@link Column} gives it,
	 * else its own.
	 */
	public String getFieldName() {
		Column column = findAnnotation(Column.class);
		return (column != null && !column.name().isEmpty()) ? column.name() : getName();
	}

	/**
	 * Returns whether it is an {@code Optional}, which stands for a value or
	 * {@code null}.
	 */
	public boolean isOptional() {
		return getType() == Optional.class;
	}

	/**
	 * Returns the type of its values; of an {@code Optional}, of what may be in it.
	 */
	public TypeInformation<?> getValueType() {
		TypeInformation<?> type = getTypeInformation();
		return isOptional() ? type.getTypeArguments().stream().findFirst().orElse(TypeInformation.OBJECT) : type;
	}

	/**
	 * Returns what supplies its value when an entity is inserted without; empty if
	 * nothing does.
	 */
	public Optional<Supplier<?>> getDefaultSupplier() {
		return this.defaultSupplier.getOptional();
	}

	@Override
	public NosqlcPersistentEntity<?> getOwner() {
		return (NosqlcPersistentEntity<?>) super.getOwner();
	}

	@Override
	public boolean isTransient() {
		Field field = getField();
		return super.isTransient() || (field != null && Modifier.isTransient(field.getModifiers()));
	}

	/**
	 * Spring Data looks for the properties of whatever is an entity, and fails where the
	 * context has none.
	 */
	@Override
	public boolean isEntity() {
		TypeInformation<?> actual = getTypeInformation().getActualType();
		return super.isEntity() && !isAnnotationPresent(Json.class) && actual != null
				&& NosqlcMappingContext.isMapped(actual.getType());
	}

	@Override
	public Iterable<? extends TypeInformation<?>> getPersistentEntityTypeInformation() {
		return isAnnotationPresent(Json.class) ? List.of() : super.getPersistentEntityTypeInformation();
	}

	@Override
	protected Association<NosqlcPersistentProperty> createAssociation() {
		return new Association<>(this, null);
	}

	/**
	 * Returns how many classes the one that declares the property extends.
	 */
	int depth() {
		int depth = 0;
		for (Class<?> type = declaringClass(); type != null; type = type.getSuperclass()) {
			depth++;
		}
		return depth;
	}

	private @Nullable Supplier<?> instantiateDefaultSupplier() {
		Default annotation = findAnnotation(Default.class);
		return (annotation != null) ? BeanUtils.instantiateClass(annotation.value()) : null;
	}

	private @Nullable Class<?> declaringClass() {
		Field field = getField();
		return (field != null) ? field.getDeclaringClass() : getOwner().getType();
	}

	String describe() {
		return getOwner().describe() + "." + getName();
	}

}
