package io.nosqlc.data.mapping;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an entity is in a collection. The classes of a hierarchy share it. Immutable.
 *
 * @param entity the class
 * @param name name of the collection
 * @param id the property that is the key
 * @param timeToLiveOrNull how long documents live, if a write does not say it;
 * {@code null} for ever
 * @param discriminatorOrNull how the classes of the hierarchy are told apart;
 * {@code null} if there is one only
 */
public record EntityCollection(NosqlcPersistentEntity<?> entity, String name, NosqlcPersistentProperty id,
		@Nullable Duration timeToLiveOrNull, @Nullable EntityDiscriminator discriminatorOrNull) {

	/**
	 * Returns how long documents live, if a write does not say it; empty for ever.
	 */
	public Optional<Duration> timeToLive() {
		return Optional.ofNullable(this.timeToLiveOrNull);
	}

	/**
	 * Returns how the classes of the hierarchy are told apart; empty if there is one
	 * only.
	 */
	public Optional<EntityDiscriminator> discriminator() {
		return Optional.ofNullable(this.discriminatorOrNull);
	}

}
