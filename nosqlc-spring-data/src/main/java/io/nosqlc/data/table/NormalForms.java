package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.Document;
import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityUserType;
import io.nosqlc.error.InvalidDocumentException;

/**
 * Values of columns as filters of entities know them: like those of the table, but with
 * maps of properties for user-defined types and tuples, and with what the text of JSON
 * means for the text.
 */
final class NormalForms {

	private static final String VALUE = "value";

	private NormalForms() {
	}

	/**
	 * Returns whether values of a type are others than those of the table.
	 */
	static boolean isNeeded(ColumnType type) {
		return type.contains((it) -> it instanceof ColumnType.JsonText || it instanceof ColumnType.UserTypeOf
				|| it instanceof ColumnType.TupleOf);
	}

	/**
	 * Returns a value in the form of entities.
	 * @param value in the form of the table
	 */
	static @Nullable Object of(ColumnType type, @Nullable Object value) {
		if (value == null || !isNeeded(type)) {
			return value;
		}
		if (type instanceof ColumnType.JsonText && value instanceof String text) {
			return ofJson(text);
		}
		if (value instanceof List<?> list) {
			return ofList(type, list);
		}
		return (value instanceof Map<?, ?> map) ? ofMap(type, map) : value;
	}

	private static @Nullable Object ofJson(String text) {
		try {
			return Document.parse("{\"" + VALUE + "\":" + text + "}").get(VALUE);
		}
		catch (InvalidDocumentException ex) {
			return text;
		}
	}

	private static Object ofList(ColumnType type, List<?> list) {
		if (type instanceof ColumnType.TupleOf tuple) {
			Map<String, @Nullable Object> components = new LinkedHashMap<>();
			PropertyPaths.parts(tuple)
				.forEach((name, component) -> components.put(name,
						(components.size() < list.size()) ? of(component, list.get(components.size())) : null));
			return components;
		}
		ColumnType element = type.parts().get(0);
		List<@Nullable Object> elements = new ArrayList<>(list.size());
		list.forEach((it) -> elements.add(of(element, it)));
		return elements;
	}

	private static Object ofMap(ColumnType type, Map<?, ?> map) {
		Map<String, @Nullable Object> normal = new LinkedHashMap<>();
		if (type instanceof ColumnType.UserTypeOf userType) {
			for (EntityUserType.Field field : userType.type().fields()) {
				normal.put(field.property().getName(), of(field.type(), map.get(field.name())));
			}
		}
		if (type instanceof ColumnType.MapOf mapType) {
			map.forEach((key, value) -> normal.put(String.valueOf(key), of(mapType.value(), value)));
		}
		return normal;
	}

}
