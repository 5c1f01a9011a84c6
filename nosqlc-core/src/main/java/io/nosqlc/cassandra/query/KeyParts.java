package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.CodecNotFoundException;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Position;
import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.Column;
import io.nosqlc.error.InvalidKeyException;
import io.nosqlc.error.InvalidTokenException;

/**
 * The primary key of a row as positions hold it: each value as filters know it where that
 * tells its bytes, else the bytes as text, such as {@code 0x0102}. A row that has static
 * columns only has no clustering values, and its key is that of its partition.
 */
final class KeyParts {

	private KeyParts() {
	}

	static List<Object> of(TableDefinition table, RowKey key) {
		List<Column> columns = SelectStatements.keyColumns(table).toList();
		List<ByteBuffer> values = new ArrayList<>(key.partition());
		values.addAll(key.clustering());
		List<Object> parts = new ArrayList<>(values.size());
		for (int i = 0; i < values.size(); i++) {
			parts.add(part(columns.get(i).type(), values.get(i)));
		}
		return parts;
	}

	private static Object part(DataType type, ByteBuffer bytes) {
		Object value = NormalValues.of(decoded(type, bytes));
		if (value != null && ColumnValues.of(type).encode(value).filter(bytes::equals).isPresent()) {
			return value;
		}
		return ByteUtils.toHexString(bytes);
	}

	/**
	 * Returns the key that a position has.
	 * @throws InvalidTokenException if it is none of this table
	 */
	static RowKey key(TableDefinition table, Position position) {
		List<Column> columns = SelectStatements.keyColumns(table).toList();
		int partition = table.partitionKey().size();
		int size = position.key().size();
		if (size != columns.size() && size != partition) {
			throw noKey(table, position, null);
		}
		List<ByteBuffer> values = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			try {
				values.add(bytes(columns.get(i).type(), position.key().get(i)));
			}
			catch (IllegalArgumentException ex) {
				throw noKey(table, position, ex);
			}
		}
		return new RowKey(values.subList(0, partition), values.subList(partition, size));
	}

	/**
	 * Returns the key of a partition.
	 * @param values of the Java types that the driver maps to the columns
	 * @throws InvalidKeyException if they are no partition key of the table
	 */
	static RowKey partition(TableDefinition table, List<?> values) {
		List<Column> columns = table.partitionKey();
		try {
			List<ByteBuffer> encoded = new ArrayList<>();
			for (int i = 0; i < Math.max(columns.size(), values.size()); i++) {
				encoded.add(ColumnValues.encoded(columns.get(i).type(), values.get(i)));
			}
			return new RowKey(encoded, List.of());
		}
		catch (CodecNotFoundException | IndexOutOfBoundsException | NullPointerException ex) {
			throw new InvalidKeyException(
					"Invalid partition key of '" + table.name() + "': " + values + " are no values of its columns "
							+ columns.stream().map((it) -> "'" + it.name() + "' " + it.cqlType()).toList()
							+ ". Give one value for each, of the Java type that the driver maps to it.");
		}
	}

	private static ByteBuffer bytes(DataType type, Object part) {
		ByteBuffer encoded = ColumnValues.of(type).encode(part).orElse(null);
		if (encoded != null) {
			return encoded;
		}
		ByteBuffer bytes = ByteUtils.fromHexString(String.valueOf(part));
		decoded(type, bytes);
		return bytes;
	}

	private static @Nullable Object decoded(DataType type, ByteBuffer bytes) {
		TypeCodec<Object> codec = CodecRegistry.DEFAULT.codecFor(type);
		return codec.decode(bytes.duplicate(), ProtocolVersion.DEFAULT);
	}

	private static InvalidTokenException noKey(TableDefinition table, Position position, @Nullable Throwable cause) {
		return new InvalidTokenException("Invalid page token: " + position.key() + " is not a key of '" + table.name()
				+ "'. Use it with the query that it came from.", cause);
	}

}
