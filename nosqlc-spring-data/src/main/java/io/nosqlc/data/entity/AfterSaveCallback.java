package io.nosqlc.data.entity;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Is told of an entity that was written, with its key and version, and may return another
 * one for the caller. It is told of what {@link BeforeConvertCallback} is told of, if
 * that was written: what a condition refused was not, and of a batch nothing is told
 * before all of it is done.
 *
 * <p>
 * It runs on the thread that waits for the write; if none does, on the client's executor,
 * or on the thread that asked if the answer was there at once; never on the driver's
 * threads. If it throws, the caller sees that although the entity was written. What it
 * changes of the entity is not written, and counts as a change of the application.
 *
 * @param <T> class of the entities it is told of, and of those that extend it
 */
@FunctionalInterface
public interface AfterSaveCallback<T> extends EntityCallback<T> {

	/**
	 * An entity was written.
	 * @param entity as it is stored now
	 * @param store the name of its table, without the keyspace, or of its collection
	 * @return the entity that the caller gets
	 */
	T onAfterSave(T entity, String store);

}
