package io.nosqlc.data.entity;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * The property by which an entity shows that somebody else has changed it: a number that
 * grows by one with each write. It is {@code null}, or 0 in a primitive, in an entity
 * that was never stored.
 */
final class EntityVersion {

	private final NosqlcPersistentEntity<?> entity;

	private final NosqlcPersistentProperty property;

	private EntityVersion(NosqlcPersistentEntity<?> entity, NosqlcPersistentProperty property) {
		this.entity = entity;
		this.property = property;
	}

	/**
	 * Returns the version of a class; empty if it has none.
	 */
	static Optional<EntityVersion> of(NosqlcPersistentEntity<?> entity) {
		NosqlcPersistentProperty property = entity.getVersionProperty();
		return (property != null) ? Optional.of(new EntityVersion(entity, property)) : Optional.empty();
	}

	String property() {
		return this.property.getName();
	}

	boolean isNew(Object instance) {
		Number version = get(instance);
		return version == null || (isPrimitive() && version.longValue() == 0);
	}

	/**
	 * Returns the version of an entity with which it is stored for the first time.
	 */
	Number first() {
		return of(isPrimitive() ? 1 : 0);
	}

	/**
	 * Returns the version behind another.
	 */
	Number next(Number version) {
		return of(version.longValue() + 1);
	}

	/**
	 * Returns the entity with another version: the same object, unless it is immutable.
	 */
	<T> T set(T instance, Number version) {
		return Properties.with(this.entity, instance, this.property, version);
	}

	/**
	 * Returns the version of an entity; {@code null} if it has none.
	 */
	@Nullable Number get(Object instance) {
		return (Number) this.entity.getPropertyAccessor(instance).getProperty(this.property);
	}

	private Number of(long version) {
		boolean isLong = this.property.getType() == Long.class || this.property.getType() == long.class;
		return isLong ? (Number) version : (Number) Math.toIntExact(version);
	}

	private boolean isPrimitive() {
		return this.property.getType().isPrimitive();
	}

}
