package io.nosqlc.cassandra.schema;

import java.util.List;

/**
 * A table with all that belongs to it: the user-defined types of its columns, its indexes
 * and its options. Immutable.
 *
 * @param table the table
 * @param types types in its keyspace, each behind those that it is made of
 * @param indexes indexes that it must have; it may have others
 * @param options options that it must have; it may have others
 */
public record TableSchema(TableDefinition table, List<UserTypeDefinition> types, List<ColumnIndex> indexes,
		TableOptions options) {

	public TableSchema {
		types = List.copyOf(types);
		indexes = List.copyOf(indexes);
	}

}
