package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * The filter that a method's name asks for: its property paths and keywords, without the
 * values. Immutable, and the same for rows and for documents.
 *
 * <p>
 * Every keyword of Spring Data has one meaning, that of {@link Filter}: a condition is
 * true or false, never unknown, and its negation is its opposite. So {@code NotLike},
 * {@code NotContaining} and {@code NotIn} are also true of a missing value.
 */
final class DerivedFilter {

	/** At least one of these must pass, and each passes if all of its parts do. */
	private final List<List<DerivedPart>> alternatives;

	private DerivedFilter(List<List<DerivedPart>> alternatives) {
		this.alternatives = alternatives;
	}

	/**
	 * Reads a name.
	 * @throws QueryRejectedException if it names a property that there is not
	 */
	static PartTree read(String name, Class<?> domainType, NosqlcMappingContext context) {
		try {
			return new PartTree(name, domainType);
		}
		catch (PropertyReferenceException ex) {
			throw new QueryRejectedException(
					message(domainType, List.of(new UnknownProperty(ex, name, context).describe())), ex);
		}
	}

	/**
	 * Makes the filter of a name, without looking at any store.
	 * @param tree the name
	 * @param domainType the entity
	 * @param context what knows the entity
	 * @param parameters those of the method
	 * @throws QueryRejectedException listing all that is wrong with the method: what,
	 * why, remedy
	 */
	static DerivedFilter of(PartTree tree, Class<?> domainType, NosqlcMappingContext context,
			Parameters<?, ?> parameters) {
		List<Class<?>> types = new ArrayList<>();
		parameters.getBindableParameters().forEach((it) -> types.add(it.getType()));
		List<String> problems = new ArrayList<>();
		DerivedFilter filter = of(tree, new PartProperties(domainType, context), types, problems);
		checkCount(tree, types.size(), problems);
		if (!problems.isEmpty()) {
			throw new QueryRejectedException(message(domainType, problems));
		}
		return filter;
	}

	private static DerivedFilter of(PartTree tree, PartProperties properties, List<Class<?>> parameters,
			List<String> problems) {
		List<List<DerivedPart>> alternatives = new ArrayList<>();
		int taken = 0;
		for (PartTree.OrPart alternative : tree) {
			List<DerivedPart> parts = new ArrayList<>();
			for (Part part : alternative) {
				int from = Math.min(taken, parameters.size());
				taken += part.getNumberOfArguments();
				List<Class<?>> own = parameters.subList(from, Math.min(taken, parameters.size()));
				part(part, properties, own, problems).ifPresent(parts::add);
			}
			alternatives.add(parts);
		}
		return new DerivedFilter(alternatives);
	}

	private static Optional<DerivedPart> part(Part part, PartProperties properties, List<Class<?>> parameters,
			List<String> problems) {
		try {
			DerivedPart derived = DerivedPart.of(part, properties.find(part.getProperty()));
			new PartCheck(derived, problems).check(part.shouldIgnoreCase() == Part.IgnoreCaseType.ALWAYS, parameters);
			return Optional.of(derived);
		}
		catch (QueryRejectedException ex) {
			problems.add(String.valueOf(ex.getMessage()));
			return Optional.empty();
		}
	}

	private static void checkCount(PartTree tree, int parameters, List<String> problems) {
		List<String> wanted = new ArrayList<>();
		for (Part part : tree.getParts()) {
			for (int i = 0; i < part.getNumberOfArguments(); i++) {
				wanted.add("'" + part.getProperty().toDotPath() + "'");
			}
		}
		if (wanted.size() != parameters) {
			problems.add("the name needs " + values(wanted.size()) + (wanted.isEmpty() ? "" : ", of ")
					+ String.join(", ", wanted) + ", and the method has parameters for " + values(parameters)
					+ ". Give it one for each; Pageable, Sort, Limit, ScrollPosition and the class of a projection do"
					+ " not count");
		}
	}

	private static String values(int count) {
		return count + ((count == 1) ? " value" : " values");
	}

	private static String message(Class<?> domainType, List<String> problems) {
		List<String> sentences = problems.stream().distinct().map((it) -> it.endsWith(".") ? it : it + ".").toList();
		String name = "'" + domainType.getSimpleName() + "'";
		if (sentences.size() == 1) {
			return "Cannot find " + name + " by the name of the method: " + sentences.get(0);
		}
		return sentences.stream()
			.map((it) -> "\n- " + it)
			.collect(Collectors.joining("",
					"Cannot find " + name + " by the name of the method, which has " + sentences.size() + " problems:",
					""));
	}

	/**
	 * Returns the filter for some values.
	 * @param values the arguments that are no {@code Pageable}, {@code Sort},
	 * {@code Limit}, {@code ScrollPosition} or class of a projection, in their order
	 * @throws IllegalArgumentException if one is {@code null} that its keyword cannot be
	 * about
	 * @throws QueryRejectedException if one can never be equal to its property
	 * @throws io.nosqlc.error.InvalidFilterException if one can never be meant, such as a
	 * pattern that is none
	 */
	Filter bind(Iterator<? extends @Nullable Object> values) {
		List<Filter> bound = new ArrayList<>();
		for (List<DerivedPart> parts : this.alternatives) {
			List<Filter> conditions = new ArrayList<>();
			parts.forEach((it) -> conditions.add(it.filter(values)));
			bound.add((conditions.size() == 1) ? conditions.get(0) : Filter.allOf(conditions));
		}
		if (bound.isEmpty()) {
			return Filter.all();
		}
		return (bound.size() == 1) ? bound.get(0) : Filter.anyOf(bound);
	}

}
