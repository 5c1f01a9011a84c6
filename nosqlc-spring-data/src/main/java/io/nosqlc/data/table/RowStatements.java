package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import org.jspecify.annotations.Nullable;

import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.query.TableWrite;
import io.nosqlc.cassandra.query.WriteCondition;
import io.nosqlc.data.mapping.EntityColumn;

/**
 * Writes statements about the rows of one table. Every value is a placeholder's, so that
 * the texts are few. Immutable.
 */
final class RowStatements {

	private final EntityRows<?> rows;

	private final String table;

	private final List<EntityColumn> key;

	private final int partitionColumns;

	private final String insert;

	RowStatements(EntityRows<?> rows) {
		this.rows = rows;
		this.table = rows.definition().qualifiedName();
		this.key = rows.table().key().columns();
		this.partitionColumns = rows.definition().partitionKey().size();
		this.insert = "INSERT INTO " + this.table + " ("
				+ names(rows.columns().stream().map(EntityColumn::name).toList()) + ") VALUES ("
				+ rows.columns().stream().map((it) -> "?").collect(Collectors.joining(", ")) + ")";
	}

	/**
	 * Selects the row with a key.
	 */
	String select() {
		return "SELECT " + names(this.rows.selection()) + " FROM " + this.table + where(this.key);
	}

	/**
	 * Inserts a row. Columns without a value are left alone.
	 * @param ifAbsent whether only if there is none
	 */
	TableWrite insert(RowImage image, boolean ifAbsent, WriteOptions options) {
		List<@Nullable ByteBuffer> values = new ArrayList<>();
		for (int i = 0; i < image.columns().size(); i++) {
			ByteBuffer value = image.get(i);
			values.add((value != null) ? value : TableWrite.UNSET);
		}
		String more = (ifAbsent ? " IF NOT EXISTS" : "") + using(options, true, values);
		// A text that is the same object has its hash already, by which it is looked up.
		String cql = more.isEmpty() ? this.insert : this.insert + more;
		return new TableWrite(this.rows.definition(), cql, values, !ifAbsent, ifAbsent);
	}

	/**
	 * Updates a row; if only static columns are assigned to, its partition.
	 * @param key the values of the whole key, or of the partition key only
	 * @param condition of the row; {@code null} for none
	 */
	TableWrite update(List<ByteBuffer> key, List<Assignment> assignments, @Nullable WriteCondition condition,
			WriteOptions options) {
		List<@Nullable ByteBuffer> values = new ArrayList<>();
		String using = using(options, true, values);
		assignments.forEach((assignment) -> values.add(assignment.value()));
		boolean statics = assignments.stream().allMatch((it) -> it.column().kind() == EntityColumn.Kind.STATIC);
		boolean ofPartition = statics && condition == null;
		int parts = ofPartition ? this.partitionColumns : key.size();
		values.addAll(key.subList(0, parts));
		String cql = "UPDATE " + this.table + using
				+ assignments.stream().map(Assignment::cql).collect(Collectors.joining(", ", " SET ", ""))
				+ where(this.key.subList(0, parts));
		boolean idempotent = assignments.stream().allMatch(Assignment::isIdempotent);
		return conditional(cql, values, idempotent, condition);
	}

	/**
	 * Deletes a row, or a partition.
	 * @param key the values of the whole key, or of the partition key only
	 * @param condition of the row; {@code null} for none
	 */
	TableWrite delete(List<ByteBuffer> key, @Nullable WriteCondition condition, WriteOptions options) {
		List<@Nullable ByteBuffer> values = new ArrayList<>();
		String using = using(options, false, values);
		values.addAll(key);
		return conditional("DELETE FROM " + this.table + using + where(this.key.subList(0, key.size())), values, true,
				condition);
	}

	String truncate() {
		return "TRUNCATE " + this.table;
	}

	private TableWrite conditional(String cql, List<@Nullable ByteBuffer> values, boolean idempotent,
			@Nullable WriteCondition condition) {
		if (condition == null) {
			return new TableWrite(this.rows.definition(), cql, values, idempotent, false);
		}
		values.addAll(condition.values());
		return new TableWrite(this.rows.definition(), cql + " " + condition.cql(), values, false, true);
	}

	/**
	 * A time to live of zero overrides the table's default.
	 */
	private static String using(WriteOptions options, boolean expires, Collection<@Nullable ByteBuffer> values) {
		List<String> parts = new ArrayList<>();
		if (expires && options.ttl() != null) {
			parts.add("TTL ?");
			values.add(TypeCodecs.INT.encodePrimitive(Math.toIntExact(options.ttl().toSeconds()), ValueCodec.VERSION));
		}
		if (options.timestamp() != null) {
			parts.add("TIMESTAMP ?");
			values.add(TypeCodecs.BIGINT.encodePrimitive(options.timestamp(), ValueCodec.VERSION));
		}
		return parts.isEmpty() ? "" : " USING " + String.join(" AND ", parts);
	}

	private static String where(List<EntityColumn> columns) {
		return columns.stream()
			.map((column) -> name(column.name()) + " = ?")
			.collect(Collectors.joining(" AND ", " WHERE ", ""));
	}

	private static String names(List<String> names) {
		return names.stream().map(RowStatements::name).collect(Collectors.joining(", "));
	}

	private static String name(String name) {
		return CqlIdentifier.fromInternal(name).asCql(false);
	}

}
