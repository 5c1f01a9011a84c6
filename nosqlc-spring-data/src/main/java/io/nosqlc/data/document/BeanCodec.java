package io.nosqlc.data.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.InstantiationAwarePropertyAccessor;
import org.springframework.data.mapping.model.ParameterValueProvider;
import org.springframework.data.util.Lazy;

import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.InvalidDocumentException;

/**
 * An object as a map of JSON. What makes objects and reads their properties was generated
 * by Spring Data once. Properties are looked at when they are first needed, since classes
 * may contain each other.
 */
final class BeanCodec implements JsonCodec {

	private final NosqlcPersistentEntity<?> entity;

	private final EntityInstantiators instantiators;

	private final Lazy<Fields> fields;

	/**
	 * Creates the codec of a class.
	 * @param fields makes the field of a property
	 */
	BeanCodec(NosqlcPersistentEntity<?> entity, EntityInstantiators instantiators,
			Function<NosqlcPersistentProperty, Field> fields) {
		this.entity = entity;
		this.instantiators = instantiators;
		this.fields = Lazy.of(() -> Fields.of(entity, fields));
	}

	/**
	 * Returns a map of all fields that are written, without those that are {@code null}.
	 */
	@Override
	public Map<String, @Nullable Object> encode(Object value) {
		if (value.getClass() != this.entity.getType()) {
			throw new InvalidDocumentException("Cannot write a " + value.getClass().getSimpleName() + " as a "
					+ this.entity.getType().getSimpleName()
					+ ": it would be read as one, without what it has beyond. Use exactly that class.");
		}
		PersistentPropertyAccessor<?> accessor = this.entity.getPropertyAccessor(value);
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		for (Field field : this.fields.get().written()) {
			Object property = accessor.getProperty(field.property());
			Object json = (property != null) ? field.codec().encode(property) : null;
			if (json != null) {
				map.put(field.name(), json);
			}
		}
		return map;
	}

	@Override
	public Object decode(Object json) {
		if (!(json instanceof Map<?, ?> map)) {
			throw UnreadableValueException.of(json, this.entity.getType());
		}
		try {
			return make(map);
		}
		catch (UnreadableValueException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw UnreadableValueException.refusedBy(this.entity.getType(), ex);
		}
	}

	/**
	 * Returns the same object, or another one if it cannot be changed, with the value of
	 * a property.
	 */
	<T> T with(T bean, NosqlcPersistentProperty property, @Nullable Object value) {
		PersistentPropertyAccessor<T> accessor = new InstantiationAwarePropertyAccessor<>(bean,
				this.entity::getPropertyAccessor, this.instantiators);
		accessor.setProperty(property, value);
		return accessor.getBean();
	}

	private Object make(Map<?, ?> map) {
		Fields fields = this.fields.get();
		Object instance = this.instantiators.getInstantiatorFor(this.entity)
			.createInstance(this.entity, new Arguments(fields, map));
		if (fields.populated().isEmpty()) {
			return instance;
		}
		PersistentPropertyAccessor<?> accessor = this.entity.getPropertyAccessor(instance);
		for (Field field : fields.populated()) {
			accessor.setProperty(field.property(), field.read(map));
		}
		return accessor.getBean();
	}

	/**
	 * A property and where it is.
	 *
	 * @param property the property
	 * @param name the name of its field
	 * @param codec its values
	 * @param written whether it is written with the others
	 */
	record Field(NosqlcPersistentProperty property, String name, JsonCodec codec, boolean written) {

		@Nullable Object read(Map<?, ?> map) {
			Object json = map.get(this.name);
			if (json == null) {
				return this.codec.absent();
			}
			try {
				return this.codec.decode(json);
			}
			catch (UnreadableValueException ex) {
				throw ex.inside(this.property.getName());
			}
		}

	}

	/**
	 * All fields of a class.
	 *
	 * @param byProperty by the names of their properties
	 * @param written those that are written
	 * @param populated those that the constructor does not take
	 */
	private record Fields(Map<String, Field> byProperty, List<Field> written, List<Field> populated) {

		static Fields of(NosqlcPersistentEntity<?> entity, Function<NosqlcPersistentProperty, Field> fields) {
			Map<String, Field> byProperty = new HashMap<>();
			List<Field> written = new ArrayList<>();
			List<Field> populated = new ArrayList<>();
			for (NosqlcPersistentProperty property : entity) {
				Field field = fields.apply(property);
				byProperty.put(property.getName(), field);
				if (field.written()) {
					written.add(field);
				}
				if (!entity.isCreatorArgument(property)) {
					populated.add(field);
				}
			}
			return new Fields(byProperty, written, populated);
		}

	}

	/**
	 * What a constructor is called with. A parameter that is no property is transient.
	 *
	 * @param fields the fields of the class
	 * @param map what they hold
	 */
	private record Arguments(Fields fields, Map<?, ?> map) implements ParameterValueProvider<NosqlcPersistentProperty> {

		@Override
		@SuppressWarnings("unchecked")
		public <T> @Nullable T getParameterValue(Parameter<T, NosqlcPersistentProperty> parameter) {
			Field field = this.fields.byProperty().get(parameter.getName());
			return (T) ((field != null) ? field.read(this.map)
					: ParameterValueProvider.getDefaultValue(parameter.getRawType()));
		}

	}

}
