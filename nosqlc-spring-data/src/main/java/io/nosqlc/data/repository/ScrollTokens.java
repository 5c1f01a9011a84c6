package io.nosqlc.data.repository;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.QueryRejectedException;

/**
 * Positions in what a repository finds as texts, for links to a next page. A token is
 * safe in URLs, holds the values that are sorted by and the key of an item but no secret,
 * and is valid on every instance of an application, for the same method and arguments.
 */
public final class ScrollTokens {

	/** The only key of a keyset position. */
	private static final String TOKEN = "token";

	private ScrollTokens() {
	}

	/**
	 * Returns the position that a token names. It is looked at when something is read
	 * from it on.
	 * @param token what {@link #next} or {@link #of} has returned; {@code null} for the
	 * start
	 */
	public static ScrollPosition position(@Nullable String token) {
		return (token != null) ? ScrollPosition.forward(Map.of(TOKEN, token)) : ScrollPosition.keyset();
	}

	/**
	 * Returns the token that goes on behind a window; {@code null} if nothing follows.
	 */
	public static @Nullable String next(Window<?> window) {
		return window.hasNext() ? of(window.positionAt(window.size() - 1)) : null;
	}

	/**
	 * Returns the token of a position; {@code null} for the start.
	 * @throws QueryRejectedException if the position is one by offset, or goes backward
	 * @throws InvalidTokenException if it is none that a repository of nosqlc gave
	 */
	public static @Nullable String of(ScrollPosition position) {
		if (!(position instanceof KeysetScrollPosition keyset)) {
			throw new QueryRejectedException("Cannot go on at '" + position
					+ "': it is no position by keyset. Begin with ScrollPosition.keyset().");
		}
		if (keyset.scrollsBackward()) {
			throw new QueryRejectedException("Cannot scroll backward: a find is read in its order."
					+ " Sort the other way round and scroll forward.");
		}
		if (keyset.isInitial()) {
			return null;
		}
		if (keyset.getKeys().size() == 1 && keyset.getKeys().get(TOKEN) instanceof String token) {
			return token;
		}
		throw new InvalidTokenException("Cannot go on at " + keyset
				+ ": its keys are not those of a position that a Window gave. Pass one unchanged.");
	}

}
