package io.nosqlc.data.table;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.ProjectionInformation;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.util.ClassUtils;

import io.nosqlc.Document;
import io.nosqlc.FindSpec;
import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.Tuple;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * Parts of entities, as objects of another type. Immutable.
 *
 * @param <R> that type
 */
interface Projection<R> {

	/**
	 * Returns the columns that an object is made of.
	 * @param fields those that were asked for; empty for all
	 */
	Collection<EntityColumn> columns(List<EntityColumn> fields);

	/**
	 * Returns what makes an object.
	 * @param columns the same as {@link #columns}
	 */
	Function<PartialRow, R> maker(Collection<EntityColumn> columns);

	/**
	 * Returns a find without entities of which nothing can be made.
	 */
	default FindSpec narrowed(FindSpec spec) {
		return spec;
	}

	/**
	 * Returns the projection on a type.
	 * @throws QueryRejectedException if it has properties that the entity has not, or of
	 * other types
	 */
	@SuppressWarnings("unchecked")
	static <R> Projection<R> of(Class<R> type, PropertyPaths paths, EntityRows<?> rows, NosqlcMappingContext context) {
		if (type == Map.class) {
			return (Projection<R>) new ToMap(paths);
		}
		if (type == Document.class) {
			return (Projection<R>) new ToDocument(new ToMap(paths));
		}
		if (type.isInterface()) {
			return ToInterface.of(type, paths, rows);
		}
		NosqlcPersistentEntity<?> entity = isValue(type) ? null : context.getPersistentEntity(type);
		return (entity != null) ? ToObject.of(type, entity, paths, rows) : new ToValue<>(type, rows);
	}

	private static boolean isValue(Class<?> type) {
		return Modifier.isAbstract(type.getModifiers()) || type.isEnum() || type.isArray()
				|| AnnotatedElementUtils.isAnnotated(type, UserType.class)
				|| AnnotatedElementUtils.isAnnotated(type, Tuple.class);
	}

	/**
	 * Returns the class of what is in a column, if it is there.
	 */
	private static Class<?> classOf(ColumnType type) {
		if (type instanceof ColumnType.Scalar scalar) {
			return scalar.javaType();
		}
		if (type instanceof ColumnType.EnumName constant) {
			return constant.javaType();
		}
		if (type instanceof ColumnType.JsonText json) {
			return json.javaType().getType();
		}
		if (type instanceof ColumnType.VectorOf vector) {
			return vector.javaType();
		}
		if (type instanceof ColumnType.TupleOf tuple) {
			return tuple.entity().getType();
		}
		if (type instanceof ColumnType.UserTypeOf userType) {
			return userType.type().entity().getType();
		}
		if (type instanceof ColumnType.MapOf) {
			return Map.class;
		}
		return (type instanceof ColumnType.ListOf) ? List.class : Set.class;
	}

	private static QueryRejectedException refused(Class<?> type, EntityRows<?> rows, String reason, String remedy) {
		return new QueryRejectedException("Cannot bring '" + rows.table().entity().getType().getSimpleName() + "' as '"
				+ type.getSimpleName() + "': " + reason + ". " + remedy + ".");
	}

	/**
	 * The values of properties by their names; those of a key that is an object are in a
	 * map of their own.
	 */
	record ToMap(PropertyPaths paths) implements Projection<Map<String, @Nullable Object>> {

		@Override
		public Collection<EntityColumn> columns(List<EntityColumn> fields) {
			return fields.isEmpty() ? this.paths.columns() : fields;
		}

		@Override
		public Function<PartialRow, Map<String, @Nullable Object>> maker(Collection<EntityColumn> columns) {
			return (row) -> map(columns, row::value);
		}

		@SuppressWarnings("unchecked")
		Map<String, @Nullable Object> map(Collection<EntityColumn> columns,
				Function<EntityColumn, @Nullable Object> values) {
			Map<String, @Nullable Object> map = new LinkedHashMap<>();
			for (EntityColumn column : columns) {
				String[] names = column.propertyPath().split("\\.", 2);
				Map<String, @Nullable Object> owner = (names.length == 1) ? map : (Map<String, @Nullable Object>) map
					.computeIfAbsent(names[0], (name) -> new LinkedHashMap<>());
				owner.put(names[names.length - 1], values.apply(column));
			}
			return map;
		}

	}

	/**
	 * The same with values as documents have them.
	 */
	record ToDocument(ToMap map) implements Projection<Document> {

		@Override
		public Collection<EntityColumn> columns(List<EntityColumn> fields) {
			return this.map.columns(fields);
		}

		@Override
		public Function<PartialRow, Document> maker(Collection<EntityColumn> columns) {
			return (row) -> Document.copyOf(this.map.map(columns, row::normalValue));
		}

	}

	/**
	 * An interface with getters. What computes a property from others may take all.
	 */
	record ToInterface<R>(Class<R> type, Map<String, EntityColumn> properties) implements Projection<R> {

		private static final ProjectionFactory PROXIES = new SpelAwareProxyProjectionFactory();

		static <R> ToInterface<R> of(Class<R> type, PropertyPaths paths, EntityRows<?> rows) {
			ProjectionInformation information = PROXIES.getProjectionInformation(type);
			Map<String, EntityColumn> properties = new LinkedHashMap<>();
			if (!information.isClosed()) {
				paths.columns().forEach((it) -> properties.put(it.propertyPath(), it));
			}
			List<String> unknown = new ArrayList<>();
			information.getInputProperties()
				.forEach((it) -> paths.column(it.getName())
					.ifPresentOrElse((column) -> properties.put(it.getName(), column),
							() -> unknown.add(it.getName())));
			if (!unknown.isEmpty() || properties.isEmpty()) {
				throw refused(type, rows, "it has no properties but " + paths.properties() + ", and no " + unknown,
						"Name the getters as these");
			}
			return new ToInterface<>(type, properties);
		}

		@Override
		public Collection<EntityColumn> columns(List<EntityColumn> fields) {
			return this.properties.values().stream().filter((it) -> fields.isEmpty() || fields.contains(it)).toList();
		}

		@Override
		public Function<PartialRow, R> maker(Collection<EntityColumn> columns) {
			Map<String, EntityColumn> read = new LinkedHashMap<>(this.properties);
			read.values().retainAll(columns);
			return (row) -> {
				Map<String, @Nullable Object> values = new LinkedHashMap<>();
				read.forEach((name, column) -> values.put(name, row.value(column)));
				return PROXIES.createProjection(this.type, values);
			};
		}

	}

	/**
	 * A record, or a class with fields.
	 */
	record ToObject<R>(Class<R> type, Instances instances, List<EntityColumn> parts,
			List<PropertyCodec> codecs) implements Projection<R> {

		static <R> ToObject<R> of(Class<R> type, NosqlcPersistentEntity<?> entity, PropertyPaths paths,
				EntityRows<?> rows) {
			List<String> problems = new ArrayList<>();
			List<NosqlcPersistentProperty> properties = new ArrayList<>();
			List<EntityColumn> parts = new ArrayList<>();
			List<PropertyCodec> codecs = new ArrayList<>();
			for (NosqlcPersistentProperty property : entity) {
				EntityColumn column = paths.column(property.getName()).orElse(null);
				if (column == null) {
					problems.add("it has no '" + property.getName() + "' but " + paths.properties());
				}
				else if (!ClassUtils.isAssignable(property.getValueType().getType(), classOf(column.type()))) {
					problems.add("its '" + column.propertyPath() + "' is " + Quoted.a(classOf(column.type()))
							+ ", and no " + property.getValueType().getType().getSimpleName());
				}
				else {
					properties.add(property);
					parts.add(column);
					codecs.add(PropertyCodec.of(column.type(), property, column.propertyPath(), rows.codecs()));
				}
			}
			if (!problems.isEmpty() || parts.isEmpty()) {
				throw refused(type, rows, String.join("; ", problems), "Name and type its properties as those");
			}
			return new ToObject<>(type, Instances.of(entity, properties), parts, codecs);
		}

		@Override
		public Collection<EntityColumn> columns(List<EntityColumn> fields) {
			return this.parts.stream().filter((it) -> fields.isEmpty() || fields.contains(it)).toList();
		}

		@Override
		public Function<PartialRow, R> maker(Collection<EntityColumn> columns) {
			List<Boolean> read = this.parts.stream().map(columns::contains).toList();
			return (row) -> {
				@Nullable Object[] values = new Object[this.parts.size()];
				for (int i = 0; i < values.length; i++) {
					PropertyCodec codec = this.codecs.get(i);
					values[i] = read.get(i) ? row.value(this.parts.get(i), codec) : codec.decode(null);
				}
				return this.type.cast(this.instances.make(values));
			};
		}

	}

	/**
	 * The value of a single property.
	 */
	record ToValue<R>(Class<R> type, EntityRows<?> rows) implements Projection<R> {

		@Override
		public Collection<EntityColumn> columns(List<EntityColumn> fields) {
			if (fields.size() != 1) {
				throw refused(this.type, this.rows, "that is a single value", "Name its property with fields(...)");
			}
			Class<?> stored = classOf(fields.get(0).type());
			if (!ClassUtils.isAssignable(this.type, stored)) {
				throw refused(this.type, this.rows, "its '" + fields.get(0).propertyPath() + "' is " + Quoted.a(stored),
						"Bring it as that");
			}
			return fields;
		}

		@Override
		@SuppressWarnings("unchecked") // a primitive class cannot cast its wrapper
		public Function<PartialRow, R> maker(Collection<EntityColumn> columns) {
			EntityColumn column = columns.iterator().next();
			return (row) -> (R) Objects.requireNonNull(row.value(column));
		}

		/**
		 * There is nothing to bring where the value is {@code null}.
		 */
		@Override
		public FindSpec narrowed(FindSpec spec) {
			Filter[] present = spec.fields().stream().map((it) -> Filter.where(it).exists(true)).toArray(Filter[]::new);
			return new FindSpec(spec.filter().and(Filter.allOf(List.of(present))), spec.sort(), spec.limit(),
					spec.fields(), spec.fetchSize(), spec.after(), spec.consistency(), spec.timeout(), spec.fullScan(),
					spec.allowFiltering(), spec.purpose(), spec.scan());
		}

	}

}
