package io.nosqlc.data.entity;

import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.domain.Persistable;
import org.springframework.data.mapping.AccessOptions;
import org.springframework.data.mapping.PersistentPropertyPaths;
import org.springframework.data.util.Lazy;

import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * Tells entities that were never stored from others, as far as they show it themselves.
 *
 * <p>
 * A key that applications choose says nothing, and neither does a record that nobody
 * remembers; but a date of creation was set when there was a creation.
 */
final class Newness {

	private static final AccessOptions.GetOptions SKIP_NULLS = AccessOptions.defaultGetOptions()
		.withNullValues(AccessOptions.GetOptions.GetNulls.EARLY_RETURN);

	private final NosqlcPersistentEntity<?> entity;

	private final Lazy<PersistentPropertyPaths<?, NosqlcPersistentProperty>> created;

	Newness(NosqlcMappingContext context, NosqlcPersistentEntity<?> entity) {
		this.entity = entity;
		this.created = Lazy.of(() -> context.findPersistentPropertyPaths(entity.getType(),
				(property) -> property.isAnnotationPresent(CreatedDate.class)
						|| property.isAnnotationPresent(CreatedBy.class)));
	}

	/**
	 * Returns whether an entity is new.
	 * @param remembered whether it is known to be stored
	 */
	boolean isNew(Object instance, boolean remembered) {
		if (instance instanceof Persistable<?> persistable) {
			return persistable.isNew();
		}
		EntityVersion version = EntityVersion.of(this.entity).orElse(null);
		if (version != null) {
			return version.isNew(instance);
		}
		return !remembered && (hasNoKey(instance) || !hasCreation(instance));
	}

	private boolean hasNoKey(Object instance) {
		NosqlcPersistentProperty id = this.entity.getIdProperty();
		return id != null && this.entity.getPropertyAccessor(instance).getProperty(id) == null;
	}

	private boolean hasCreation(Object instance) {
		return this.created.get()
			.stream()
			.map((path) -> this.entity.getPropertyPathAccessor(instance).getProperty(path, SKIP_NULLS))
			.anyMatch((value) -> value != null && !(value instanceof Number number && number.longValue() == 0));
	}

}
