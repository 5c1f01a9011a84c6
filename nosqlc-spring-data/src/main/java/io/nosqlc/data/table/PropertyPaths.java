package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.EntityUserType;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.filter.FieldPath;

import static io.nosqlc.data.mapping.PropertyPaths.distance;

/**
 * Finds what paths of properties mean in a table: a column, and perhaps something inside
 * of it. The only place where names of properties become names of columns. Immutable.
 */
final class PropertyPaths {

	/** More letters than that are no slip. */
	private static final int MOST_SLIPS = 3;

	private final String entity;

	private final Map<String, EntityColumn> columns = new LinkedHashMap<>();

	/**
	 * Creates the paths of an entity.
	 * @param entity its class
	 * @param columns its columns; of two with one path, the first counts
	 */
	PropertyPaths(Class<?> entity, Collection<EntityColumn> columns) {
		this.entity = entity.getSimpleName();
		columns.forEach((it) -> this.columns.putIfAbsent(it.propertyPath(), it));
	}

	/**
	 * Returns what a path means.
	 * @param problems told why it means nothing, as a sentence without its dot
	 * @return empty if it means nothing
	 */
	Optional<Place> find(FieldPath path, Consumer<String> problems) {
		List<String> names = path.names();
		for (int length = Math.min(2, names.size()); length > 0; length--) {
			EntityColumn column = this.columns.get(String.join(".", names.subList(0, length)));
			if (column != null) {
				return inside(path, column, names.subList(length, names.size()), problems);
			}
		}
		problems.accept(unknown(path, names.get(0), this.entity, this.columns.keySet(), ""));
		return Optional.empty();
	}

	/**
	 * Returns what a path means; empty if it means nothing.
	 */
	Optional<Place> find(FieldPath path) {
		return find(path, (problem) -> {
		});
	}

	/**
	 * Returns the column of a property, or of the only part of the key that is called so.
	 */
	Optional<EntityColumn> column(String property) {
		EntityColumn column = this.columns.get(property);
		if (column != null) {
			return Optional.of(column);
		}
		return this.columns.values()
			.stream()
			.filter((it) -> it.path().size() > 1)
			.filter((it) -> it.property().map(NosqlcPersistentProperty::getName).filter(property::equals).isPresent())
			.findFirst();
	}

	/**
	 * Returns the paths of all properties that have columns.
	 */
	Collection<String> properties() {
		return this.columns.keySet();
	}

	Collection<EntityColumn> columns() {
		return this.columns.values();
	}

	private Optional<Place> inside(FieldPath path, EntityColumn column, List<String> names, Consumer<String> problems) {
		ColumnType type = column.type();
		List<String> way = new ArrayList<>(List.of(column.propertyPath()));
		for (String name : names) {
			Step step = step(type, name);
			if (step == null) {
				problems.accept(dead(path, String.join(".", way), type, name));
				return Optional.empty();
			}
			if (step.type() == null) {
				return Optional.of(new Place(column, names, null));
			}
			type = step.type();
			way.add(name);
		}
		return Optional.of(new Place(column, names, type));
	}

	private static @Nullable Step step(ColumnType type, String name) {
		if (type instanceof ColumnType.JsonText) {
			return new Step(null);
		}
		if (type instanceof ColumnType.MapOf map) {
			return new Step(map.value());
		}
		ColumnType part = parts(type).get(name);
		return (part != null) ? new Step(part) : null;
	}

	/**
	 * Returns the types of the properties of a type that has any.
	 */
	static Map<String, ColumnType> parts(ColumnType type) {
		Map<String, ColumnType> parts = new LinkedHashMap<>();
		if (type instanceof ColumnType.UserTypeOf userType) {
			for (EntityUserType.Field field : userType.type().fields()) {
				parts.put(field.property().getName(), field.type());
			}
		}
		if (type instanceof ColumnType.TupleOf tuple) {
			for (NosqlcPersistentProperty property : tuple.entity()) {
				parts.put(property.getName(), tuple.components().get(parts.size()));
			}
		}
		return parts;
	}

	private String dead(FieldPath path, String way, ColumnType type, String name) {
		Collection<String> parts = parts(type).keySet();
		if (parts.isEmpty()) {
			return "'" + path + "' leads into '" + way + "' of '" + this.entity + "', which has nothing with a name"
					+ " inside";
		}
		return unknown(path, name, way, parts, way + ".");
	}

	private static String unknown(FieldPath path, String name, String owner, Collection<String> known, String prefix) {
		String hint = known.stream()
			.filter((it) -> distance(it, name) <= Math.min(MOST_SLIPS, name.length() / 2))
			.min(Comparator.comparingInt((it) -> distance(it, name)))
			.map((it) -> "; did you mean '" + prefix + it + "'?")
			.orElse("");
		return "'" + path + "' means nothing, because '" + owner + "' has no '" + name + "' but " + known + hint;
	}

	/**
	 * What a name leads to.
	 *
	 * @param type its type; {@code null} if anything may be there
	 */
	private record Step(@Nullable ColumnType type) {

	}

	/**
	 * What a path means.
	 *
	 * @param column the column
	 * @param inside the names behind it
	 * @param type the type of what is there; {@code null} if it may be anything, as
	 * inside of JSON
	 */
	record Place(EntityColumn column, List<String> inside, @Nullable ColumnType type) {

		/**
		 * Returns the path that filters of the table know it by.
		 */
		FieldPath path() {
			List<String> names = new ArrayList<>();
			names.add(this.column.name());
			names.addAll(this.inside);
			return new FieldPath(names);
		}

	}

}
