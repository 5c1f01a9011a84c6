package io.nosqlc;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a find. Immutable.
 *
 * @param <T> type of the items
 * @param items the items, at most as many as were asked for
 * @param nextToken what {@link FindQuery#after} takes to go on behind this page;
 * {@code null} if nothing follows. It is text that is safe in URLs, holds the sort values
 * and the key of the last item but no secret, and is valid on every instance of an
 * application
 */
public record ResultPage<T>(List<T> items, @Nullable String nextToken) implements Iterable<T> {

	public ResultPage {
		items = List.copyOf(items);
	}

	/**
	 * Returns whether something follows this page.
	 */
	public boolean hasNext() {
		return this.nextToken != null;
	}

	@Override
	public Iterator<T> iterator() {
		return this.items.iterator();
	}

}
