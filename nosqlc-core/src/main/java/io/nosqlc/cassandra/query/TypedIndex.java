package io.nosqlc.cassandra.query;

import java.util.Optional;

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

	@Override
	public String column() {
		return this.definition.name();
	}

	/**
	 * Storage-attached indexes know no order of texts.
	 */
	@Override
	public Optional<Search> search(Condition condition) {
		boolean text = this.definition.type().equals(DataTypes.TEXT) || this.definition.type().equals(DataTypes.ASCII);
		boolean equality = condition.operator() == Operator.EQ || condition.operator() == Operator.IN;
		return (text && !equality) ? Optional.empty()
				: ColumnValues.of(this.definition.type()).search(column(), condition);
	}

}
