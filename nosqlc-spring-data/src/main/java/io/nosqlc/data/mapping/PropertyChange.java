package io.nosqlc.data.mapping;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of one property of a stored entity. Immutable, if its value is.
 *
 * @param property name of the property, or a path of names joined by dots
 * @param kind what is done
 * @param value the new value; of changes to a collection a {@link Collection} of
 * elements, and of {@link Kind#PUT} a map of entries; of {@link Kind#INCREMENT} a
 * {@link Long}
 */
public record PropertyChange(String property, Kind kind, @Nullable Object value) {

	/**
	 * What is done.
	 */
	public enum Kind {

		/** The value is replaced; {@code null} removes it. */
		SET,

		/** Elements are added at the end of a list. */
		APPEND,

		/** Elements are added before the first of a list, and keep their order. */
		PREPEND,

		/** Elements are added to a set. */
		ADD,

		/** Elements are removed from a set or, wherever they are, from a list. */
		REMOVE,

		/** Entries are added to a map, or replaced in it. */
		PUT,

		/** Entries with some keys are removed from a map. */
		REMOVE_KEYS,

		/** A counter is increased, by a negative number decreased. */
		INCREMENT

	}

}
