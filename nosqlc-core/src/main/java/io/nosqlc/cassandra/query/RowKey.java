package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.ByteUtils;

/**
 * The primary key of a row, as Cassandra writes it.
 *
 * @param partition values of the partition key
 * @param clustering values of the clustering columns
 */
record RowKey(List<ByteBuffer> partition, List<ByteBuffer> clustering) {

	RowKey {
		partition = List.copyOf(partition);
		clustering = List.copyOf(clustering);
	}

	/**
	 * Returns a key that is one text.
	 */
	static RowKey of(String text) {
		return new RowKey(List.of(StandardCharsets.UTF_8.encode(text)), List.of());
	}

	/**
	 * Reads the key from the first columns of a row.
	 */
	static RowKey of(Row row, int partitionColumns, int clusteringColumns) {
		return new RowKey(read(row, 0, partitionColumns), read(row, partitionColumns, clusteringColumns));
	}

	/**
	 * A partition with nothing but static columns comes as a row without clustering
	 * values.
	 */
	private static List<ByteBuffer> read(Row row, int from, int count) {
		List<ByteBuffer> values = new ArrayList<>(count);
		for (int i = from; i < from + count; i++) {
			ByteBuffer value = row.getBytesUnsafe(i);
			if (value == null) {
				return List.of();
			}
			values.add(value);
		}
		return values;
	}

	/**
	 * Compares the partition keys of two rows with the same token as Cassandra orders
	 * them.
	 */
	int comparePartition(RowKey other) {
		return Arrays.compareUnsigned(partitionBytes(), other.partitionBytes());
	}

	private byte[] partitionBytes() {
		if (this.partition.size() == 1) {
			return ByteUtils.getArray(this.partition.get(0));
		}
		int length = this.partition.stream().mapToInt((value) -> value.remaining() + 3).sum();
		ByteBuffer joined = ByteBuffer.allocate(length);
		for (ByteBuffer value : this.partition) {
			joined.putShort((short) value.remaining()).put(value.duplicate()).put((byte) 0);
		}
		return joined.array();
	}

}
