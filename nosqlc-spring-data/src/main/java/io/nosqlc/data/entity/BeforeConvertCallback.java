package io.nosqlc.data.entity;

import org.springframework.data.mapping.callback.EntityCallback;

/**
 * Is told of an entity that is about to be written, and may change it, or return another
 * one in its place, as it must of a record. What it returns is completed with defaults
 * and a generated key, validated and written: by the same statement as everything else
 * that has changed.
 *
 * <p>
 * It runs on the thread that asks for the write, before anything is sent, and whatever it
 * throws ends the write. It is told of {@code insert}, {@code insertIfAbsent},
 * {@code save}, {@code update(entity)} and {@code updateChanges} (of what comes after),
 * alone and in batches; not if nothing has changed, and not of updates by key or filter,
 * which have no entity. Several are called in the order of
 * {@link org.springframework.core.annotation.Order}.
 *
 * @param <T> class of the entities it is told of, and of those that extend it
 */
@FunctionalInterface
public interface BeforeConvertCallback<T> extends EntityCallback<T> {

	/**
	 * An entity is about to be written.
	 * @param entity as the application gave it
	 * @param store the name of its table, without the keyspace, or of its collection
	 * @return the entity to write, of which the key stays as it is unless it is inserted
	 */
	T onBeforeConvert(T entity, String store);

	/**
	 * An entity is about to be written. Implement this one to know whether it is written
	 * for the first time.
	 * @param isNew whether it is, as far as that can be told: always of what is inserted,
	 * never of what is updated. What is saved is new if {@code Persistable} or its
	 * {@code @Version} say so, or its key is {@code null}; without them, if the template
	 * does not remember it and neither {@code @CreatedDate} nor {@code @CreatedBy} have a
	 * value
	 */
	default T onBeforeConvert(T entity, String store, boolean isNew) {
		return onBeforeConvert(entity, store);
	}

}
