package io.nosqlc.cassandra.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.IndexMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.schema.ColumnIndex;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.cassandra.schema.TableSchema;
import io.nosqlc.filter.FieldPath;

/**
 * The indexes that a schema declares, as far as a session sees them in the cluster. Safe
 * for use by several threads.
 */
final class SchemaIndexes implements TableIndexes {

	private static final Pattern TARGET = Pattern
		.compile("(?:(values|keys|entries|full)\\()?(\"(?:[^\"]|\"\")*\"|\\w+)\\)?");

	private final CqlSession session;

	private final TableSchema schema;

	private volatile @Nullable Seen last;

	SchemaIndexes(CqlSession session, TableSchema schema) {
		this.session = session;
		this.schema = schema;
	}

	@Override
	public Optional<State> known() {
		TableMetadata table = metadata();
		Seen seen = this.last;
		if (seen == null || seen.table != table) {
			seen = new Seen(table, state(table));
			this.last = seen;
		}
		return Optional.of(seen.state);
	}

	@Override
	public CompletionStage<State> load(Executor executor) {
		return CompletableFuture.completedStage(known().orElseThrow());
	}

	private @Nullable TableMetadata metadata() {
		TableDefinition table = this.schema.table();
		return this.session.getMetadata()
			.getKeyspace(CqlIdentifier.fromInternal(table.keyspace()))
			.flatMap((keyspace) -> keyspace.getTable(CqlIdentifier.fromInternal(table.name())))
			.orElse(null);
	}

	private State state(@Nullable TableMetadata table) {
		List<IndexedColumn> ready = new ArrayList<>();
		Map<FieldPath, String> notReady = new LinkedHashMap<>();
		for (ColumnIndex index : this.schema.indexes()) {
			Column column = this.schema.table().column(index.column());
			FieldPath path = FieldPath.of(index.column());
			TypedIndex found = (table != null && column != null) ? found(table, index, column, path) : null;
			if (found == null) {
				notReady.put(path, "does not exist, as far as this session knows");
			}
			else if (!found.storageAttached() && this.schema.table().staticColumns().contains(column)) {
				// Cassandra 5.0 loses rows of it between pages.
				notReady.put(path, "is a secondary one on a static column, which may leave out rows");
			}
			else {
				ready.add(found);
			}
		}
		return new State(ready, notReady);
	}

	private static @Nullable TypedIndex found(TableMetadata table, ColumnIndex index, Column column, FieldPath path) {
		for (IndexMetadata seen : table.getIndexes().values()) {
			String indexClass = seen.getClassName().orElse("");
			boolean attached = indexClass.endsWith("StorageAttachedIndex");
			if (isOf(seen.getTarget(), index) && (attached || indexClass.isEmpty())) {
				return new TypedIndex(column, path, index.target(), attached);
			}
		}
		return null;
	}

	/**
	 * The server writes the names of columns with quotes only where they need some.
	 */
	private static boolean isOf(String target, ColumnIndex index) {
		Matcher parts = TARGET.matcher(target);
		if (!parts.matches() || !CqlIdentifier.fromCql(parts.group(2)).asInternal().equals(index.column())) {
			return false;
		}
		String part = parts.group(1);
		return (part == null) ? index.target() == ColumnIndex.Target.VALUES
				: part.equals(index.target().name().toLowerCase(Locale.ROOT));
	}

	/**
	 * What was seen.
	 *
	 * @param table the table; {@code null} if there was none
	 * @param state what is known for it
	 */
	private record Seen(@Nullable TableMetadata table, State state) {

	}

}
