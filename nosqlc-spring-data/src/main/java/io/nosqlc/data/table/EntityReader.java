package io.nosqlc.data.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.datastax.oss.driver.api.core.cql.Row;

import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.query.RowReader;
import io.nosqlc.cassandra.query.RowValues;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

/**
 * Makes items of the rows of entities that pass a filter.
 *
 * @param <T> type of the items
 */
final class EntityReader<T> implements RowReader<T> {

	private final TableDefinition table;

	private final List<String> columns;

	private final PropertyPaths paths;

	private final EntityValues values;

	private final Function<FindSpec, Function<Row, T>> items;

	/**
	 * Creates a reader.
	 * @param table where the rows are
	 * @param columns those to read, beside the key
	 * @param paths what the properties mean that items are sorted by
	 * @param items makes items, as a find wants them, of rows with the columns of the key
	 * in the order of the table, and these behind them
	 */
	EntityReader(TableDefinition table, Collection<EntityColumn> columns, PropertyPaths paths,
			Function<FindSpec, Function<Row, T>> items) {
		this.table = table;
		this.columns = columns.stream().filter((it) -> !it.isKey()).map(EntityColumn::name).toList();
		this.paths = paths;
		this.values = new EntityValues(List.copyOf(columns));
		this.items = items;
	}

	@Override
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * There need be no column that every row has a value for.
	 */
	@Override
	public Optional<String> countedBy() {
		return Optional.empty();
	}

	@Override
	public Selection<T> select(Filter residual, FindSpec spec) {
		Function<Row, T> item = this.items.apply(spec);
		if (residual.equals(Filter.all())) {
			return (row) -> new RowMatch(row, item);
		}
		return (row) -> residual.matches(this.values.of(row)) ? new RowMatch(row, item) : null;
	}

	/**
	 * Is only asked about documents.
	 */
	@Override
	public boolean skips(CorruptDocumentException error) {
		return false;
	}

	private List<SortKey> ofColumns(List<SortKey> sort) {
		return sort.stream()
			.map((it) -> new SortKey(this.paths.find(it.path()).orElseThrow().path(), it.descending()))
			.toList();
	}

	/**
	 * A row that passed, of which an item is made when it is wanted. For one thread at a
	 * time.
	 */
	private final class RowMatch implements Match<T> {

		private final Row row;

		private final Function<Row, T> read;

		private @Nullable T item;

		RowMatch(Row row, Function<Row, T> read) {
			this.row = row;
			this.read = read;
		}

		@Override
		public T item() {
			T made = this.item;
			if (made == null) {
				made = this.read.apply(this.row);
				this.item = made;
			}
			return made;
		}

		@Override
		@SuppressWarnings("NullAway") // does not see in class files what records allow
		public Position position(List<SortKey> sort) {
			RowValues values = new RowValues(this.row);
			List<SortKey> ofColumns = ofColumns(sort);
			Position position = values.position(EntityReader.this.table, ofColumns);
			if (ofColumns.stream().noneMatch((it) -> EntityReader.this.values.isConverted(it.path()))) {
				return position;
			}
			Function<FieldPath, @Nullable Object> converted = EntityReader.this.values.of(this.row);
			List<@Nullable Object> sorted = new ArrayList<>(position.sortValues());
			for (int i = 0; i < sorted.size(); i++) {
				FieldPath path = ofColumns.get(i).path();
				if (EntityReader.this.values.isConverted(path)) {
					sorted.set(i, converted.apply(path));
				}
			}
			return new Position(sorted, position.key());
		}

	}

}
