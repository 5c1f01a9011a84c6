package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.data.mapping.PropertyChange.Kind;

/**
 * Says what is to become of some properties of a stored entity, whose others stay as they
 * are. Properties are named as in the class, not as in the store. Immutable: each method
 * returns another update.
 *
 * <p>
 * Of a table, all changes are one statement. Two changes of the same property have the
 * same time, so that what is both added and removed is removed; to set a property and
 * change it, too, is refused.
 */
public final class EntityUpdate {

	private static final EntityUpdate NOTHING = new EntityUpdate(List.of());

	private final List<PropertyChange> changes;

	private EntityUpdate(List<PropertyChange> changes) {
		this.changes = changes;
	}

	/**
	 * Returns an update that changes nothing, to begin with.
	 */
	public static EntityUpdate nothing() {
		return NOTHING;
	}

	/**
	 * Sets a property.
	 * @param value its new value; {@code null} removes it, and so does an empty
	 * collection
	 */
	public EntityUpdate set(String property, @Nullable Object value) {
		return with(property, Kind.SET, value);
	}

	/**
	 * Appends to a list. Not idempotent: it is not repeated when no answer comes.
	 */
	public EntityUpdate append(String property, Object... elements) {
		return with(property, Kind.APPEND, elements(elements));
	}

	/**
	 * Puts elements before those of a list, in the order given. Not idempotent: it is not
	 * repeated when no answer comes.
	 */
	public EntityUpdate prepend(String property, Object... elements) {
		return with(property, Kind.PREPEND, elements(elements));
	}

	/**
	 * Adds to a set.
	 */
	public EntityUpdate add(String property, Object... elements) {
		return with(property, Kind.ADD, elements(elements));
	}

	/**
	 * Removes elements from a set, or from a list wherever they are. What is not there
	 * does not matter. Of a list the server reads before it writes.
	 */
	public EntityUpdate remove(String property, Object... elements) {
		return with(property, Kind.REMOVE, elements(elements));
	}

	/**
	 * Puts an entry into a map.
	 */
	public EntityUpdate put(String property, Object key, Object value) {
		return putAll(property, Collections.singletonMap(key, value));
	}

	/**
	 * Puts entries into a map.
	 */
	public EntityUpdate putAll(String property, Map<?, ?> entries) {
		return with(property, Kind.PUT, Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
	}

	/**
	 * Removes entries from a map. What is not there does not matter.
	 */
	public EntityUpdate removeKeys(String property, Object... keys) {
		return with(property, Kind.REMOVE_KEYS, elements(keys));
	}

	/**
	 * Adds to a counter, or to a number of a document. Not idempotent: it is not repeated
	 * when no answer comes.
	 */
	public EntityUpdate increment(String property, long by) {
		return with(property, Kind.INCREMENT, by);
	}

	/**
	 * Adds one to a counter.
	 */
	public EntityUpdate increment(String property) {
		return increment(property, 1);
	}

	/**
	 * Takes from a counter.
	 */
	public EntityUpdate decrement(String property, long by) {
		return increment(property, Math.negateExact(by));
	}

	/**
	 * Takes one from a counter.
	 */
	public EntityUpdate decrement(String property) {
		return decrement(property, 1);
	}

	List<PropertyChange> changes() {
		return this.changes;
	}

	private EntityUpdate with(String property, Kind kind, @Nullable Object value) {
		List<PropertyChange> changes = new ArrayList<>(this.changes);
		changes.add(new PropertyChange(property, kind, value));
		return new EntityUpdate(List.copyOf(changes));
	}

	private static List<Object> elements(Object... elements) {
		List<Object> list = new ArrayList<>();
		Collections.addAll(list, elements);
		return Collections.unmodifiableList(list);
	}

	@Override
	public String toString() {
		return "EntityUpdate" + this.changes;
	}

}
