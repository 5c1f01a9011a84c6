package io.nosqlc.data.table;

/**
 * Is told of entities that were read as a whole, to be handed over. Called by whatever
 * thread makes them; must be safe for use by several.
 */
@FunctionalInterface
public interface LoadListener {

	/**
	 * Returns whether entities of a class are told at all, which costs an image of each.
	 */
	default boolean wants(Class<?> type) {
		return true;
	}

	/**
	 * An entity was made.
	 * @param entity the object that the caller gets
	 * @param image the values that the columns of its class have in the table
	 */
	void loaded(Object entity, RowImage image);

}
