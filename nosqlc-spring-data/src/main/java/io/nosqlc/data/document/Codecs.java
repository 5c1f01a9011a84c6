package io.nosqlc.data.document;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.util.ClassUtils;

import io.nosqlc.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;

/**
 * Finds the codecs of types. Safe for use by several threads.
 */
final class Codecs {

	private final NosqlcMappingContext context;

	private final EntityInstantiators instantiators = new EntityInstantiators();

	/** Those of classes that are parts of documents, of which there are not many. */
	private final Map<NosqlcPersistentEntity<?>, BeanCodec> beans = new ConcurrentHashMap<>();

	Codecs(NosqlcMappingContext context) {
		this.context = context;
	}

	/**
	 * Returns the codec of a class whose instances are documents: their key is not in
	 * their fields.
	 */
	BeanCodec ofDocument(NosqlcPersistentEntity<?> entity) {
		return new BeanCodec(entity, this.instantiators, (property) -> property.isIdProperty() ? ofKey(property)
				: new BeanCodec.Field(property, property.getFieldName(), of(property), isWritten(property)));
	}

	/**
	 * Returns the codec of a class that has some of the properties of documents.
	 * @param fields what each property is read from
	 */
	BeanCodec ofProjection(NosqlcPersistentEntity<?> entity, Map<String, String> fields) {
		return new BeanCodec(entity, this.instantiators, (property) -> {
			String field = Objects.requireNonNull(fields.get(property.getName()));
			return (field.equals(Document.ID) && KeyText.isKey(property.getType())) ? ofKey(property)
					: new BeanCodec.Field(property, field, of(property), false);
		});
	}

	/**
	 * Returns the codec of a property.
	 */
	JsonCodec of(NosqlcPersistentProperty property) {
		JsonCodec codec = of(property.getValueType(), property);
		return property.isOptional() ? new ContainerCodecs.OfOptional(codec) : codec;
	}

	private static BeanCodec.Field ofKey(NosqlcPersistentProperty property) {
		Class<?> type = property.getType();
		JsonCodec key = new KeyCodec(KeyText.of(type));
		return new BeanCodec.Field(property, Document.ID,
				type.isPrimitive() ? ContainerCodecs.OfPrimitive.of(type, key) : key, false);
	}

	private static boolean isWritten(NosqlcPersistentProperty property) {
		return property.isWritable() && !property.isAnnotationPresent(io.nosqlc.data.mapping.Discriminator.class);
	}

	private JsonCodec of(TypeInformation<?> type, NosqlcPersistentProperty property) {
		Class<?> javaType = type.getType();
		JsonCodec scalar = ScalarCodec.of(ClassUtils.resolvePrimitiveIfNecessary(javaType));
		if (scalar != null) {
			return javaType.isPrimitive() ? ContainerCodecs.OfPrimitive.of(javaType, scalar) : scalar;
		}
		if (javaType.isArray()) {
			return new ContainerCodecs.OfArray(javaType, part(type.getComponentType(), property));
		}
		if (type.isMap()) {
			TypeInformation<?> keys = type.getComponentType();
			return new ContainerCodecs.OfMap(javaType, KeyText.of((keys != null) ? keys.getType() : String.class),
					part(type.getMapValueType(), property));
		}
		if (type.isCollectionLike()) {
			return new ContainerCodecs.OfCollection(javaType, part(type.getComponentType(), property));
		}
		NosqlcPersistentEntity<?> bean = this.context.getPersistentEntity(type);
		if (bean == null) {
			throw new QueryRejectedException("Cannot read '" + property.getOwner().getType().getSimpleName() + "."
					+ property.getName() + "': " + javaType.getSimpleName()
					+ " is no type that documents have. Give it the type that the property of the entity has.");
		}
		return this.beans.computeIfAbsent(bean, this::ofBean);
	}

	private JsonCodec part(@Nullable TypeInformation<?> type, NosqlcPersistentProperty property) {
		return of((type != null) ? type : TypeInformation.OBJECT, property);
	}

	private BeanCodec ofBean(NosqlcPersistentEntity<?> entity) {
		return new BeanCodec(entity, this.instantiators, (property) -> new BeanCodec.Field(property,
				property.getFieldName(), of(property), property.isWritable()));
	}

	/**
	 * The key of a document.
	 *
	 * @param text its text
	 */
	private record KeyCodec(KeyText text) implements JsonCodec {

		@Override
		public Object encode(Object value) {
			return this.text.encode(value);
		}

		@Override
		public Object decode(Object json) {
			if (json instanceof String key) {
				return this.text.decode(key);
			}
			throw UnreadableValueException.of(json, String.class);
		}

	}

}
