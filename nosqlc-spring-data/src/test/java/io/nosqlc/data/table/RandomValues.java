package io.nosqlc.data.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.data.CqlDuration;
import com.datastax.oss.driver.api.core.data.CqlVector;
import com.datastax.oss.driver.api.core.type.DataTypes;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityUserType;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * Makes values of column types, with their extremes among them.
 */
final class RandomValues {

	private static final String[] TEXTS = { "", "a", "é", "\uD83D\uDE00", "ключ", "'", "\u0000", "word ".repeat(50) };

	private final Random random;

	private final Map<Class<?>, Supplier<Object>> scalars = new HashMap<>();

	RandomValues(long seed) {
		this.random = new Random(seed);
		this.scalars.put(String.class, () -> TEXTS[this.random.nextInt(TEXTS.length)]);
		this.scalars.put(Integer.class, () -> oneOf(this.random.nextInt(), 0, Integer.MIN_VALUE, Integer.MAX_VALUE));
		this.scalars.put(Long.class, () -> oneOf(this.random.nextLong(), 0L, Long.MIN_VALUE, Long.MAX_VALUE));
		this.scalars.put(Short.class, () -> (short) this.random.nextInt());
		this.scalars.put(Byte.class, () -> (byte) this.random.nextInt());
		this.scalars.put(BigInteger.class, () -> new BigInteger(this.random.nextInt(300), this.random).negate());
		this.scalars.put(Float.class, () -> oneOf(this.random.nextFloat(), -0.0f, Float.MIN_VALUE, Float.NaN));
		this.scalars.put(Double.class, () -> oneOf(this.random.nextDouble(), -0.0, Double.MAX_VALUE, Double.NaN));
		this.scalars.put(BigDecimal.class, () -> new BigDecimal(new BigInteger(this.random.nextInt(300), this.random),
				this.random.nextInt(99) - 50));
		this.scalars.put(Boolean.class, this.random::nextBoolean);
		this.scalars.put(ByteBuffer.class, () -> ByteBuffer.wrap(bytes(this.random.nextInt(9))));
		this.scalars.put(byte[].class, () -> bytes(this.random.nextInt(9)));
		this.scalars.put(InetAddress.class, this::address);
		this.scalars.put(Instant.class, () -> Instant.ofEpochMilli(this.random.nextLong() >> this.random.nextInt(60)));
		this.scalars.put(LocalDate.class, () -> LocalDate.ofEpochDay(this.random.nextInt()));
		this.scalars.put(LocalTime.class, () -> LocalTime.ofNanoOfDay(this.random.nextLong(86_400_000_000_000L)));
		this.scalars.put(CqlDuration.class, () -> CqlDuration.newInstance(this.random.nextInt(99),
				this.random.nextInt(99), this.random.nextInt(Integer.MAX_VALUE)));
		this.scalars.put(UUID.class, () -> new UUID(this.random.nextLong(), this.random.nextLong()));
	}

	/**
	 * Returns what a property may hold that is no {@code Optional}.
	 */
	Object of(ColumnType type) {
		if (type instanceof ColumnType.Scalar scalar) {
			return scalar(scalar);
		}
		if (type instanceof ColumnType.EnumName constant) {
			return oneOf((Object[]) constant.javaType().getEnumConstants());
		}
		if (type instanceof ColumnType.MapOf map) {
			Map<Object, Object> entries = new LinkedHashMap<>();
			times(() -> entries.put(of(map.key()), of(map.value())));
			return entries;
		}
		if (type instanceof ColumnType.SetOf set) {
			Set<Object> elements = new LinkedHashSet<>();
			times(() -> elements.add(of(set.element())));
			return elements;
		}
		if (type instanceof ColumnType.ListOf list) {
			List<Object> elements = new ArrayList<>();
			times(() -> elements.add(of(list.element())));
			return elements;
		}
		return (type instanceof ColumnType.VectorOf vector) ? vector(vector) : object(type);
	}

	private Object scalar(ColumnType.Scalar type) {
		if (type.type().equals(DataTypes.ASCII)) {
			return oneOf("", "ascii", "\u007f");
		}
		if (type.type().equals(DataTypes.TIMEUUID)) {
			return new UUID(this.random.nextLong() & ~0xF000L | 0x1000L, this.random.nextLong());
		}
		return this.scalars.get(type.javaType()).get();
	}

	private Object vector(ColumnType.VectorOf type) {
		List<Object> elements = new ArrayList<>();
		for (int i = 0; i < type.dimensions(); i++) {
			elements.add(of(type.element()));
		}
		if (type.javaType() == CqlVector.class) {
			return CqlVector.newInstance(elements);
		}
		if (type.javaType() == List.class) {
			return elements;
		}
		float[] array = new float[elements.size()];
		for (int i = 0; i < array.length; i++) {
			array[i] = (Float) elements.get(i);
		}
		return array;
	}

	private Object object(ColumnType type) {
		List<NosqlcPersistentProperty> properties = new ArrayList<>();
		List<ColumnType> types = type.parts();
		if (type instanceof ColumnType.UserTypeOf userType) {
			userType.type().fields().stream().map(EntityUserType.Field::property).forEach(properties::add);
			return make(Instances.of(userType.type().entity(), properties), types);
		}
		ColumnType.TupleOf tuple = (ColumnType.TupleOf) type;
		tuple.entity().forEach(properties::add);
		return make(Instances.of(tuple.entity(), properties), types);
	}

	/**
	 * Collections are never absent in what is read.
	 */
	private Object make(Instances instances, List<ColumnType> types) {
		Object[] values = new Object[types.size()];
		for (int i = 0; i < values.length; i++) {
			boolean mayBeNull = !instances.properties().get(i).getType().isPrimitive()
					&& !java.util.Collection.class.isAssignableFrom(instances.properties().get(i).getType())
					&& instances.properties().get(i).getType() != Map.class;
			values[i] = (mayBeNull && this.random.nextInt(4) == 0) ? null : of(types.get(i));
		}
		return instances.make(values);
	}

	private void times(Runnable action) {
		for (int i = this.random.nextInt(5); i > 0; i--) {
			action.run();
		}
	}

	private Object address() {
		try {
			return InetAddress.getByAddress(bytes(this.random.nextBoolean() ? 4 : 16));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private Object oneOf(Object... values) {
		return values[this.random.nextInt(values.length)];
	}

}
