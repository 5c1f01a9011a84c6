package io.nosqlc.cassandra.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.MapType;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.cassandra.schema.ColumnIndex.Target;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Operator;

/**
 * A column with an index that holds the values of a field as they are. Which operators
 * each kind of index serves was tried on Cassandra 5.0.
 *
 * @param definition name and type of the column
 * @param path path of the field
 * @param target what of a collection is found
 * @param storageAttached whether the index is storage-attached, or a secondary one
 */
record TypedIndex(Column definition, FieldPath path, Target target, boolean storageAttached) implements IndexedColumn {

	/**
	 * Of which storage-attached indexes know the order. They have another one for
	 * addresses than columns.
	 */
	private static final Set<DataType> ORDERED = Set.of(DataTypes.TINYINT, DataTypes.SMALLINT, DataTypes.INT,
			DataTypes.BIGINT, DataTypes.VARINT, DataTypes.DECIMAL, DataTypes.FLOAT, DataTypes.DOUBLE,
			DataTypes.TIMESTAMP, DataTypes.DATE, DataTypes.TIME, DataTypes.TIMEUUID);

	/** Storage-attached indexes may leave out longer texts without a word. */
	private static final int LONGEST_ATTACHED = 1024;

	/** Of which secondary indexes refuse to look for longer texts. */
	private static final int LONGEST = 65_535;

	@Override
	public String column() {
		return this.definition.name();
	}

	@Override
	public boolean isCombinable() {
		return this.storageAttached;
	}

	@Override
	public boolean tells(FieldPath path) {
		return switch (this.target) {
			case VALUES -> path.equals(this.path);
			case KEYS -> path.names().size() == 2 && path.names().get(0).equals(this.path.names().get(0));
			case ENTRIES, FULL -> false;
		};
	}

	@Override
	public Optional<Search> search(Condition condition) {
		Optional<Search> search = (this.target == Target.KEYS) ? key(condition) : value(condition);
		return search.filter((found) -> found.alternatives().stream().flatMap(List::stream).allMatch(this::isFindable));
	}

	private Optional<Search> value(Condition condition) {
		ColumnValues values = ColumnValues.of(this.definition.type());
		boolean isRange = !ColumnValues.isEquality(condition) && condition.operator() != Operator.CONTAINS;
		boolean isServed = this.storageAttached ? (!isRange || ORDERED.contains(this.definition.type()))
				: (!isRange && values.tellsBytes());
		return isServed ? values.search(column(), condition) : Optional.empty();
	}

	/**
	 * Whatever is demanded of the value of a key, the key must be there.
	 */
	private Optional<Search> key(Condition condition) {
		boolean isMapOfTexts = this.definition.type() instanceof MapType map
				&& (map.getKeyType().equals(DataTypes.TEXT) || map.getKeyType().equals(DataTypes.ASCII));
		return (isMapOfTexts && !condition.test(null))
				? Optional
					.of(Search.all(new Restriction(column(), Relation.CONTAINS_KEY, condition.path().names().get(1))))
				: Optional.empty();
	}

	private boolean isFindable(Restriction restriction) {
		int longest = this.storageAttached ? LONGEST_ATTACHED : LONGEST;
		return !(restriction.value() instanceof String text) || text.getBytes(StandardCharsets.UTF_8).length <= longest;
	}

}
