package io.nosqlc.data.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an index on a column. It is created with the schema; until then it does not
 * exist.
 *
 * <p>
 * Not for counters and durations, nor for the only property of a partition key, by which
 * rows are found anyway.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Index {

	/**
	 * Name of the index in its keyspace: letters, digits and underscores. By default that
	 * of the table, of the column and {@code idx}, joined by underscores.
	 */
	String name() default "";

	/**
	 * What kind of index it is.
	 */
	Kind kind() default Kind.STORAGE_ATTACHED;

	/**
	 * What of the column is indexed.
	 */
	Target target() default Target.VALUES;

	/**
	 * Kinds of index.
	 */
	enum Kind {

		/**
		 * Storage-attached: for equality and ranges, and combined with others. Cassandra
		 * 5.0; not for blobs.
		 */
		STORAGE_ATTACHED,

		/**
		 * The secondary index that each version of Cassandra has: for equality on values
		 * that neither almost all rows nor almost none share. Not for vectors.
		 */
		SECONDARY

	}

	/**
	 * Parts of a column.
	 */
	enum Target {

		/**
		 * The value: of a list or set its elements, of a map its values. Not for a frozen
		 * collection.
		 */
		VALUES,

		/** The keys of a map that is not frozen. */
		KEYS,

		/** The entries of a map that is not frozen: keys with their values. */
		ENTRIES,

		/** A frozen collection as a whole. */
		FULL

	}

}
