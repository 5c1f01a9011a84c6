package io.nosqlc.cassandra.query;

import java.util.Optional;
import java.util.Set;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Operator;

/**
 * A column with an index that holds the values of a field as they are.
 *
 * @param definition name and type of the column
 * @param path path of the field
 */
record TypedIndex(Column definition, FieldPath path) implements IndexedColumn {

	private static final Set<DataType> RANGES = Set.of(DataTypes.TINYINT, DataTypes.SMALLINT, DataTypes.INT,
			DataTypes.BIGINT, DataTypes.DOUBLE, DataTypes.TIMESTAMP, DataTypes.DATE);

	@Override
	public String column() {
		return this.definition.name();
	}

	/**
	 * Storage-attached indexes know no order of texts.
	 */
	@Override
	public Optional<Search> search(Condition condition) {
		boolean isRange = !ColumnValues.isEquality(condition) && condition.operator() != Operator.CONTAINS;
		return (isRange && !RANGES.contains(this.definition.type())) ? Optional.empty()
				: ColumnValues.of(this.definition.type()).search(column(), condition);
	}

}
