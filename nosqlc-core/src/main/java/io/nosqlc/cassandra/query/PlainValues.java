package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.query.Restriction.Relation;
import io.nosqlc.internal.value.Numbers;

/**
 * Types whose values are to Cassandra what they are to filters, and in the same order.
 */
enum PlainValues implements ValueKind {

	/** Any text. */
	TEXT(DataTypes.TEXT) {

		@Override
		public List<Object> equalTo(Object operand) {
			return (operand instanceof String) ? List.of(operand) : List.of();
		}

		@Override
		public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			return Optional.of((end instanceof String) ? List.of(new Restriction(column, relation, end)) : List.of());
		}

	},

	/** Text whose characters have 7 bits. */
	ASCII(DataTypes.ASCII) {

		@Override
		public List<Object> equalTo(Object operand) {
			return (operand instanceof String text && isAscii(text)) ? List.of(text) : List.of();
		}

		@Override
		public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			if (!(end instanceof String text)) {
				return Optional.of(List.of());
			}
			return isAscii(text) ? Optional.of(List.of(new Restriction(column, relation, text))) : Optional.empty();
		}

		private boolean isAscii(String text) {
			return text.chars().allMatch((c) -> c < 128);
		}

	},

	/** Of which Cassandra allows no ranges in indexes. */
	BOOLEAN(DataTypes.BOOLEAN) {

		@Override
		public List<Object> equalTo(Object operand) {
			return (operand instanceof Boolean) ? List.of(operand) : List.of();
		}

		@Override
		public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			return Optional.empty();
		}

	},

	/** Equal if they are equal numbers, though they may differ in bytes: 1.0 and 1.00. */
	DECIMAL(DataTypes.DECIMAL) {

		@Override
		public List<Object> equalTo(Object operand) {
			return (operand instanceof Number number) ? List.of(Numbers.decimal(number)) : List.of();
		}

		@Override
		public boolean tellsBytes() {
			return false;
		}

		@Override
		public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			return Optional.of((end instanceof Number number)
					? List.of(new Restriction(column, relation, Numbers.decimal(number))) : List.of());
		}

	},

	/** Bytes, whose text is in the order of the bytes. */
	BLOB(DataTypes.BLOB) {

		@Override
		public List<Object> equalTo(Object operand) {
			return bytes(operand).<List<Object>>map(List::of).orElseGet(List::of);
		}

		@Override
		public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
			if (!(end instanceof String)) {
				return Optional.of(List.of());
			}
			return bytes(end).map((bytes) -> List.of(new Restriction(column, relation, bytes)));
		}

		private Optional<ByteBuffer> bytes(Object operand) {
			try {
				return (operand instanceof String text) ? Optional.of(ByteUtils.fromHexString(text))
					.filter((it) -> text.equals(ByteUtils.toHexString(it))) : Optional.empty();
			}
			catch (IllegalArgumentException ex) {
				return Optional.empty();
			}
		}

	};

	private final DataType type;

	PlainValues(DataType type) {
		this.type = type;
	}

	@Override
	public DataType type() {
		return this.type;
	}

}
