package io.nosqlc.cassandra.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.nosqlc.cassandra.schema.TableDefinition.Column;

/**
 * Compares user-defined types with what there is. Fields are added, and never changed or
 * dropped. For one comparison and one thread.
 */
final class TypeComparison {

	private final String keyspace;

	private final Map<String, Map<String, String>> existing;

	private final List<String> statements = new ArrayList<>();

	private final List<String> conflicts = new ArrayList<>();

	private final List<String> notes = new ArrayList<>();

	private TypeComparison(String keyspace, Map<String, Map<String, String>> existing) {
		this.keyspace = keyspace;
		this.existing = existing;
	}

	/**
	 * Returns the plan for some types, each of which comes after those it is made of.
	 * @param existing all types of the keyspace: types of fields by name, in their order
	 */
	static SchemaPlan plan(String keyspace, List<UserTypeDefinition> types, Map<String, Map<String, String>> existing) {
		TypeComparison comparison = new TypeComparison(keyspace, existing);
		types.forEach(comparison::compare);
		return new SchemaPlan(comparison.statements, comparison.conflicts, comparison.notes);
	}

	private void compare(UserTypeDefinition type) {
		Map<String, String> fields = this.existing.get(type.name());
		if (fields == null) {
			this.statements.add(type.createStatement(this.keyspace));
			return;
		}
		for (Column field : type.fields()) {
			String found = fields.get(field.name());
			if (found == null) {
				this.statements.add(type.addStatement(this.keyspace, field));
			}
			else if (!CqlTypes.isSame(found, field.cqlType())) {
				this.conflicts.add("field '" + field.name() + "' of type '" + type.name() + "' is " + found + " where "
						+ field.cqlType() + " is needed");
			}
		}
		fields.keySet()
			.stream()
			.filter((name) -> type.fields().stream().noneMatch((field) -> field.name().equals(name)))
			.forEach((name) -> this.notes.add("type '" + type.name() + "' has field '" + name + "', too"));
	}

}
