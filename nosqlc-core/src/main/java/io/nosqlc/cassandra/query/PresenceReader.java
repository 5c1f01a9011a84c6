package io.nosqlc.cassandra.query;

import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.cql.Row;
import org.jspecify.annotations.Nullable;

import io.nosqlc.FindSpec;
import io.nosqlc.Match;
import io.nosqlc.Position;
import io.nosqlc.SortKey;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.filter.Filter;

/**
 * Tells of rows only that they are there, by what {@link SelectStatements#ofPresence}
 * selects.
 */
final class PresenceReader implements RowReader<Boolean> {

	private static final Match<Boolean> PRESENT = new Present();

	private final int index;

	private PresenceReader(int index) {
		this.index = index;
	}

	/**
	 * Returns a reader.
	 * @param column whose value tells whether there is an item
	 */
	static PresenceReader of(TableDefinition table, String column) {
		List<String> key = SelectStatements.keyColumns(table).map(Column::name).toList();
		return new PresenceReader(key.contains(column) ? key.indexOf(column) : key.size());
	}

	@Override
	public List<String> columns() {
		return List.of();
	}

	@Override
	public Optional<String> countedBy() {
		return Optional.empty();
	}

	@Override
	public Selection<Boolean> select(Filter residual, FindSpec spec) {
		return this::present;
	}

	private @Nullable Match<Boolean> present(Row row) {
		return row.isNull(this.index) ? null : PRESENT;
	}

	@Override
	public boolean skips(CorruptDocumentException error) {
		return false;
	}

	/**
	 * An item about which nothing else is known.
	 */
	private static final class Present implements Match<Boolean> {

		@Override
		public Boolean item() {
			return true;
		}

		@Override
		public Position position(List<SortKey> sort) {
			throw new UnsupportedOperationException("What is only counted has no position");
		}

	}

}
