package io.nosqlc.data.entity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.PersistentPropertyAccessor;

import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * Sets properties of entities, which makes new instances of those that are immutable.
 */
final class Properties {

	private Properties() {
	}

	/**
	 * Returns an instance with another value for a property: the same, if it can be
	 * changed.
	 */
	@SuppressWarnings("unchecked")
	static <T> T with(NosqlcPersistentEntity<?> entity, T instance, NosqlcPersistentProperty property,
			@Nullable Object value) {
		PersistentPropertyAccessor<Object> accessor = entity.getPropertyAccessor((Object) instance);
		accessor.setProperty(property, value);
		return (T) accessor.getBean();
	}

	/**
	 * Returns an instance with the defaults of properties that are {@code null}, those of
	 * a key object among them.
	 * @param paths of properties, each from the entity's own on
	 */
	static <T> T withDefaults(NosqlcPersistentEntity<?> entity, T instance,
			List<List<NosqlcPersistentProperty>> paths) {
		T complete = instance;
		for (List<NosqlcPersistentProperty> path : paths) {
			complete = withDefault(entity, complete, path);
		}
		return complete;
	}

	private static <T> T withDefault(NosqlcPersistentEntity<?> entity, T instance,
			List<NosqlcPersistentProperty> path) {
		NosqlcPersistentProperty property = path.get(0);
		Object value = entity.getPropertyAccessor((Object) instance).getProperty(property);
		if (path.size() > 1) {
			return (value != null) ? with(entity, instance, property,
					withDefault(path.get(1).getOwner(), value, path.subList(1, path.size()))) : instance;
		}
		Optional<Supplier<?>> supplier = property.getDefaultSupplier();
		return (value == null && supplier.isPresent()) ? with(entity, instance, property, supplier.get().get())
				: instance;
	}

}
