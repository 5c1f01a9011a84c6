package io.nosqlc.data.repository.query;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.query.DefaultParameters;
import org.springframework.data.repository.query.ParametersSource;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;
import org.springframework.util.StringUtils;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever keyword a property of any type takes, the store takes too, and an entity is
 * found by its own values.
 */
abstract class AbstractDerivedTypesTests {

	/** Keywords that are true of a value and itself, if it is neither empty nor false. */
	private static final Set<Part.Type> TRUE_OF_ITSELF = EnumSet.of(Part.Type.SIMPLE_PROPERTY, Part.Type.IN,
			Part.Type.LESS_THAN_EQUAL, Part.Type.GREATER_THAN_EQUAL, Part.Type.BETWEEN, Part.Type.LIKE,
			Part.Type.STARTING_WITH, Part.Type.ENDING_WITH, Part.Type.CONTAINING, Part.Type.REGEX,
			Part.Type.IS_NOT_NULL, Part.Type.EXISTS, Part.Type.IS_NOT_EMPTY, Part.Type.TRUE);

	abstract EntityOperations entities();

	/**
	 * Returns the only entity that is stored.
	 */
	abstract Object stored();

	@Test
	void whatANameMayAskForIsNeverRefusedLater() {
		NosqlcPersistentEntity<?> entity = entities().mappingContext().getRequiredPersistentEntity(stored().getClass());
		Set<String> incomparable = new TreeSet<>();
		for (NosqlcPersistentProperty property : entity) {
			Object value = entity.getPropertyAccessor(stored()).getProperty(property);
			for (Part.Type keyword : Part.Type.values()) {
				Optional<DerivedFilter> filter = filter(property, keyword);
				if (filter.isPresent() && property.getType() != Object.class) {
					check(property, keyword, filter.get().bind(arguments(keyword, value).iterator()));
				}
				if (filter.isEmpty() && keyword == Part.Type.SIMPLE_PROPERTY) {
					incomparable.add(property.getName());
				}
			}
		}
		assertThat(incomparable).isEqualTo(incomparable());
	}

	/**
	 * Returns the properties that can be missing or empty, and nothing else.
	 */
	abstract Set<String> incomparable();

	private void check(NosqlcPersistentProperty property, Part.Type keyword, Filter filter) {
		assertThat(entities().find(stored().getClass(), filter).list()).as("%s of %s: %s", keyword, property, filter)
			.hasSize(TRUE_OF_ITSELF.contains(keyword) ? 1 : 0);
	}

	private Optional<DerivedFilter> filter(NosqlcPersistentProperty property, Part.Type keyword) {
		String spelling = List.copyOf(keyword.getKeywords()).get(0);
		Class<?> type = stored().getClass();
		Method method = Arrays.stream(Parameters.class.getDeclaredMethods())
			.filter((it) -> it.getParameterCount() == keyword.getNumberOfArguments())
			.findFirst()
			.orElseThrow();
		try {
			return Optional.of(DerivedFilter.of(
					new PartTree("findBy" + StringUtils.capitalize(property.getName()) + spelling, type), type,
					entities().mappingContext(), new DefaultParameters(ParametersSource.of(method))));
		}
		catch (QueryRejectedException ex) {
			return Optional.empty();
		}
	}

	private static List<@Nullable Object> arguments(Part.Type keyword, Object value) {
		Object plain = (value instanceof Optional<?> optional) ? optional.orElseThrow() : value;
		Object argument = switch (keyword) {
			case IN, NOT_IN -> Collections.singletonList(plain);
			case CONTAINING, NOT_CONTAINING -> first(plain);
			default -> plain;
		};
		return new ArrayList<>(Collections.nCopies(keyword.getNumberOfArguments(), argument));
	}

	private static Object first(Object value) {
		if (value instanceof Iterable<?> several) {
			return several.iterator().next();
		}
		return value.getClass().isArray() ? Array.get(value, 0) : value;
	}

	@SuppressWarnings("unused")
	private interface Parameters {

		void none();

		void one(Object first);

		void two(Object first, Object second);

	}

}
