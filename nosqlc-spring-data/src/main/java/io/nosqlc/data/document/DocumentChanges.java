package io.nosqlc.data.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.TypeInformation;
import org.springframework.util.ClassUtils;

import io.nosqlc.Document;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.data.mapping.PropertyChange;
import io.nosqlc.data.mapping.PropertyChange.Kind;
import io.nosqlc.data.mapping.Required;

/**
 * Makes operators on documents of what is to change in entities. Immutable operators,
 * that may run again and again.
 */
final class DocumentChanges {

	private final NosqlcPersistentEntity<?> entity;

	private final Codecs codecs;

	private final List<String> violations;

	/**
	 * Creates the changes of a class.
	 * @param violations to which it is added what cannot be done
	 */
	DocumentChanges(NosqlcPersistentEntity<?> entity, Codecs codecs, List<String> violations) {
		this.entity = entity;
		this.codecs = codecs;
		this.violations = violations;
	}

	UnaryOperator<Document> of(List<PropertyChange> changes) {
		List<UnaryOperator<Document>> operators = new ArrayList<>();
		for (PropertyChange change : changes) {
			NosqlcPersistentProperty property = this.entity.getPersistentProperty(change.property());
			if (property == null) {
				List<String> known = new ArrayList<>();
				this.entity.forEach((it) -> known.add(it.getName()));
				this.violations.add("there is no property '" + change.property() + "' but " + known);
			}
			else {
				problem(property, change).ifPresentOrElse(
						(why) -> this.violations.add("'" + change.property() + "' " + why),
						() -> operators.add(operator(property, change)));
			}
		}
		return (document) -> {
			Document changed = document;
			for (UnaryOperator<Document> operator : operators) {
				changed = operator.apply(changed);
			}
			return changed;
		};
	}

	/**
	 * Returns a document in which what differs between two states of an entity is
	 * changed.
	 */
	static Document between(Document current, Document before, Document after) {
		Document changed = current;
		for (String field : before.keySet()) {
			if (!after.containsKey(field)) {
				changed = changed.without(field);
			}
		}
		for (Map.Entry<String, @Nullable Object> field : after.entrySet()) {
			if (!Objects.equals(before.get(field.getKey()), field.getValue())) {
				changed = changed.with(field.getKey(), field.getValue());
			}
		}
		return changed;
	}

	private static Optional<String> problem(NosqlcPersistentProperty property, PropertyChange change) {
		if (property.isIdProperty()) {
			return Optional.of("is the key, which cannot be changed");
		}
		TypeInformation<?> type = property.getValueType();
		return switch (change.kind()) {
			case SET -> problemOfValue(property, change.value());
			case APPEND, PREPEND, ADD,
					REMOVE ->
				type.isCollectionLike() && !type.getType().isArray()
						? problemOfElements(type.getComponentType(),
								(Collection<?>) Objects.requireNonNull(change.value()))
						: Optional.of("cannot take " + change.kind() + ", because it is no collection");
			case PUT -> type.isMap()
					? problemOfElements(type.getMapValueType(),
							((Map<?, ?>) Objects.requireNonNull(change.value())).values())
					: Optional.of("cannot take PUT, because it is no map");
			case REMOVE_KEYS ->
				type.isMap() ? Optional.empty() : Optional.of("cannot take REMOVE_KEYS, because it is no map");
			case INCREMENT -> Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type.getType()))
					? Optional.empty() : Optional.of("cannot be incremented, because it is no number");
		};
	}

	private static Optional<String> problemOfValue(NosqlcPersistentProperty property, @Nullable Object value) {
		boolean missing = value == null || value instanceof CharSequence text && text.isEmpty();
		if (missing && property.isAnnotationPresent(Required.class)) {
			return Optional.of("is required");
		}
		if (value == null || property.getType().isInstance(value)
				|| ClassUtils.isAssignableValue(property.getValueType().getType(), value)) {
			return Optional.empty();
		}
		return Optional.of("is a " + property.getValueType().getType().getSimpleName() + ", and no "
				+ value.getClass().getSimpleName());
	}

	private static Optional<String> problemOfElements(@Nullable TypeInformation<?> type, Collection<?> elements) {
		if (type == null) {
			return Optional.empty();
		}
		return elements.stream()
			.filter((it) -> !ClassUtils.isAssignableValue(type.getType(), it))
			.findFirst()
			.map((it) -> "has elements that are " + type.getType().getSimpleName() + ", and no "
					+ ((it != null) ? it.getClass().getSimpleName() : "null"));
	}

	private UnaryOperator<Document> operator(NosqlcPersistentProperty property, PropertyChange change) {
		String field = property.getFieldName();
		if (change.kind() == Kind.SET) {
			Object value = encoded(property, change.value());
			return (value == null) ? (document) -> document.without(field) : (document) -> document.with(field, value);
		}
		if (change.kind() == Kind.INCREMENT) {
			long by = (Long) Objects.requireNonNull(change.value());
			return (document) -> document.with(field, sum(document.getDecimal(field), by));
		}
		if (change.kind() == Kind.PUT || change.kind() == Kind.REMOVE_KEYS) {
			return entries(property, change);
		}
		return elements(property, change);
	}

	/**
	 * Whole numbers stay whole.
	 */
	private static Number sum(@Nullable BigDecimal number, long by) {
		BigDecimal sum = (number != null) ? number.add(BigDecimal.valueOf(by)) : BigDecimal.valueOf(by);
		return (sum.stripTrailingZeros().scale() <= 0) ? sum.toBigIntegerExact() : sum;
	}

	private UnaryOperator<Document> elements(NosqlcPersistentProperty property, PropertyChange change) {
		String field = property.getFieldName();
		List<?> elements = normal(codec(property).encode(Objects.requireNonNull(change.value())));
		return (document) -> {
			List<@Nullable Object> list = new ArrayList<>();
			List<@Nullable Object> stored = document.getList(field);
			if (stored != null) {
				list.addAll(stored);
			}
			switch (change.kind()) {
				case PREPEND -> list.addAll(0, elements);
				case REMOVE -> list.removeAll(elements);
				case ADD -> elements.stream().filter((it) -> !list.contains(it)).forEach(list::add);
				default -> list.addAll(elements);
			}
			return document.with(field, list);
		};
	}

	private static List<?> normal(@Nullable Object encoded) {
		return Objects.requireNonNull(Document.of("elements", encoded).getList("elements"));
	}

	private UnaryOperator<Document> entries(NosqlcPersistentProperty property, PropertyChange change) {
		String field = property.getFieldName();
		boolean puts = change.kind() == Kind.PUT;
		Map<Object, Object> changes = new LinkedHashMap<>();
		if (puts) {
			changes.putAll((Map<?, ?>) Objects.requireNonNull(change.value()));
		}
		else {
			((Collection<?>) Objects.requireNonNull(change.value())).forEach((key) -> changes.put(key, key));
		}
		Map<String, Object> encoded = new LinkedHashMap<>();
		KeyText keys = keys(property);
		JsonCodec values = ((ContainerCodecs.OfMap) codec(property)).values();
		changes.forEach((key, value) -> encoded.put(keys.encode(key), puts ? values.encode(value) : key));
		return (document) -> {
			Document map = document.getDocument(field);
			Map<String, @Nullable Object> entries = (map != null) ? new LinkedHashMap<>(map) : new LinkedHashMap<>();
			if (puts) {
				entries.putAll(encoded);
			}
			else {
				entries.keySet().removeAll(encoded.keySet());
			}
			return document.with(field, entries);
		};
	}

	private KeyText keys(NosqlcPersistentProperty property) {
		return ((ContainerCodecs.OfMap) codec(property)).keys();
	}

	private JsonCodec codec(NosqlcPersistentProperty property) {
		JsonCodec codec = this.codecs.of(property);
		return (codec instanceof ContainerCodecs.OfOptional optional) ? optional.value() : codec;
	}

	private @Nullable Object encoded(NosqlcPersistentProperty property, @Nullable Object value) {
		Object plain = (value instanceof Optional<?> maybe) ? maybe.orElse(null) : value;
		return (plain != null) ? codec(property).encode(plain) : null;
	}

}
