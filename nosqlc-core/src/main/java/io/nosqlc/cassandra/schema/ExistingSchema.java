package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.Map;

import io.nosqlc.cassandra.schema.SystemSchema.ExistingColumn;
import io.nosqlc.cassandra.schema.SystemSchema.ExistingIndex;

/**
 * What a keyspace has of a table and what belongs to it.
 *
 * @param keyspace whether the keyspace exists
 * @param types all types of the keyspace: types of fields by name, in their order
 * @param columns columns of the table; none if it does not exist
 * @param indexes indexes of the table
 * @param options options of the table; none if it does not exist
 */
record ExistingSchema(boolean keyspace, Map<String, Map<String, String>> types, List<ExistingColumn> columns,
		List<ExistingIndex> indexes, Map<String, Object> options) {
}
