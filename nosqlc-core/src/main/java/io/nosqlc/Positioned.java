package io.nosqlc;

/**
 * An item of a find, and where it stands in it. Immutable.
 *
 * @param <T> type of the item
 * @param item the item
 * @param token what {@link FindQuery#after} takes to go on behind the item, as
 * {@link ResultPage#nextToken()} does behind a page
 */
public record Positioned<T>(T item, String token) {
}
