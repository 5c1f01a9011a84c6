package io.nosqlc.data.entity;

import java.util.function.UnaryOperator;

import io.nosqlc.FindQuery;

/**
 * Where the entities of one class meet the callbacks of the application. Costs nothing if
 * there are none. Safe for use by several threads.
 *
 * @param <T> the class
 */
final class Lifecycle<T> {

	private final Callbacks callbacks;

	private final Class<T> type;

	private final String store;

	private final Newness newness;

	/**
	 * Creates the lifecycle of a class.
	 * @param store the name of its table or collection
	 */
	Lifecycle(Callbacks callbacks, Class<T> type, String store, Newness newness) {
		this.callbacks = callbacks;
		this.type = type;
		this.store = store;
		this.newness = newness;
	}

	/**
	 * Returns whether anybody may be told before entities are written.
	 */
	boolean hasBeforeConvert() {
		return this.callbacks.has(BeforeConvertCallback.class);
	}

	/**
	 * Returns whether anybody may be told after entities were written.
	 */
	boolean hasAfterSave() {
		return this.callbacks.has(AfterSaveCallback.class);
	}

	/**
	 * Returns whether anybody may be told of entities that were read.
	 */
	boolean hasAfterConvert() {
		return this.callbacks.has(AfterConvertCallback.class);
	}

	/**
	 * An entity is to be inserted.
	 * @return the one to insert
	 */
	T beforeInsert(T entity) {
		return beforeConvert(entity, true);
	}

	/**
	 * What has changed of an entity is to be written.
	 * @return the one to write
	 */
	T beforeUpdate(T entity) {
		return beforeConvert(entity, false);
	}

	/**
	 * An entity is to be saved, for the first time or not.
	 * @param remembered whether it is known to be stored
	 * @return the one to save
	 */
	T beforeSave(T entity, boolean remembered) {
		return hasBeforeConvert() ? beforeConvert(entity, this.newness.isNew(entity, remembered)) : entity;
	}

	/**
	 * An entity was written.
	 * @return the one that the caller gets
	 */
	T afterSave(T entity) {
		return this.callbacks.call(AfterSaveCallback.class, entity, this.store);
	}

	/**
	 * An entity was read.
	 * @return the one that the caller gets
	 */
	T afterConvert(T entity) {
		return this.callbacks.call(AfterConvertCallback.class, entity, this.store);
	}

	/**
	 * Returns a query that tells of every entity, unless there is nobody to tell.
	 * @param callback is told of each, and returns the one to hand over
	 */
	FindQuery<T> telling(FindQuery<T> query, UnaryOperator<T> callback) {
		return hasAfterConvert() ? query.through((finder) -> new CallbackFinder<>(finder, this.type, callback)) : query;
	}

	private T beforeConvert(T entity, boolean isNew) {
		return this.callbacks.call(BeforeConvertCallback.class, entity, this.store, isNew);
	}

}
