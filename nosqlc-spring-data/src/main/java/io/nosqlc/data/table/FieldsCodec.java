package io.nosqlc.data.table;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.PersistentPropertyAccessor;

import io.nosqlc.data.mapping.ColumnType;
import io.nosqlc.data.mapping.EntityUserType;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;

/**
 * A tuple, or a value of a user-defined type: an object of a class with properties.
 *
 * <p>
 * What is stored may be shorter, if fields have been added since, or longer, if its class
 * does not know them all. Those that it does not know are {@code null} in what is
 * written.
 */
final class FieldsCodec extends ValueCodec {

	private final String path;

	private final Instances instances;

	private final PropertyCodec[] codecs;

	private final Function<@Nullable Object, Places> placed;

	private final UserTypeOrder userTypes;

	private volatile Places places;

	private FieldsCodec(String path, Instances instances, PropertyCodec[] codecs, UserTypeOrder userTypes,
			Function<@Nullable Object, Places> placed) {
		this.path = path;
		this.instances = instances;
		this.codecs = codecs;
		this.userTypes = userTypes;
		this.placed = placed;
		this.places = placed.apply(null);
	}

	static FieldsCodec of(ColumnType.TupleOf type, String path, ValueCodecs codecs) {
		List<NosqlcPersistentProperty> properties = new ArrayList<>();
		type.entity().forEach(properties::add);
		int count = properties.size();
		return of(Instances.of(type.entity(), properties), type.components(), path, codecs,
				(version) -> Places.inOrder(version, count));
	}

	static FieldsCodec of(EntityUserType type, String path, ValueCodecs codecs) {
		List<String> names = type.fields().stream().map(EntityUserType.Field::name).toList();
		return of(Instances.of(type.entity(), type.fields().stream().map(EntityUserType.Field::property).toList()),
				type.fields().stream().map(EntityUserType.Field::type).toList(), path, codecs,
				(version) -> Places.of(version, names, codecs.userTypes().of(version, type.name(), names)));
	}

	private static FieldsCodec of(Instances instances, List<ColumnType> types, String path, ValueCodecs codecs,
			Function<@Nullable Object, Places> placed) {
		PropertyCodec[] parts = new PropertyCodec[types.size()];
		for (int i = 0; i < parts.length; i++) {
			NosqlcPersistentProperty property = instances.properties().get(i);
			parts[i] = PropertyCodec.of(types.get(i).frozen(), property, path + "." + property.getName(), codecs);
		}
		return new FieldsCodec(path, instances, parts, codecs.userTypes(), placed);
	}

	@Override
	ByteBuffer encode(Object value, List<String> violations) {
		if (!this.instances.type().isInstance(value)) {
			violations.add("'" + this.path + "' is " + Quoted.a(this.instances.type()) + ", and no "
					+ value.getClass().getSimpleName() + " such as " + Quoted.of(value));
			return REFUSED;
		}
		PersistentPropertyAccessor<?> accessor = this.instances.accessor(value);
		Places current = places();
		@Nullable ByteBuffer[] parts = new ByteBuffer[current.fieldAt().length];
		for (int i = 0; i < parts.length; i++) {
			int field = current.fieldAt()[i];
			parts[i] = (field >= 0) ? this.codecs[field]
				.encode(accessor.getProperty(this.instances.properties().get(field)), violations) : null;
		}
		return Parts.of(parts);
	}

	@Override
	Object decode(ByteBuffer bytes) {
		@Nullable ByteBuffer[] parts = parts(bytes);
		@Nullable Object[] values = new Object[parts.length];
		for (int i = 0; i < parts.length; i++) {
			values[i] = this.codecs[i].decode(parts[i]);
		}
		return this.instances.make(values);
	}

	/**
	 * Returns what is stored, in the order of the properties.
	 */
	private @Nullable ByteBuffer[] parts(ByteBuffer bytes) {
		ByteBuffer rest = bytes.duplicate();
		@Nullable ByteBuffer[] parts = new ByteBuffer[this.codecs.length];
		for (int field : places().fieldAt()) {
			if (!rest.hasRemaining()) {
				break;
			}
			ByteBuffer part = Parts.next(rest);
			if (field >= 0) {
				parts[field] = part;
			}
		}
		return parts;
	}

	@Override
	ByteBuffer canonical(ByteBuffer bytes) {
		@Nullable ByteBuffer[] parts = parts(bytes);
		for (int i = 0; i < parts.length; i++) {
			parts[i] = this.codecs[i].canonical(parts[i]);
		}
		return Parts.of(parts);
	}

	@Override
	boolean isAmbiguous() {
		return true;
	}

	private Places places() {
		Places current = this.places;
		Object version = this.userTypes.version();
		if (current.version() != version) {
			current = this.placed.apply(version);
			this.places = current;
		}
		return current;
	}

	/**
	 * Which property is where among what is stored.
	 *
	 * @param version of the cluster's types for which this is so
	 * @param fieldAt the index of the property, at the index of the part; -1 where there
	 * is none
	 */
	private record Places(@Nullable Object version, int[] fieldAt) {

		static Places inOrder(@Nullable Object version, int count) {
			int[] fieldAt = new int[count];
			for (int i = 0; i < count; i++) {
				fieldAt[i] = i;
			}
			return new Places(version, fieldAt);
		}

		static Places of(@Nullable Object version, List<String> fields, List<String> stored) {
			return new Places(version, stored.stream().mapToInt(fields::indexOf).toArray());
		}

	}

}
