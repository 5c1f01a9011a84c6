package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A list or a set. What is read can be changed.
 */
final class ElementsCodec extends ValueCodec {

	/** The native protocol could count more, and Cassandra cannot. */
	static final int MOST_ELEMENTS = 65_535;

	private final String path;

	private final ValueCodec elements;

	private final boolean ordered;

	private final IntFunction<Collection<@Nullable Object>> made;

	private ElementsCodec(String path, ValueCodec elements, boolean ordered,
			IntFunction<Collection<@Nullable Object>> made) {
		this.path = path;
		this.elements = elements;
		this.ordered = ordered;
		this.made = made;
	}

	static ElementsCodec ofList(String path, ValueCodec elements) {
		return new ElementsCodec(path, elements, true, ArrayList::new);
	}

	static ElementsCodec ofSet(String path, ValueCodec elements) {
		return new ElementsCodec(path, elements, false, LinkedHashSet::new);
	}

	/**
	 * Returns how elements are encoded.
	 */
	ValueCodec elements() {
		return this.elements;
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (!(value instanceof Collection<?> collection)) {
			violations.add("'" + this.path + "' is a " + (this.ordered ? "List" : "Set") + ", and no "
					+ value.getClass().getSimpleName() + " such as " + Quoted.of(value));
			return REFUSED;
		}
		Object[] held = collection.toArray();
		if (held.length > MOST_ELEMENTS) {
			violations.add("'" + this.path + "' has " + held.length + " elements, and Cassandra keeps at most "
					+ MOST_ELEMENTS);
			return REFUSED;
		}
		ByteBuffer[] parts = new ByteBuffer[held.length];
		for (int i = 0; i < held.length; i++) {
			parts[i] = encodeElement(held[i], i, violations);
		}
		return Parts.counted(parts.length, parts);
	}

	private ByteBuffer encodeElement(@Nullable Object element, int index, List<String> violations) {
		if (element == null) {
			violations.add("'" + this.path + "' has null as an element" + (this.ordered ? ", at index " + index : ""));
			return REFUSED;
		}
		return this.elements.encode(element, violations);
	}

	@Override
	Object decode(ByteBuffer bytes) {
		ByteBuffer rest = bytes.duplicate();
		int count = rest.getInt();
		Collection<@Nullable Object> collection = this.made.apply(Math.min(count, MOST_ELEMENTS));
		for (int i = 0; i < count; i++) {
			ByteBuffer part = Parts.next(rest);
			collection.add((part != null) ? this.elements.decode(part) : null);
		}
		return collection;
	}

	@Override
	ByteBuffer canonical(ByteBuffer bytes) {
		List<ByteBuffer> parts = Parts.ofCounted(bytes, 1);
		parts.replaceAll(this.elements::canonical);
		if (!this.ordered) {
			parts.sort(null);
		}
		return Parts.counted(parts.size(), parts.toArray(ByteBuffer[]::new));
	}

	@Override
	boolean isAmbiguous() {
		return !this.ordered || this.elements.isAmbiguous();
	}

}
