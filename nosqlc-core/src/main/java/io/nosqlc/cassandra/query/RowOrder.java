package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;

import io.nosqlc.cassandra.schema.TableDefinition;
import io.nosqlc.cassandra.schema.TableDefinition.ClusteringColumn;

/**
 * The order in which Cassandra brings the rows of one token.
 */
final class RowOrder {

	private static final Map<DataType, Comparator<ByteBuffer>> ORDERS = Map.ofEntries(
			Map.entry(DataTypes.TEXT, RowOrder::compareBytes), Map.entry(DataTypes.ASCII, RowOrder::compareBytes),
			Map.entry(DataTypes.BLOB, RowOrder::compareBytes), Map.entry(DataTypes.BOOLEAN, by(TypeCodecs.BOOLEAN)),
			Map.entry(DataTypes.TINYINT, by(TypeCodecs.TINYINT)),
			Map.entry(DataTypes.SMALLINT, by(TypeCodecs.SMALLINT)), Map.entry(DataTypes.INT, by(TypeCodecs.INT)),
			Map.entry(DataTypes.BIGINT, by(TypeCodecs.BIGINT)), Map.entry(DataTypes.VARINT, by(TypeCodecs.VARINT)),
			Map.entry(DataTypes.DECIMAL, by(TypeCodecs.DECIMAL)), Map.entry(DataTypes.FLOAT, by(TypeCodecs.FLOAT)),
			Map.entry(DataTypes.DOUBLE, by(TypeCodecs.DOUBLE)), Map.entry(DataTypes.DATE, by(TypeCodecs.DATE)),
			Map.entry(DataTypes.TIME, by(TypeCodecs.TIME)), Map.entry(DataTypes.TIMESTAMP, by(TypeCodecs.TIMESTAMP)),
			Map.entry(DataTypes.UUID, by(TypeCodecs.UUID, Comparator.comparing(OrderedTexts.ANY_UUID::orderOf))),
			Map.entry(DataTypes.TIMEUUID,
					by(TypeCodecs.TIMEUUID, Comparator.comparing(OrderedTexts.TIME_UUID::orderOf))),
			Map.entry(DataTypes.INET, RowOrder::compareBytes));

	private RowOrder() {
	}

	/**
	 * Returns whether the order of all clustering columns of a table is known here.
	 */
	static boolean isKnown(TableDefinition table) {
		return table.clustering().stream().allMatch((it) -> isKnown(it.column().type()));
	}

	/**
	 * Returns whether the order of the values of a type is known here.
	 */
	static boolean isKnown(DataType type) {
		return ORDERS.containsKey(type);
	}

	/**
	 * Returns the order of the rows of a table that have the same token.
	 */
	static Comparator<RowKey> of(TableDefinition table) {
		Comparator<RowKey> order = RowKey::comparePartition;
		for (int i = 0; i < table.clustering().size(); i++) {
			order = order.thenComparing(byColumn(i, table.clustering().get(i)));
		}
		return order;
	}

	/**
	 * A row without clustering values is the only one of its partition.
	 */
	private static Comparator<RowKey> byColumn(int index, ClusteringColumn column) {
		Comparator<ByteBuffer> values = ORDERS.getOrDefault(column.column().type(), RowOrder::compareBytes);
		Comparator<ByteBuffer> ordered = (column.order() == ClusteringOrder.ASC) ? values : values.reversed();
		return (left, right) -> {
			List<ByteBuffer> own = left.clustering();
			List<ByteBuffer> other = right.clustering();
			return (own.isEmpty() || other.isEmpty()) ? Integer.compare(own.size(), other.size())
					: ordered.compare(own.get(index), other.get(index));
		};
	}

	private static <T extends Comparable<? super T>> Comparator<ByteBuffer> by(TypeCodec<T> codec) {
		return by(codec, Comparator.naturalOrder());
	}

	private static <T> Comparator<ByteBuffer> by(TypeCodec<T> codec, Comparator<? super T> order) {
		return Comparator.comparing((bytes) -> codec.decode(bytes.duplicate(), ProtocolVersion.DEFAULT), order);
	}

	private static int compareBytes(ByteBuffer left, ByteBuffer right) {
		return Arrays.compareUnsigned(ByteUtils.getArray(left), ByteUtils.getArray(right));
	}

}
