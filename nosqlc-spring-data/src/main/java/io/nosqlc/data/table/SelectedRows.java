package io.nosqlc.data.table;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.Row;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;

/**
 * Makes objects of what an application's own {@code SELECT} brings. A column is found by
 * its name or by that of the entity's property, in snake case or not; what is no column
 * of the entity is read as the driver does.
 */
final class SelectedRows {

	private static final ProjectionFactory PROXIES = new SpelAwareProxyProjectionFactory();

	private final EntityRows<?> rows;

	private final ColumnDefinitions selected;

	/** Where something is, by its name in one case and without underscores. */
	private final Map<String, Integer> places = new HashMap<>();

	/** The columns of the entity among those that were selected. */
	private final Map<Integer, EntityColumn> own = new HashMap<>();

	private final Map<Integer, PropertyCodec> codecs = new HashMap<>();

	private SelectedRows(EntityRows<?> rows, ColumnDefinitions selected) {
		this.rows = rows;
		this.selected = selected;
		Map<String, EntityColumn> columns = new HashMap<>();
		rows.table().allColumns().forEach((it) -> columns.put(it.name(), it));
		for (int i = 0; i < selected.size(); i++) {
			String name = nameOf(i);
			EntityColumn column = columns.get(name);
			if (column != null) {
				this.own.put(i, column);
				this.codecs.put(i, PropertyCodec.of(column.type(), column.property().orElse(null),
						column.propertyPath(), rows.codecs()));
				this.places.putIfAbsent(plain(column.propertyPath()), i);
			}
			this.places.putIfAbsent(plain(name), i);
		}
	}

	/**
	 * Returns what makes an object of a row.
	 * @param type the entity's class or one it extends, {@code Map}, an interface, a
	 * record or a class with properties, or the class of a single value
	 * @param rows the entity's
	 * @param selected the columns that rows have
	 * @throws QueryRejectedException if they are not what the type needs
	 */
	static <R> Function<Row, R> reader(Class<R> type, EntityRows<?> rows, NosqlcMappingContext context,
			ColumnDefinitions selected) {
		SelectedRows them = new SelectedRows(rows, selected);
		if (type == Map.class) {
			return (row) -> type.cast(them.map(row));
		}
		if (type != Object.class && type.isAssignableFrom(rows.table().entity().getType())) {
			return them.entity(type);
		}
		if (ClassUtils.isPrimitiveOrWrapper(type) || type.isEnum() || type.isArray()
				|| type.getName().startsWith("java.")) {
			return them.single(type);
		}
		return type.isInterface() ? (row) -> PROXIES.createProjection(type, them.properties(row))
				: them.object(type, context.getRequiredPersistentEntity(type));
	}

	private Map<String, @Nullable Object> map(Row row) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < this.selected.size(); i++) {
			map.put(nameOf(i), row.getObject(i));
		}
		return map;
	}

	/**
	 * An entity is read as a whole, by the places of its columns in {@link EntityRows}.
	 */
	private <R> Function<Row, R> entity(Class<R> type) {
		List<String> missing = new ArrayList<>();
		int[] arranged = this.rows.selection().stream().mapToInt((name) -> {
			int place = this.selected.firstIndexOf("\"" + name.replace("\"", "\"\"") + "\"");
			if (place < 0) {
				missing.add(name);
			}
			return place;
		}).toArray();
		if (!missing.isEmpty()) {
			throw refused(type, "these columns are not selected: " + missing,
					"Select them, since saving an entity with gaps would write them, or return a projection");
		}
		return (row) -> type.cast(this.rows.read(arranged(row, arranged)));
	}

	private static Row arranged(Row row, int[] places) {
		return (Row) Proxy.newProxyInstance(Row.class.getClassLoader(), new Class<?>[] { Row.class },
				(proxy, method, arguments) -> arranged(row, places, method, arguments));
	}

	private static @Nullable Object arranged(Row row, int[] places, Method method, Object[] arguments) {
		if (method.getName().equals("getBytesUnsafe") && arguments[0] instanceof Integer place) {
			return row.getBytesUnsafe(places[place]);
		}
		throw new UnsupportedOperationException(method.toString());
	}

	private <R> Function<Row, R> single(Class<R> type) {
		if (this.selected.size() != 1) {
			throw refused(type, "the statement selects " + this.selected.size() + " columns", "Select one");
		}
		return (row) -> converted(type, this.value(row, 0), nameOf(0));
	}

	private Map<String, @Nullable Object> properties(Row row) {
		Map<String, @Nullable Object> properties = new LinkedHashMap<>();
		for (int i = 0; i < this.selected.size(); i++) {
			EntityColumn column = this.own.get(i);
			properties.put((column != null) ? column.propertyPath() : camel(nameOf(i)), value(row, i));
		}
		return properties;
	}

	private <R> Function<Row, R> object(Class<R> type, NosqlcPersistentEntity<?> entity) {
		List<NosqlcPersistentProperty> properties = new ArrayList<>();
		List<Integer> found = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		for (NosqlcPersistentProperty property : entity) {
			Integer place = this.places.get(plain(property.getName()));
			if (place == null) {
				missing.add(property.getName());
			}
			else {
				properties.add(property);
				found.add(place);
			}
		}
		if (!missing.isEmpty() || properties.isEmpty()) {
			throw refused(type, "no selected column is called as its " + missing, "Name them with AS");
		}
		Instances instances = Instances.of(entity, properties);
		return (row) -> {
			@Nullable Object[] values = new Object[found.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = converted(properties.get(i).getType(), value(row, found.get(i)),
						properties.get(i).getName());
			}
			return type.cast(instances.make(values));
		};
	}

	private @Nullable Object value(Row row, int place) {
		PropertyCodec codec = this.codecs.get(place);
		Object value = (codec != null) ? codec.decode(row.getBytesUnsafe(place)) : row.getObject(place);
		return (value instanceof Optional<?> maybe) ? maybe.orElse(null) : value;
	}

	@SuppressWarnings({ "unchecked", "NullAway" }) // a single value that is null is one
	private <R> R converted(Class<R> type, @Nullable Object value, String name) {
		if (value == null || ClassUtils.isAssignableValue(type, value)) {
			return (R) value;
		}
		try {
			return (R) DefaultConversionService.getSharedInstance().convert(value, type);
		}
		catch (ConversionException ex) {
			throw refused(type, "the '" + name + "' that is selected is " + Quoted.a(value.getClass()),
					"Return that, or select something else");
		}
	}

	private String nameOf(int place) {
		return this.selected.get(place).getName().asInternal();
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

	private static String camel(String column) {
		StringBuilder name = new StringBuilder();
		for (String part : column.split("_")) {
			name.append(name.isEmpty() ? part : StringUtils.capitalize(part));
		}
		return name.toString();
	}

	private QueryRejectedException refused(Class<?> type, String reason, String remedy) {
		return new QueryRejectedException(
				"Cannot bring what is selected of '" + this.rows.table().entity().getType().getSimpleName() + "' as '"
						+ type.getSimpleName() + "': " + reason + ". " + remedy + ".");
	}

}
