package io.nosqlc.cassandra.index;

import io.nosqlc.Document;
import io.nosqlc.error.InvalidFilterException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.value.Arguments;

/**
 * An index that a collection is to have. Immutable.
 *
 * @param path leads to the field whose values are indexed
 * @param kind what kind of values these are; others are not found by the index, but
 * without it as ever
 */
public record IndexDefinition(FieldPath path, IndexKind kind) {

	/** Most indexes that a collection can have. */
	public static final int MOST = 8;

	/**
	 * Creates a definition.
	 * @throws InvalidFilterException if the path begins with {@code _id}, which needs no
	 * index
	 */
	public IndexDefinition {
		Arguments.required(path, "path");
		Arguments.required(kind, "kind");
		if (path.names().get(0).equals(Document.ID)) {
			throw new InvalidFilterException(
					"Cannot index '" + path + "': documents are found by their key without an index. Leave it out.");
		}
	}

	/**
	 * Returns the definition of an index of text.
	 * @param path names separated by dots
	 */
	public static IndexDefinition text(String path) {
		return new IndexDefinition(FieldPath.parse(path), IndexKind.TEXT);
	}

	/**
	 * Returns the definition of an index of numbers.
	 * @param path names separated by dots
	 */
	public static IndexDefinition number(String path) {
		return new IndexDefinition(FieldPath.parse(path), IndexKind.NUMBER);
	}

	/**
	 * Returns the definition of an index of booleans.
	 * @param path names separated by dots
	 */
	public static IndexDefinition bool(String path) {
		return new IndexDefinition(FieldPath.parse(path), IndexKind.BOOLEAN);
	}

	/**
	 * Returns the definition of an index of points in time.
	 * @param path names separated by dots
	 */
	public static IndexDefinition timestamp(String path) {
		return new IndexDefinition(FieldPath.parse(path), IndexKind.TIMESTAMP);
	}

	/**
	 * Returns the definition of an index of the elements of lists.
	 * @param path names separated by dots
	 */
	public static IndexDefinition array(String path) {
		return new IndexDefinition(FieldPath.parse(path), IndexKind.ARRAY);
	}

}
