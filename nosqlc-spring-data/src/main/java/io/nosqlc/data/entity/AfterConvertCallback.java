package io.nosqlc.data.entity;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Is told of an entity that was read, and may change it or return another one for the
 * caller. It is told of whole entities, however they were found: not of projections, nor
 * of what is only counted, or found to be changed or deleted by its key.
 *
 * <p>
 * It runs on the thread that waits for the entity; if none does, on the client's
 * executor, or on the thread that asked if the answer was there at once; never on the
 * driver's threads. What it changes of stored properties counts as a change of the
 * application, which the next {@code save} writes.
 *
 * @param <T> class of the entities it is told of, and of those that extend it
 */
@FunctionalInterface
public interface AfterConvertCallback<T> extends EntityCallback<T> {

	/**
	 * An entity was read.
	 * @param entity as it is stored
	 * @param store the name of its table, without the keyspace, or of its collection
	 * @return the entity that the caller gets
	 */
	T onAfterConvert(T entity, String store);

}
