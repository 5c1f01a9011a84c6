package io.nosqlc.data.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

import io.nosqlc.Document;
import io.nosqlc.data.mapping.EntityCollection;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyPaths;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;

/**
 * Finds the fields of properties, those of subclasses too.
 */
final class FieldPaths {

	private static final Set<Class<?>> OPEN = Set.of(Object.class, Document.class);

	private final NosqlcMappingContext context;

	private final EntityCollection collection;

	private final Set<NosqlcPersistentEntity<?>> classes = new LinkedHashSet<>();

	FieldPaths(NosqlcMappingContext context, EntityCollection collection) {
		this.context = context;
		this.collection = collection;
		this.classes.add(collection.entity());
		collection.discriminator()
			.ifPresent((it) -> it.types()
				.values()
				.stream()
				.filter(collection.entity().getType()::isAssignableFrom)
				.forEach((type) -> this.classes.add(context.getRequiredPersistentEntity(type))));
	}

	/**
	 * Returns the path of a field.
	 * @throws QueryRejectedException if there is no such property
	 */
	FieldPath ofValue(FieldPath path) {
		return locate(path).path();
	}

	/**
	 * Returns the path of a field that has the order of its property.
	 * @throws QueryRejectedException if there is no such property, or the field has
	 * another order
	 */
	FieldPath ofOrder(FieldPath path) {
		Field field = locate(path);
		if (field.isNumericKey()) {
			throw otherOrder(path);
		}
		return field.path();
	}

	QueryRejectedException otherOrder(FieldPath path) {
		return new QueryRejectedException("Cannot use the order of '" + path + "' of '" + name()
				+ "': keys of documents are text, which has another order than numbers."
				+ " Keep the number in a property that is not the key, too.");
	}

	/**
	 * Finds the field of a property.
	 * @throws QueryRejectedException if there is no such property
	 */
	Field locate(FieldPath path) {
		String first = path.names().get(0);
		NosqlcPersistentProperty property = find(first);
		if (property == null && first.equals(this.collection.discriminator().map((it) -> it.column()).orElse(null))) {
			return inside(List.of(first), TypeInformation.of(String.class), path);
		}
		if (property == null && first.equals(Document.ID)) {
			property = this.collection.id();
		}
		if (property == null) {
			throw unknown(path, "", this.classes);
		}
		if (property.isIdProperty()) {
			return inside(List.of(Document.ID), property.getTypeInformation(), path);
		}
		return inside(List.of(property.getFieldName()), property.getValueType(), path);
	}

	/**
	 * Follows the rest of a path.
	 * @param fields the fields that lead to here
	 * @param type what is here
	 */
	private Field inside(List<String> fields, TypeInformation<?> type, FieldPath path) {
		int depth = fields.size();
		if (depth == path.names().size()) {
			TypeInformation<?> element = type.isCollectionLike() ? type.getComponentType() : null;
			return new Field(new FieldPath(fields), boxed(type), (element != null) ? boxed(element) : null);
		}
		List<String> longer = new ArrayList<>(fields);
		String next = path.names().get(depth);
		if (OPEN.contains(type.getType()) || type.isMap()) {
			longer.add(next);
			TypeInformation<?> value = type.isMap() ? type.getMapValueType() : null;
			return inside(longer, (value != null) ? value : TypeInformation.OBJECT, path);
		}
		NosqlcPersistentEntity<?> bean = hasParts(type) ? this.context.getPersistentEntity(type) : null;
		String before = String.join(".", path.names().subList(0, depth));
		if (bean == null) {
			throw new QueryRejectedException("Cannot use '" + path + "' of '" + name() + "' in a query: '" + before
					+ "' is a " + type.getType().getSimpleName() + ", into which no path leads. Use '" + before + "'.");
		}
		NosqlcPersistentProperty property = bean.getPersistentProperty(next);
		if (property == null) {
			throw unknown(path, before + ".", Set.of(bean));
		}
		longer.add(property.getFieldName());
		return inside(longer, property.getValueType(), path);
	}

	private static boolean hasParts(TypeInformation<?> type) {
		return !type.isCollectionLike() && ScalarCodec.of(boxed(type)) == null;
	}

	private static Class<?> boxed(TypeInformation<?> type) {
		return ClassUtils.resolvePrimitiveIfNecessary(type.getType());
	}

	private @Nullable NosqlcPersistentProperty find(String name) {
		return this.classes.stream()
			.map((it) -> it.getPersistentProperty(name))
			.filter((it) -> it != null)
			.findFirst()
			.orElse(null);
	}

	private QueryRejectedException unknown(FieldPath path, String prefix, Set<NosqlcPersistentEntity<?>> classes) {
		List<String> known = classes.stream()
			.flatMap((it) -> StreamSupport.stream(it.spliterator(), false))
			.map((it) -> prefix + it.getName())
			.toList();
		return PropertyPaths.unknown(this.collection.entity().getType(), path.toString(), known);
	}

	private String name() {
		return this.collection.entity().getType().getSimpleName();
	}

	/**
	 * The field of a property.
	 *
	 * @param path where it is
	 * @param type what its values are in Java, no primitive
	 * @param element what its elements are, no primitive; {@code null} if it has none
	 */
	record Field(FieldPath path, Class<?> type, @Nullable Class<?> element) {

		boolean isKey() {
			return this.path.names().equals(List.of(Document.ID));
		}

		/**
		 * Returns whether it is the text of numbers.
		 */
		boolean isNumericKey() {
			return isKey() && Number.class.isAssignableFrom(this.type);
		}

	}

}
