package io.nosqlc.data.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import com.datastax.oss.driver.internal.core.type.UserDefinedTypeBuilder;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.UserTypeDefinition;

/**
 * A user-defined type, as a class with {@link UserType} describes it. Immutable.
 *
 * @param entity the class
 * @param name its name, in the case it has in the keyspace
 * @param fields its fields, at least one
 */
public record EntityUserType(NosqlcPersistentEntity<?> entity, String name, List<Field> fields) {

	public EntityUserType {
		fields = List.copyOf(fields);
	}

	/**
	 * Returns the type in CQL, not frozen, as it is created.
	 */
	public UserDefinedType in(String keyspace) {
		UserDefinedTypeBuilder builder = new UserDefinedTypeBuilder(CqlIdentifier.fromInternal(keyspace),
				CqlIdentifier.fromInternal(this.name));
		this.fields.forEach((it) -> builder.withField(CqlIdentifier.fromInternal(it.name()), it.type().in(keyspace)));
		return builder.build();
	}

	/**
	 * Returns what the type must look like.
	 */
	public UserTypeDefinition definition(String keyspace) {
		return new UserTypeDefinition(this.name,
				this.fields.stream()
					.map((it) -> new TableDefinition.Column(it.name(), it.type().in(keyspace)))
					.toList());
	}

	/**
	 * Returns this type behind those it is made of.
	 */
	List<EntityUserType> withParts() {
		Set<EntityUserType> types = new LinkedHashSet<>();
		addTo(types, new ColumnType.UserTypeOf(this));
		return List.copyOf(types);
	}

	/**
	 * Adds the user-defined types that a type is made of, each behind its own parts.
	 */
	static void addTo(Set<EntityUserType> types, ColumnType type) {
		type.parts().forEach((it) -> addTo(types, it));
		if (type instanceof ColumnType.UserTypeOf userType) {
			types.add(userType.type());
		}
	}

	/**
	 * A field.
	 *
	 * @param name its name, in the case it has in the type
	 * @param type its type
	 * @param property what it holds the value of
	 */
	public record Field(String name, ColumnType type, NosqlcPersistentProperty property) {

	}

}
