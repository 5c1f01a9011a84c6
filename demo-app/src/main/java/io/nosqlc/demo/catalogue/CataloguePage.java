package io.nosqlc.demo.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of what was found, and how it was.
 *
 * @param <T> what was found
 * @param items that, in order
 * @param next what to pass as {@code page} to go on; {@code null} on the last page
 * @param plan how the store was asked
 */
record CataloguePage<T>(List<T> items, @Nullable String next, String plan) {
}
