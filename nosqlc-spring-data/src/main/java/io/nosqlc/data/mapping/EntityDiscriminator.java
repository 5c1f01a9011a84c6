package io.nosqlc.data.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * How the classes of a hierarchy are told apart. Immutable.
 *
 * @param column the column, or the field of a document, that tells
 * @param types the classes, by what it says of them
 */
public record EntityDiscriminator(String column, Map<String, Class<?>> types) {

	public EntityDiscriminator {
		types = Map.copyOf(types);
	}

	/**
	 * Returns what it says of a class; empty if that cannot be saved.
	 */
	public Optional<String> valueOf(Class<?> type) {
		return this.types.entrySet()
			.stream()
			.filter((it) -> it.getValue() == type)
			.map((it) -> it.getKey())
			.findFirst();
	}

}
