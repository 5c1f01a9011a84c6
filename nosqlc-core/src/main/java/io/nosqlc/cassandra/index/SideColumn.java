package io.nosqlc.cassandra.index;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import org.jspecify.annotations.Nullable;

import io.nosqlc.cassandra.query.IndexedColumn;
import io.nosqlc.cassandra.query.Search;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.filter.Condition;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.json.Json;
import io.nosqlc.internal.value.ValueReader;

/**
 * The column of a collection's table that holds the values at one path. Immutable.
 *
 * @param definition the index
 * @param column name of the column, in the case it has in the table
 */
record SideColumn(IndexDefinition definition, String column) implements IndexedColumn {

	private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9]{0,29}");

	private static final Pattern UNUSABLE = Pattern.compile("[^a-z0-9]+");

	private static final int SHOWN = 20;

	private static final int HASH = 16;

	/**
	 * Returns the column of an index, which has the same name in every client.
	 */
	static SideColumn of(IndexDefinition definition) {
		return new SideColumn(definition,
				"ix_" + definition.kind().name().toLowerCase(Locale.ROOT) + "_" + name(definition.path().names()));
	}

	@Override
	public FieldPath path() {
		return this.definition.path();
	}

	@Override
	public Optional<Search> search(Condition condition) {
		return (condition.ignoreCase() || !condition.path().equals(path())) ? Optional.empty()
				: coding().search(this.column, condition);
	}

	/**
	 * Returns what the column holds for a document; {@code null} for nothing.
	 */
	@Nullable Object valueIn(Map<String, ?> document) {
		return coding().encode(ValueReader.of(document).read(path().names()));
	}

	/**
	 * Returns the column as it stands in the table.
	 */
	TableDefinition.Column inTable() {
		return new TableDefinition.Column(this.column, codec().getCqlType());
	}

	TypeCodec<?> codec() {
		return coding().codec();
	}

	/**
	 * Returns the name of the index on this column, which no other table of the keyspace
	 * has. Cassandra makes names of files of it.
	 */
	String indexName(String table) {
		return shown(table) + "_" + this.column + "_" + hash(table + "\n" + this.column).substring(0, HASH / 2);
	}

	private Coding coding() {
		return this.definition.kind().coding();
	}

	/**
	 * A path that is one simple name is told by that, any other by a hash, which is set
	 * apart from the part for readers by an underscore.
	 */
	private static String name(List<String> names) {
		if (names.size() == 1 && PLAIN.matcher(names.get(0)).matches()) {
			return names.get(0);
		}
		return shown(String.join("_", names)) + "_" + hash(Json.write(names)).substring(0, HASH);
	}

	private static String shown(String text) {
		String usable = UNUSABLE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
		return (usable.length() <= SHOWN) ? usable : usable.substring(0, SHOWN);
	}

	private static String hash(String text) {
		return Term.hash(text.getBytes(StandardCharsets.UTF_8));
	}

}
