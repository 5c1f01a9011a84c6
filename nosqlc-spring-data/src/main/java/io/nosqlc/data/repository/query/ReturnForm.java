package io.nosqlc.data.repository.query;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Window;
import org.springframework.data.util.Streamable;

import io.nosqlc.FindQuery;
import io.nosqlc.error.QueryRejectedException;

/**
 * What a method returns: how many items, in what, and whether it waits for them.
 * Immutable.
 *
 * @param kind what the items are in
 * @param container the class of that, or of the item if there is at most one
 * @param element the class of an item
 * @param promised whether the method returns before there is a result
 */
record ReturnForm(Kind kind, Class<?> container, Class<?> element, boolean promised) {

	/**
	 * Returns that of a method.
	 * @throws QueryRejectedException if nothing can return it
	 */
	static ReturnForm of(Method method, Class<?> repository) {
		ResolvableType type = ResolvableType.forMethodReturnType(method, repository);
		boolean promised = Future.class.isAssignableFrom(type.toClass())
				|| CompletionStage.class.isAssignableFrom(type.toClass());
		if (promised && !type.toClass().isAssignableFrom(CompletableFuture.class)) {
			throw unknown(method, type);
		}
		ResolvableType form = promised ? type.getGeneric(0) : type;
		Class<?> container = form.toClass();
		if (container == Optional.class) {
			return new ReturnForm(Kind.ONE, container, form.getGeneric(0).toClass(), promised);
		}
		if (BaseStream.class.isAssignableFrom(container)) {
			if (promised || container != Stream.class) {
				throw unknown(method, type);
			}
			return new ReturnForm(Kind.STREAM, container, form.getGeneric(0).toClass(), false);
		}
		if (!Iterable.class.isAssignableFrom(container)) {
			return new ReturnForm(Kind.ONE, container, container, promised);
		}
		if (promised && container == FindQuery.class) {
			throw unknown(method, type);
		}
		return new ReturnForm(kindOf(container), container, form.as(Iterable.class).getGeneric(0).toClass(), promised);
	}

	private static Kind kindOf(Class<?> container) {
		if (container == FindQuery.class) {
			return Kind.FIND_QUERY;
		}
		if (container == Page.class) {
			return Kind.PAGE;
		}
		if (container == Slice.class) {
			return Kind.SLICE;
		}
		return (container == Window.class) ? Kind.WINDOW : Kind.MANY;
	}

	/**
	 * Returns whether a class is that of a single value, of which nothing is a property.
	 */
	static boolean isValue(Class<?> type) {
		return type.isPrimitive() || type.isArray() || type.isEnum() || type.getName().startsWith("java.");
	}

	/**
	 * Returns some items as the method does who promises them; for others Spring Data
	 * does so.
	 */
	Object many(List<?> items) {
		if (this.promised && this.container.isAssignableFrom(Set.class)
				&& !this.container.isAssignableFrom(List.class)) {
			return new LinkedHashSet<>(items);
		}
		return (this.promised && this.container == Streamable.class) ? Streamable.of(items) : items;
	}

	/**
	 * Returns an item, or none, as the method does.
	 */
	@Nullable Object one(@Nullable Object item) {
		return (this.container == Optional.class) ? Optional.ofNullable(item) : item;
	}

	private static QueryRejectedException unknown(Method method, ResolvableType type) {
		return new QueryRejectedException("Cannot return a '" + type + "' from '" + method.getName()
				+ "': nothing makes one. Return an entity, an Optional, a List, Set, Stream, Streamable, Slice, Page,"
				+ " Window or FindQuery, or a CompletableFuture of any but Stream and FindQuery.");
	}

	/**
	 * What items are in.
	 */
	enum Kind {

		/** One item, or none. */
		ONE,

		/** A collection, or whatever Spring Data makes of a list. */
		MANY,

		/** A stream that fetches as it is read. */
		STREAM,

		/** A part of the items, and whether there are more. */
		SLICE,

		/** The same, and how many there are. */
		PAGE,

		/** A part of the items with their positions. */
		WINDOW,

		/** A query that the caller finishes. */
		FIND_QUERY

	}

}
