package io.nosqlc.internal.value;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list of normal values. Only we make them, as with {@link NormalMap}.
 */
public final class NormalList extends AbstractList<@Nullable Object> implements RandomAccess {

	private final List<@Nullable Object> elements;

	private NormalList(List<@Nullable Object> elements) {
		this.elements = elements;
	}

	/**
	 * Takes over a list, which nobody changes any more, of values that are normal.
	 */
	public static NormalList of(List<@Nullable Object> elements) {
		return new NormalList(elements);
	}

	@Override
	public @Nullable Object get(int index) {
		return this.elements.get(index);
	}

	@Override
	public int size() {
		return this.elements.size();
	}

}
