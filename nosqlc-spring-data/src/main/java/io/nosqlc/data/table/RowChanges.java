package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.datastax.oss.driver.api.core.type.DataTypes;
import org.jspecify.annotations.Nullable;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.data.mapping.Required;

/**
 * Makes assignments of what is to change in a row, whether somebody says so or an entity
 * differs from what is stored. Of collections only what differs is written, where that is
 * enough; what cannot be done is a violation.
 */
final class RowChanges {

	private final EntityRows<?> rows;

	RowChanges(EntityRows<?> rows) {
		this.rows = rows;
	}

	static boolean isList(EntityColumn column) {
		return column.type() instanceof ColumnType.ListOf;
	}

	static boolean isCounter(EntityColumn column) {
		return column.type().is(DataTypes.COUNTER);
	}

	/**
	 * Returns what changes of properties come to.
	 * @param violations to which it is added what cannot be done
	 */
	List<Assignment> of(List<PropertyChange> changes, List<String> violations) {
		List<Assignment> assignments = new ArrayList<>();
		Set<EntityColumn> set = new HashSet<>();
		Set<EntityColumn> changed = new HashSet<>();
		for (PropertyChange change : changes) {
			EntityColumn column = column(change, violations);
			if (column == null) {
				continue;
			}
			boolean sets = change.kind() == PropertyChange.Kind.SET;
			if (set.contains(column) || (sets && changed.contains(column))) {
				violations.add("'" + change.property() + "' is set and changed by the same update");
			}
			(sets ? set : changed).add(column);
			if (sets || !isEmpty(change)) {
				assignments.add(assignment(column, change, violations));
			}
		}
		return assignments;
	}

	private @Nullable EntityColumn column(PropertyChange change, List<String> violations) {
		EntityColumn column = this.rows.table().columnOf(change.property()).orElse(null);
		if (column == null) {
			violations.add("there is no property '" + change.property() + "' but "
					+ this.rows.columns().stream().map(EntityColumn::propertyPath).toList());
			return null;
		}
		String problem = problem(column, change);
		if (problem != null) {
			violations.add("'" + change.property() + "' " + problem);
			return null;
		}
		return column;
	}

	private static @Nullable String problem(EntityColumn column, PropertyChange change) {
		if (column.isKey()) {
			return "is a part of the key, which cannot be changed";
		}
		if (isCounter(column) != (change.kind() == PropertyChange.Kind.INCREMENT)) {
			return isCounter(column) ? "is a counter, which can only be incremented and decremented"
					: "is no counter, and cannot be incremented; read it and write the sum, or make it a counter";
		}
		if (change.kind() == PropertyChange.Kind.SET) {
			return isRequired(column) && isMissing(change.value()) ? "is required" : null;
		}
		ColumnType type = column.type();
		boolean fits = switch (change.kind()) {
			case APPEND, PREPEND -> type instanceof ColumnType.ListOf;
			case ADD -> type instanceof ColumnType.SetOf;
			case REMOVE -> type instanceof ColumnType.SetOf || type instanceof ColumnType.ListOf;
			case PUT, REMOVE_KEYS -> type instanceof ColumnType.MapOf;
			case SET, INCREMENT -> true;
		};
		if (!fits) {
			return "cannot take " + change.kind() + ", because it is no " + wanted(change.kind());
		}
		return (type.isFrozen() && !isCounter(column)) ? "is frozen, and can only be set as a whole" : null;
	}

	private static String wanted(PropertyChange.Kind kind) {
		return switch (kind) {
			case APPEND, PREPEND -> "list";
			case ADD -> "set";
			case PUT, REMOVE_KEYS -> "map";
			default -> "set or list";
		};
	}

	static boolean isRequired(EntityColumn column) {
		return column.property().filter((it) -> it.isAnnotationPresent(Required.class)).isPresent();
	}

	static boolean isMissing(@Nullable Object value) {
		return value == null || value instanceof CharSequence text && text.isEmpty();
	}

	private static boolean isEmpty(PropertyChange change) {
		return change.value() instanceof Collection<?> elements && elements.isEmpty()
				|| change.value() instanceof Map<?, ?> map && map.isEmpty()
				|| change.kind() == PropertyChange.Kind.INCREMENT && Objects.equals(change.value(), 0L);
	}

	private Assignment assignment(EntityColumn column, PropertyChange change, List<String> violations) {
		return switch (change.kind()) {
			case SET ->
				new Assignment(column, Assignment.Kind.SET, this.rows.encode(column, change.value(), violations));
			case PREPEND -> elements(column, Assignment.Kind.PREPEND, change, violations);
			case REMOVE, REMOVE_KEYS -> new Assignment(column, Assignment.Kind.REMOVE,
					this.rows.encodeElements(column, removed(column, change), violations));
			case INCREMENT ->
				new Assignment(column, Assignment.Kind.ADD, this.rows.encode(column, change.value(), violations));
			case APPEND, ADD, PUT -> elements(column, Assignment.Kind.ADD, change, violations);
		};
	}

	private Assignment elements(EntityColumn column, Assignment.Kind kind, PropertyChange change,
			List<String> violations) {
		Object elements = (column.type() instanceof ColumnType.SetOf) ? distinct(change)
				: Objects.requireNonNull(change.value());
		return new Assignment(column, kind, this.rows.encodeElements(column, elements, violations));
	}

	private static Object removed(EntityColumn column, PropertyChange change) {
		return (column.type() instanceof ColumnType.ListOf) ? Objects.requireNonNull(change.value()) : distinct(change);
	}

	private static Set<Object> distinct(PropertyChange change) {
		return new LinkedHashSet<>((Collection<?>) Objects.requireNonNull(change.value()));
	}

	/**
	 * Returns what makes the row of an entity, as it was, one as it is.
	 */
	List<Assignment> between(RowImage before, RowImage after) {
		List<Assignment> assignments = new ArrayList<>();
		for (EntityColumn column : after.changedSince(before)) {
			ByteBuffer old = before.find(column);
			ByteBuffer now = after.get(column);
			if (old == null || now == null || column.type().isFrozen()) {
				assignments.add(new Assignment(column, Assignment.Kind.SET, now));
			}
			else {
				assignments.addAll(new CollectionChanges(column, this.rows.codec(column)).between(old, now));
			}
		}
		return assignments;
	}

}
