package io.nosqlc.cassandra.query;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.datastax.oss.driver.api.core.data.ByteUtils;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.cassandra.query.Restriction.Relation;

/**
 * Types whose values filters know as text, but which Cassandra orders in another way than
 * text. Ranges mean its order, wherever they are evaluated.
 */
enum OrderedTexts implements ValueKind {

	/** By version; those of version 1 by time, others by bytes. */
	ANY_UUID(DataTypes.UUID) {

		@Override
		Optional<Object> parsed(String text) {
			return OrderedTexts.uuid(text).map(Object.class::cast);
		}

		@Override
		String orderOf(Object value) {
			UUID uuid = (UUID) value;
			String first = (uuid.version() == 1) ? OrderedTexts.hex(uuid.timestamp())
					: OrderedTexts.hex(uuid.getMostSignificantBits());
			return Integer.toHexString(uuid.version()) + first + OrderedTexts.hex(uuid.getLeastSignificantBits());
		}

	},

	/** By time, then by the other bytes, each as a signed number. */
	TIME_UUID(DataTypes.TIMEUUID) {

		@Override
		Optional<Object> parsed(String text) {
			return OrderedTexts.uuid(text).filter((uuid) -> uuid.version() == 1).map(Object.class::cast);
		}

		@Override
		String orderOf(Object value) {
			UUID uuid = (UUID) value;
			return OrderedTexts.hex(uuid.timestamp())
					+ OrderedTexts.hex(uuid.getLeastSignificantBits() ^ 0x8080_8080_8080_8080L);
		}

	},

	/** By bytes. */
	INET(DataTypes.INET) {

		@Override
		Optional<Object> parsed(String text) {
			boolean isLiteral = OrderedTexts.ADDRESS.matcher(text).matches();
			try {
				return isLiteral
						? Optional.<Object>of(InetAddress.getByName(text))
							.filter((address) -> ((InetAddress) address).getHostAddress().equals(text))
						: Optional.empty();
			}
			catch (UnknownHostException ex) {
				return Optional.empty();
			}
		}

		@Override
		String orderOf(Object value) {
			return ByteUtils.toHexString(ByteBuffer.wrap(((InetAddress) value).getAddress()));
		}

	};

	/** What is looked up nowhere. */
	private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-f]*:[0-9a-f:.]*");

	private final DataType type;

	OrderedTexts(DataType type) {
		this.type = type;
	}

	/**
	 * Returns the kind of a type; empty if its order is that of its text, or of numbers.
	 */
	static Optional<OrderedTexts> ofType(DataType type) {
		return ValueKind.of(type).filter(OrderedTexts.class::isInstance).map(OrderedTexts.class::cast);
	}

	@Override
	public DataType type() {
		return this.type;
	}

	/**
	 * Returns the value that filters know as a text; empty if there is none.
	 */
	abstract Optional<Object> parsed(String text);

	/**
	 * Returns text that is ordered as the values are.
	 */
	abstract String orderOf(Object value);

	@Override
	public List<Object> equalTo(Object operand) {
		return value(operand).<List<Object>>map(List::of).orElseGet(List::of);
	}

	/**
	 * Nothing is in an order with what is no such value.
	 */
	@Override
	public Optional<List<Restriction>> range(String column, Relation relation, Object end) {
		return Optional
			.of(value(end).map((value) -> List.of(new Restriction(column, relation, value))).orElseGet(List::of));
	}

	Optional<Object> value(Object operand) {
		return (operand instanceof String text) ? parsed(text) : Optional.empty();
	}

	private static Optional<UUID> uuid(String text) {
		try {
			UUID uuid = UUID.fromString(text);
			return uuid.toString().equals(text) ? Optional.of(uuid) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static String hex(long number) {
		return HexFormat.of().toHexDigits(number);
	}

}
