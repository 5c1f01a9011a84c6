package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.List;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;

/**
 * A statement that reads.
 *
 * @param cql its text
 * @param values the values of its placeholders: bytes as they are written to the server,
 * or what the driver maps to the type of the placeholder
 */
record Select(String cql, List<Object> values) {

	Select {
		values = List.copyOf(values);
	}

	BoundStatement bind(PreparedStatement prepared) {
		BoundStatement statement = prepared.bind();
		for (int i = 0; i < this.values.size(); i++) {
			Object value = this.values.get(i);
			statement = (value instanceof ByteBuffer bytes) ? statement.setBytesUnsafe(i, bytes)
					: set(statement, i, value);
		}
		return statement;
	}

	private static <T> BoundStatement set(BoundStatement statement, int index, T value) {
		DataType type = statement.getType(index);
		TypeCodec<T> codec = statement.codecRegistry().codecFor(type, value);
		return statement.set(index, value, codec);
	}

}
