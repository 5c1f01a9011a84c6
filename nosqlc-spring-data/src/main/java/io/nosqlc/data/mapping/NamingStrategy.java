package io.nosqlc.data.mapping;

/**
 * Makes names for what has no explicit one. Explicit names are kept as they are written.
 * Must be safe for use by several threads, and return the same name each time.
 */
public interface NamingStrategy {

	/**
	 * Lower-cases names and puts an underscore between a lower-case letter and the
	 * upper-case one that follows: {@code authorId} becomes {@code author_id},
	 * {@code UserAB} becomes {@code user_ab}, {@code HTTPServer} becomes
	 * {@code httpserver}. Of the names of types the last 48 characters are kept, without
	 * underscores in front.
	 */
	NamingStrategy SNAKE_CASE = new SnakeCase();

	/**
	 * Returns the name of the table, the collection or the user-defined type for a class.
	 */
	String typeName(Class<?> type);

	/**
	 * Returns the name of the column, or of the field of a user-defined type, for a
	 * property.
	 */
	String columnName(String property);

}
