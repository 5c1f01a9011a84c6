package io.nosqlc.cassandra.query;

import java.util.Optional;

import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;

/**
 * A column with an index that is complete, and can be searched on every replica. Safe for
 * use by several threads.
 */
public interface IndexedColumn {

	/**
	 * Returns a column with a storage-attached index that holds the values of a field as
	 * they are.
	 */
	static IndexedColumn of(TableDefinition.Column column, FieldPath path) {
		return new TypedIndex(column, path, ColumnIndex.Target.VALUES, true);
	}

	/**
	 * Returns the path of the fields whose values the column tells.
	 */
	FieldPath path();

	/**
	 * Returns whether conditions on a path can be told by the column.
	 */
	default boolean tells(FieldPath path) {
		return path.equals(path());
	}

	/**
	 * Returns whether one statement can search this index and another one.
	 */
	default boolean isCombinable() {
		return true;
	}

	/**
	 * Returns the name of the column, in the case it has in the table.
	 */
	String column();

	/**
	 * Returns how to find the rows that a condition on this column's path can be true of;
	 * empty if the column cannot tell.
	 */
	Optional<Search> search(Condition condition);

}
