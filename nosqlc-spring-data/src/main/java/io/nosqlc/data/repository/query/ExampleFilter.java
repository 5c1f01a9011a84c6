package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.NullHandler;
import org.springframework.data.core.PropertyPath;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.support.ExampleMatcherAccessor;

import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldCondition;
import io.nosqlc.filter.Filter;

/**
 * The filter that entities like an example pass. What is {@code null} in the example, and
 * collections without elements, say nothing unless the matcher includes {@code null}; a
 * key that is {@code null} never does. Objects are compared by their properties.
 */
final class ExampleFilter {

	private final Example<?> example;

	private final ExampleMatcherAccessor matcher;

	private final NosqlcMappingContext context;

	private final PartProperties properties;

	private final List<Filter> conditions = new ArrayList<>();

	private ExampleFilter(Example<?> example, NosqlcMappingContext context) {
		this.example = example;
		this.matcher = new ExampleMatcherAccessor(example.getMatcher());
		this.context = context;
		this.properties = new PartProperties(example.getProbeType(), context);
	}

	/**
	 * Returns the filter of an example, which everything passes if it says nothing.
	 * @throws QueryRejectedException if it has what cannot be compared, or is to be
	 * compared in a way that cannot be
	 * @throws io.nosqlc.error.InvalidFilterException if it has a regular expression that
	 * could take for ever
	 */
	static Filter of(Example<?> example, NosqlcMappingContext context) {
		ExampleFilter filter = new ExampleFilter(example, context);
		filter.checkPaths();
		filter.add(context.getRequiredPersistentEntity(example.getProbeType()), example.getProbe(), List.of());
		if (filter.conditions.isEmpty()) {
			return Filter.all();
		}
		return example.getMatcher().isAllMatching() ? Filter.allOf(filter.conditions) : Filter.anyOf(filter.conditions);
	}

	/**
	 * A matcher for what is not there would have no effect, and nobody would know.
	 */
	private void checkPaths() {
		for (ExampleMatcher.PropertySpecifier specifier : this.matcher.getPropertySpecifiers()) {
			try {
				PropertyPath.from(specifier.getPath(), this.example.getProbeType());
			}
			catch (PropertyReferenceException ex) {
				throw new QueryRejectedException("Cannot match '" + specifier.getPath() + "' of an example of '"
						+ this.example.getProbeType().getSimpleName() + "': " + ex.getMessage()
						+ ". Correct the path.");
			}
		}
	}

	private void add(NosqlcPersistentEntity<?> entity, Object bean, List<String> prefix) {
		entity.forEach((property) -> {
			List<String> names = new ArrayList<>(prefix);
			names.add(property.getName());
			if (!this.matcher.isIgnoredPath(String.join(".", names))) {
				add(property, names, entity.getPropertyAccessor(bean).getProperty(property));
			}
		});
	}

	private void add(NosqlcPersistentProperty property, List<String> names, @Nullable Object stored) {
		Object value = transformed(String.join(".", names), stored);
		PartProperty part = this.properties.find(names);
		if (value == null || isWithoutElements(value)) {
			addMissing(part, value != null);
			return;
		}
		switch (part.type().kind()) {
			case OBJECT, OPAQUE, KEY ->
				add(this.context.getRequiredPersistentEntity(property.getValueType()), value, names);
			case TEXT -> this.conditions.add(text(part, value.toString()));
			case ANY -> this.conditions
				.add((value instanceof CharSequence) ? text(part, value.toString()) : part.equalTo(value, false));
			case CONTAINER -> throw new QueryRejectedException("Cannot compare " + part.describe()
					+ " with that of an example: it is a map, a collection of objects, or JSON."
					+ " Add it to the ignored paths, and use a Filter.");
			case NUMBER, BOOLEAN, ORDERED, VALUE, LIST, SET -> this.conditions.add(part.equalTo(value, false));
		}
	}

	private @Nullable Object transformed(String path, @Nullable Object stored) {
		Object plain = (stored instanceof Optional<?> optional) ? optional.orElse(null) : stored;
		return this.matcher.getValueTransformerForPath(path).apply(Optional.ofNullable(plain)).orElse(null);
	}

	private static boolean isWithoutElements(Object value) {
		return value instanceof Collection<?> collection && collection.isEmpty()
				|| value instanceof Map<?, ?> map && map.isEmpty();
	}

	private void addMissing(PartProperty part, boolean isCollection) {
		if (this.matcher.getNullHandler() != NullHandler.INCLUDE || isKey(part)) {
			return;
		}
		FieldCondition condition = part.condition(false);
		this.conditions.add(isCollection ? condition.isEmpty() : condition.isNull());
	}

	/**
	 * A key is always there.
	 */
	private boolean isKey(PartProperty part) {
		String path = part.path().toString();
		Class<?> type = this.example.getProbeType();
		return part.type().kind() == PropertyKind.KEY
				|| (this.context.kindOf(type).filter(EntityKind.DOCUMENT::equals).isPresent()
						? this.context.getCollection(type).id().getName().equals(path)
						: this.context.getTable(type)
							.key()
							.columns()
							.stream()
							.anyMatch((column) -> column.propertyPath().equals(path)));
	}

	private Filter text(PartProperty part, String text) {
		String path = part.path().toString();
		FieldCondition condition = part.condition(this.matcher.isIgnoreCaseForPath(path));
		return switch (this.matcher.getStringMatcherForPath(path)) {
			case DEFAULT, EXACT -> condition.eq(text);
			case STARTING -> condition.startsWith(text);
			case ENDING -> condition.endsWith(text);
			case CONTAINING -> condition.contains(text);
			case REGEX -> condition.matches(text);
		};
	}

}
