package io.nosqlc.data.mapping;

import java.util.List;
import java.util.function.Predicate;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import org.springframework.data.core.TypeInformation;

/**
 * What a Java type is in a table, down to its elements. Immutable.
 */
public sealed interface ColumnType {

	/**
	 * Returns the type in CQL.
	 * @param keyspace the table is in, where its user-defined types are, too
	 */
	DataType in(String keyspace);

	/**
	 * Returns the same type, frozen: written as a whole.
	 */
	default ColumnType frozen() {
		return this;
	}

	/**
	 * Returns whether a value is written as a whole, as everything but collections is.
	 */
	default boolean isFrozen() {
		return true;
	}

	/**
	 * Returns what values are made of; nothing, if they have no parts.
	 */
	default List<ColumnType> parts() {
		return List.of();
	}

	/**
	 * Returns whether a condition is true of this type, or of a part of it, however deep.
	 */
	default boolean contains(Predicate<ColumnType> condition) {
		return condition.test(this) || parts().stream().anyMatch((it) -> it.contains(condition));
	}

	/**
	 * Returns whether this is a scalar of a type in CQL.
	 */
	default boolean is(DataType type) {
		return false;
	}

	/**
	 * A value without parts.
	 *
	 * @param javaType its class, never a primitive one
	 * @param type its type in CQL
	 */
	record Scalar(Class<?> javaType, DataType type) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return this.type;
		}

		@Override
		public boolean is(DataType other) {
			return this.type.equals(other);
		}

	}

	/**
	 * A constant of an enum, stored by its name.
	 *
	 * @param javaType the enum
	 */
	record EnumName(Class<?> javaType) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.TEXT;
		}

	}

	/**
	 * Any value, stored as the text of its JSON.
	 *
	 * @param javaType its type
	 */
	record JsonText(TypeInformation<?> javaType) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.TEXT;
		}

	}

	/**
	 * A list.
	 *
	 * @param element type of its elements, frozen
	 * @param isFrozen whether it is written as a whole
	 */
	record ListOf(ColumnType element, boolean isFrozen) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.listOf(this.element.in(keyspace), this.isFrozen);
		}

		@Override
		public ColumnType frozen() {
			return new ListOf(this.element, true);
		}

		@Override
		public List<ColumnType> parts() {
			return List.of(this.element);
		}

	}

	/**
	 * A set.
	 *
	 * @param element type of its elements, frozen
	 * @param isFrozen whether it is written as a whole
	 */
	record SetOf(ColumnType element, boolean isFrozen) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.setOf(this.element.in(keyspace), this.isFrozen);
		}

		@Override
		public ColumnType frozen() {
			return new SetOf(this.element, true);
		}

		@Override
		public List<ColumnType> parts() {
			return List.of(this.element);
		}

	}

	/**
	 * A map.
	 *
	 * @param key type of its keys, frozen
	 * @param value type of its values, frozen
	 * @param isFrozen whether it is written as a whole
	 */
	record MapOf(ColumnType key, ColumnType value, boolean isFrozen) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.mapOf(this.key.in(keyspace), this.value.in(keyspace), this.isFrozen);
		}

		@Override
		public ColumnType frozen() {
			return new MapOf(this.key, this.value, true);
		}

		@Override
		public List<ColumnType> parts() {
			return List.of(this.key, this.value);
		}

	}

	/**
	 * A tuple.
	 *
	 * @param entity the record it is
	 * @param components types of its components, frozen
	 */
	record TupleOf(NosqlcPersistentEntity<?> entity, List<ColumnType> components) implements ColumnType {

		public TupleOf {
			components = List.copyOf(components);
		}

		@Override
		public DataType in(String keyspace) {
			return DataTypes.tupleOf(this.components.stream().map((it) -> it.in(keyspace)).toArray(DataType[]::new));
		}

		@Override
		public List<ColumnType> parts() {
			return this.components;
		}

	}

	/**
	 * A vector.
	 *
	 * @param javaType an array, a list or the driver's vector
	 * @param element type of its elements
	 * @param dimensions their number
	 */
	record VectorOf(Class<?> javaType, Scalar element, int dimensions) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return DataTypes.vectorOf(this.element.type(), this.dimensions);
		}

		@Override
		public List<ColumnType> parts() {
			return List.of(this.element);
		}

	}

	/**
	 * A value of a user-defined type, always frozen.
	 *
	 * @param type the type
	 */
	record UserTypeOf(EntityUserType type) implements ColumnType {

		@Override
		public DataType in(String keyspace) {
			return this.type.in(keyspace).copy(true);
		}

		@Override
		public List<ColumnType> parts() {
			return this.type.fields().stream().map(EntityUserType.Field::type).toList();
		}

	}

}
