package io.nosqlc.data.table;

import io.nosqlc.data.mapping.ColumnType;

/**
 * Makes the codecs of a table's values.
 */
final class ValueCodecs {

	private final UserTypeOrder userTypes;

	ValueCodecs(UserTypeOrder userTypes) {
		this.userTypes = userTypes;
	}

	/**
	 * Returns the codec of a type.
	 * @param path how messages call what holds the value
	 */
	ValueCodec of(ColumnType type, String path) {
		if (type instanceof ColumnType.Scalar scalar) {
			return ScalarCodecs.of(scalar, path);
		}
		if (type instanceof ColumnType.EnumName constant) {
			return new EnumCodec(path, constant.javaType());
		}
		if (type instanceof ColumnType.JsonText json) {
			return new JsonCodec(path, json.javaType());
		}
		if (type instanceof ColumnType.ListOf list) {
			return ElementsCodec.ofList(path, of(list.element(), path));
		}
		if (type instanceof ColumnType.SetOf set) {
			return ElementsCodec.ofSet(path, of(set.element(), path));
		}
		if (type instanceof ColumnType.MapOf map) {
			return new MapCodec(path, of(map.key(), path), of(map.value(), path));
		}
		if (type instanceof ColumnType.VectorOf vector) {
			return new VectorCodec<>(path, vector);
		}
		if (type instanceof ColumnType.TupleOf tuple) {
			return FieldsCodec.of(tuple, path, this);
		}
		return FieldsCodec.of(((ColumnType.UserTypeOf) type).type(), path, this);
	}

	UserTypeOrder userTypes() {
		return this.userTypes;
	}

}
