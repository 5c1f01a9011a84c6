package io.nosqlc.cassandra.schema;

import java.util.List;
import java.util.stream.Collectors;

import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.session.Cql;

/**
 * What a user-defined type must look like. The type itself may have more fields.
 * Immutable.
 *
 * @param name its name, in the case it has in the keyspace
 * @param fields its fields, in their order; at least one
 */
public record UserTypeDefinition(String name, List<Column> fields) {

	public UserTypeDefinition {
		fields = List.copyOf(fields);
		if (fields.isEmpty()) {
			throw new IllegalArgumentException("The fields of type '" + name + "' must not be empty");
		}
	}

	String createStatement(String keyspace) {
		return this.fields.stream()
			.map(UserTypeDefinition::describe)
			.collect(Collectors.joining(", ", "CREATE TYPE IF NOT EXISTS " + Cql.table(keyspace, this.name) + " (",
					")"));
	}

	String addStatement(String keyspace, Column field) {
		return "ALTER TYPE " + Cql.table(keyspace, this.name) + " ADD " + describe(field);
	}

	private static String describe(Column field) {
		return Cql.name(field.name()) + " " + field.cqlType();
	}

}
