package io.nosqlc.data.entity;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * The callbacks of an application. Beans are looked for when the first entity comes by,
 * since callbacks may need entities themselves. Safe for use by several threads.
 */
final class Callbacks {

	private static final Set<Class<?>> TYPES = Set.of(BeforeConvertCallback.class, AfterSaveCallback.class,
			AfterConvertCallback.class);

	private volatile @Nullable ListableBeanFactory beans;

	private volatile @Nullable Known known;

	/**
	 * Creates those of an application.
	 * @param given them; {@code null} if beans are to be looked for
	 */
	Callbacks(@Nullable EntityCallbacks given) {
		this.known = (given != null) ? new Known(given, TYPES) : null;
	}

	/**
	 * Says where to look for beans, unless callbacks were given.
	 */
	void lookIn(ListableBeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Returns whether there may be callbacks of a type. If not, nothing needs to be done
	 * for them.
	 */
	boolean has(Class<?> type) {
		return known().types().contains(type);
	}

	/**
	 * Calls those of a type that are for an entity's class, one after the other.
	 * @return what the last one returned
	 */
	<T> T call(Class<?> type, T entity, Object... arguments) {
		return has(type) ? known().callbacks().callback(type.asSubclass(EntityCallback.class), entity, arguments)
				: entity;
	}

	private Known known() {
		Known known = this.known;
		if (known != null) {
			return known;
		}
		ListableBeanFactory beans = this.beans;
		if (beans == null) {
			return Known.NONE;
		}
		known = Known.in(beans);
		this.known = known;
		return known;
	}

	private record Known(EntityCallbacks callbacks, Set<Class<?>> types) {

		static final Known NONE = new Known(EntityCallbacks.create(), Set.of());

		static Known in(ListableBeanFactory beans) {
			Set<Class<?>> types = TYPES.stream()
				.filter((type) -> beans.getBeanNamesForType(type).length > 0)
				.collect(Collectors.toSet());
			return types.isEmpty() ? NONE : new Known(EntityCallbacks.create(beans), types);
		}

	}

}
