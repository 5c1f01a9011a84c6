package io.nosqlc.data.repository.query;

import java.lang.reflect.Array;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.nosqlc.error.QueryRejectedException;

/**
 * What the values of a property are, and which arguments they can be compared with.
 * Immutable.
 *
 * @param kind what can be asked of it
 * @param javaType its class, no primitive one
 * @param element what a collection holds; {@code null} if it is none of values
 */
record PropertyType(PropertyKind kind, Class<?> javaType, @Nullable PropertyType element) {

	static PropertyType of(PropertyKind kind, Class<?> javaType) {
		return new PropertyType(kind, javaType, null);
	}

	/**
	 * Returns whether an argument of a class may be equal to a value of this type.
	 * @param argument the class, no primitive one
	 */
	boolean accepts(Class<?> argument) {
		if (this.kind == PropertyKind.ANY || argument.isAssignableFrom(this.javaType)
				|| this.javaType.isAssignableFrom(argument)) {
			return true;
		}
		if (this.kind == PropertyKind.TEXT) {
			return CharSequence.class.isAssignableFrom(argument) || argument == Character.class;
		}
		if (this.element != null) {
			return isSeveral(argument, this.element);
		}
		return isNumber() ? Number.class.isAssignableFrom(argument) : isBytes(this.javaType) && isBytes(argument);
	}

	/**
	 * Returns whether values of a class are bytes, which come in either form.
	 */
	static boolean isBytes(Class<?> type) {
		return type == byte[].class || ByteBuffer.class.isAssignableFrom(type);
	}

	/**
	 * Returns whether an argument of a class may have several values of this type.
	 * @param argument the class, no primitive one
	 */
	boolean acceptsSeveral(Class<?> argument) {
		return argument == Object.class || isSeveral(argument, this);
	}

	private static boolean isSeveral(Class<?> argument, PropertyType element) {
		if (argument.isArray()) {
			return element.accepts(ClassUtils.resolvePrimitiveIfNecessary(argument.getComponentType()));
		}
		return Iterable.class.isAssignableFrom(argument);
	}

	private boolean isNumber() {
		return Number.class.isAssignableFrom(this.javaType);
	}

	/**
	 * Returns an argument as filters know it.
	 * @param value not {@code null}
	 * @param property the name for messages
	 * @throws QueryRejectedException if no value of this type is ever equal to it
	 */
	Object operand(Object value, String property) {
		if (!accepts(value.getClass())) {
			throw new QueryRejectedException(
					"Cannot compare " + property + " with '" + value + "' of " + value.getClass().getSimpleName()
							+ ": its type is " + this.javaType.getSimpleName() + ". Pass what it can be equal to.");
		}
		if (this.element != null) {
			return operands(value, this.element, property);
		}
		if (this.kind == PropertyKind.TEXT) {
			return value.toString();
		}
		return (this.kind == PropertyKind.VALUE) ? single(value) : value;
	}

	/**
	 * Returns arguments as filters know them.
	 * @param values a collection or an array
	 * @param property the name for messages
	 * @throws QueryRejectedException if it is neither, or no value of this type is ever
	 * equal to one of them
	 */
	static List<@Nullable Object> operands(Object values, PropertyType type, String property) {
		List<@Nullable Object> operands = new ArrayList<>();
		for (Object value : each(values, property)) {
			Object plain = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			operands.add((plain != null) ? type.operand(plain, property) : null);
		}
		return operands;
	}

	private static Iterable<? extends @Nullable Object> each(Object values, String property) {
		if (values instanceof Iterable<?> several) {
			return several;
		}
		if (!values.getClass().isArray()) {
			throw new QueryRejectedException("Cannot compare " + property + " with the values in '" + values + "' of "
					+ values.getClass().getSimpleName() + ": it is neither a collection nor an array. Pass one.");
		}
		List<@Nullable Object> several = new ArrayList<>();
		for (int i = 0; i < Array.getLength(values); i++) {
			several.add(Array.get(values, i));
		}
		return several;
	}

	/**
	 * What filters do not take as it is, they compare by its text.
	 */
	private static Object single(Object value) {
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		if (value instanceof InetAddress address) {
			return address.getHostAddress();
		}
		boolean isKnown = value instanceof Number || value instanceof Enum || value instanceof byte[];
		return isKnown ? value : value.toString();
	}

}
