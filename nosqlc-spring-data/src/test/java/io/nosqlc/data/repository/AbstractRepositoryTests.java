package io.nosqlc.data.repository;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.repository.query.parser.Part;
import org.springframework.data.repository.query.parser.PartTree;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Whatever the name of a method asks for, it finds what plain Java finds among the same
 * people.
 *
 * @param <P> how people are stored
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractRepositoryTests<P extends Person> {

	static final int PEOPLE = 80;

	private static final int MORE_NAMES = 60;

	private static final int METHODS = 24;

	private final Class<P> type;

	private final Class<?> key;

	private final List<P> people;

	private EntityOperations entities;

	AbstractRepositoryTests(Class<P> type, Class<?> key, List<P> people) {
		this.type = type;
		this.key = key;
		this.people = people;
	}

	abstract EntityOperations entities();

	@BeforeAll
	void store() {
		this.entities = entities();
		insert(this.people);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void namesFindWhatPlainJavaFinds(long seed) {
		RandomNames names = new RandomNames(seed, this.people);
		Map<String, DerivedName> made = new LinkedHashMap<>();
		everyUse().forEach((it) -> add(names.with(it.keyword(), it.ignoreCase(), it.joinedByOr()), made));
		for (int i = 0; i < MORE_NAMES; i++) {
			add(names.any(), made);
		}
		check(seed, List.copyOf(made.values()));
		assertThat(usesOf(made.values())).containsAll(everyUse());
	}

	/**
	 * Two that are the same each time, and one that is not, which a failure tells.
	 */
	static List<Long> seeds() {
		return List.of(1L, 2L, new Random().nextLong());
	}

	@Test
	void namesMeanWhatTheySayThatTheyMean() {
		RandomNames names = new RandomNames(3, this.people);
		for (int i = 0; i < 200; i++) {
			DerivedName name = names.any();
			assertThat(read(name)).as(name.name()).isEqualTo(intended(name));
		}
	}

	private static void add(DerivedName name, Map<String, DerivedName> names) {
		names.putIfAbsent(name.name(), name);
	}

	private void check(long seed, List<DerivedName> names) {
		for (int from = 0; from < names.size(); from += METHODS) {
			List<DerivedName> some = names.subList(from, Math.min(from + METHODS, names.size()));
			Object repository = new NosqlcRepositoryFactory(this.entities)
				.getRepository(GeneratedRepositories.of(this.type, this.key, some));
			some.forEach((it) -> check(it, invoke(repository, it), "seed " + seed + ": " + it));
		}
	}

	private static Object invoke(Object repository, DerivedName name) {
		try {
			Method method = repository.getClass().getMethod(name.name(), name.parameters().toArray(Class<?>[]::new));
			return method.invoke(repository, name.arguments());
		}
		catch (InvocationTargetException ex) {
			return fail(name.toString(), ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			return fail(name.toString(), ex);
		}
	}

	private void check(DerivedName name, Object result, String description) {
		List<P> expected = this.people.stream().filter(name::matches).sorted(name.comparator()).toList();
		switch (name.kind()) {
			case LIST -> checkFound(name, (Collection<?>) result, expected, description);
			case STREAM -> {
				try (Stream<?> stream = (Stream<?>) result) {
					checkFound(name, stream.toList(), expected, description);
				}
			}
			case FIRST -> checkFound(name, ((Optional<?>) result).stream().toList(), expected, description);
			case COUNT -> assertThat(result).as(description).isEqualTo((long) expected.size());
			case EXISTS -> assertThat(result).as(description).isEqualTo(!expected.isEmpty());
			case DELETE -> {
				assertThat(result).as(description).isEqualTo((long) expected.size());
				List<P> others = this.people.stream().filter((it) -> !name.matches(it)).toList();
				assertThat(ids(this.entities.find(this.type, Filter.all()).list())).as(description)
					.containsExactlyInAnyOrderElementsOf(ids(others));
				insert(expected);
			}
		}
	}

	private void checkFound(DerivedName name, Collection<?> found, List<P> expected, String description) {
		List<String> ids = ids(found);
		int size = (name.limit() != null) ? Math.min(name.limit(), expected.size()) : expected.size();
		if (!name.order().isEmpty()) {
			assertThat(ids).as(description).isEqualTo(ids(expected.subList(0, size)));
		}
		else {
			assertThat(ids).as(description).doesNotHaveDuplicates().hasSize(size).isSubsetOf(ids(expected));
		}
	}

	private static List<String> ids(Collection<?> people) {
		return people.stream().map((it) -> ((Person) it).id()).toList();
	}

	private void insert(Collection<P> some) {
		some.stream()
			.map((it) -> this.entities.async().insert(it).toCompletableFuture())
			.toList()
			.forEach((it) -> it.join());
	}

	/**
	 * Returns the conditions of a name as Spring Data reads them.
	 */
	private List<List<Read>> read(DerivedName name) {
		return new PartTree(name.name(), this.type).stream()
			.map((it) -> it.stream()
				.map((part) -> new Read(part.getProperty().toDotPath(), part.getType(),
						part.shouldIgnoreCase() != Part.IgnoreCaseType.NEVER))
				.toList())
			.toList();
	}

	private static List<List<Read>> intended(DerivedName name) {
		return name.alternatives()
			.stream()
			.map((it) -> it.stream()
				.map((condition) -> new Read(condition.property().path(), condition.keyword(),
						condition.ignoreCase() || name.ignoresAllCase()))
				.toList())
			.toList();
	}

	private Set<Use> usesOf(Collection<DerivedName> names) {
		Set<Use> uses = new HashSet<>();
		for (DerivedName name : names) {
			List<List<Read>> alternatives = read(name);
			alternatives.forEach((conditions) -> conditions.forEach((it) -> {
				if (conditions.size() > 1) {
					uses.add(new Use(it.keyword(), it.comparesTextIgnoringCase(), false));
				}
				if (alternatives.size() > 1) {
					uses.add(new Use(it.keyword(), it.comparesTextIgnoringCase(), true));
				}
			}));
		}
		return uses;
	}

	private static List<Use> everyUse() {
		List<Use> uses = new ArrayList<>();
		for (Part.Type keyword : Part.Type.values()) {
			if (keyword == Part.Type.NEAR || keyword == Part.Type.WITHIN) {
				continue;
			}
			for (boolean joinedByOr : List.of(true, false)) {
				uses.add(new Use(keyword, false, joinedByOr));
				if (PersonProperty.ALL.stream().anyMatch((it) -> it.comparesText(keyword))) {
					uses.add(new Use(keyword, true, joinedByOr));
				}
			}
		}
		return uses;
	}

	/**
	 * A condition of a name.
	 *
	 * @param path the property
	 * @param keyword what is asked of it
	 * @param ignoreCase whether the name says that case is ignored
	 */
	private record Read(String path, Part.Type keyword, boolean ignoreCase) {

		boolean comparesTextIgnoringCase() {
			return this.ignoreCase && PersonProperty.ALL.stream()
				.anyMatch((it) -> it.path().equals(this.path) && it.comparesText(this.keyword));
		}

	}

	/**
	 * A use of a keyword beside another condition.
	 *
	 * @param keyword the keyword
	 * @param ignoreCase whether it compares text whose case is ignored
	 * @param joinedByOr whether it is joined with the other by or, not by and
	 */
	private record Use(Part.Type keyword, boolean ignoreCase, boolean joinedByOr) {

	}

}
