package io.nosqlc.data.repository;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.GenericPropertyMatchers;
import org.springframework.data.domain.ExampleMatcher.StringMatcher;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.repository.NoRepositoryBean;

import io.nosqlc.data.mapping.UserType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Examples mean the same in every store.
 *
 * @param <C> the class of the entities
 */
abstract class AbstractExampleTests<C extends AbstractExampleTests.City> {

	@BeforeEach
	void fill() {
		cities().deleteAll();
		cities().saveAll(List.of(city("1", "Paris", 3, new Place("Louvre", "rue")), city("2", "paris", 9, null),
				city("3", "Parma", 3, new Place("Duomo", null)), city("4", "Porto", null, null),
				city("5", null, 7, new Place(null, "rua"))));
	}

	@Test
	void whatIsNullSaysNothing() {
		assertThat(ids(city(null, "Paris", null, null), ExampleMatcher.matching())).containsExactly("1");
		assertThat(ids(city(null, null, 3, null), ExampleMatcher.matching())).containsExactly("1", "3");
		assertThat(ids(city("3", null, 3, null), ExampleMatcher.matching())).containsExactly("3");
		assertThat(ids(city(null, null, null, null), ExampleMatcher.matching())).hasSize(5);
		assertThat(ids(city(null, null, null, null), ExampleMatcher.matchingAny())).hasSize(5);
	}

	@Test
	void nullSaysThatNothingIsThereIfItIsIncluded() {
		ExampleMatcher nulls = ExampleMatcher.matching().withIncludeNullValues();
		assertThat(ids(city(null, null, 7, null), nulls.withIgnorePaths("place"))).containsExactly("5");
		assertThat(ids(city(null, "Porto", null, null), nulls)).containsExactly("4");
		assertThat(ids(city(null, null, null, null), nulls.withIgnorePaths("name"))).containsExactly("4");
	}

	@Test
	void textIsMatchedAsTheMatcherSays() {
		assertThat(named("Par", StringMatcher.STARTING, false)).containsExactly("1", "3");
		assertThat(named("pAR", StringMatcher.STARTING, true)).containsExactly("1", "2", "3");
		assertThat(named("ris", StringMatcher.ENDING, false)).containsExactly("1", "2");
		assertThat(named("RIS", StringMatcher.ENDING, true)).containsExactly("1", "2");
		assertThat(named("ar", StringMatcher.CONTAINING, false)).containsExactly("1", "2", "3");
		assertThat(named("AR", StringMatcher.CONTAINING, true)).containsExactly("1", "2", "3");
		assertThat(named("P.*[ao]", StringMatcher.REGEX, false)).containsExactly("3", "4");
		assertThat(named("p.RIS", StringMatcher.REGEX, true)).containsExactly("1", "2");
		assertThat(named("PARIS", StringMatcher.EXACT, false)).isEmpty();
		assertThat(named("PARIS", StringMatcher.EXACT, true)).containsExactly("1", "2");
		assertThat(named("paris", StringMatcher.DEFAULT, false)).containsExactly("2");
	}

	@Test
	void aPropertyMayBeMatchedOtherwise() {
		C probe = city(null, "PA", 3, new Place("d", null));
		ExampleMatcher matcher = ExampleMatcher.matching()
			.withStringMatcher(StringMatcher.ENDING)
			.withMatcher("name", GenericPropertyMatchers.startsWith().ignoreCase())
			.withMatcher("place.label", GenericPropertyMatchers.contains().ignoreCase());
		assertThat(ids(probe, matcher)).containsExactly("3");
		assertThat(ids(probe, matcher.withIgnorePaths("place"))).containsExactly("1", "3");
		assertThat(ids(probe, matcher.withIgnorePaths("place.label", "name"))).containsExactly("1", "3");
		assertThat(ids(probe,
				matcher.withTransformer("size", (size) -> size.map((it) -> 3 * (Integer) it)).withIgnorePaths("place")))
			.containsExactly("2");
		assertThat(ids(probe, matcher.withTransformer("size", (size) -> Optional.empty()).withIgnorePaths("place")))
			.containsExactly("1", "2", "3");
	}

	@Test
	void partsOfObjectsAreCompared() {
		assertThat(ids(city(null, null, null, new Place("Louvre", null)), ExampleMatcher.matching()))
			.containsExactly("1");
		assertThat(ids(city(null, null, null, new Place(null, "ru")),
				ExampleMatcher.matching().withStringMatcher(StringMatcher.STARTING)))
			.containsExactly("1", "5");
	}

	@Test
	void oneOfSeveralMayBeEnough() {
		assertThat(ids(city(null, "Porto", 3, new Place(null, "rua")), ExampleMatcher.matchingAny()))
			.containsExactly("1", "3", "4", "5");
	}

	@Test
	void collectionsAreEqualOrSayNothing() {
		C tagged = tagged("6", Set.of("sea", "old"));
		cities().save(tagged);
		assertThat(ids(tagged(null, Set.of("old", "sea")), ExampleMatcher.matching())).containsExactly("6");
		assertThat(ids(tagged(null, Set.of("old")), ExampleMatcher.matching())).isEmpty();
		assertThat(ids(tagged(null, Set.of()), ExampleMatcher.matching())).hasSize(6);
		assertThat(ids(tagged(null, Set.of()),
				ExampleMatcher.matching().withIncludeNullValues().withIgnorePaths("name", "size", "place")))
			.hasSize(5);
	}

	@Test
	void whatCannotBeMatchedIsRefused() {
		C probe = city(null, "(a+)+$(?=b)", null, null);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ids(probe, ExampleMatcher.matching().withStringMatcher(StringMatcher.REGEX)));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> ids(probe, ExampleMatcher.matching().withMatcher("nam", GenericPropertyMatchers.exact())))
			.withMessageContaining("Cannot match 'nam'")
			.withMessageContaining("name");
	}

	@Test
	void examplesAreFoundCountedAndPaged() {
		Example<C> three = Example.of(city(null, null, 3, null));
		assertThat(cities().count(three)).isEqualTo(2);
		assertThat(cities().exists(three)).isTrue();
		assertThat(cities().exists(Example.of(city(null, "Rome", null, null)))).isFalse();
		assertThat(cities().findOne(Example.of(city(null, "Porto", null, null)))).get()
			.extracting(City::id)
			.isEqualTo("4");
		assertThat(cities().findOne(Example.of(city(null, "Rome", null, null)))).isEmpty();
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> cities().findOne(three));
		assertThat(cities().findAll(three, Sort.by("name").descending())).extracting(City::id)
			.containsExactly("3", "1");
		Page<C> page = cities().findAll(three, PageRequest.of(1, 1, Sort.by("name")));
		assertThat(page.getContent()).extracting(City::id).containsExactly("3");
		assertThat(page.getTotalElements()).isEqualTo(2);
		assertThat(cities().explain(() -> cities().findAll(three)).toString()).isNotEmpty();
	}

	@Test
	void examplesAreFoundInWordsOfSpringData() {
		Example<C> three = Example.of(city(null, null, 3, null));
		Sort byName = Sort.by("name");
		assertThat(names(three)).containsExactly("Paris", "Parma");
		assertThat(cities().<C, List<C>>findBy(three, (query) -> query.sortBy(byName).limit(1).all()))
			.extracting(City::id)
			.containsExactly("1");
		assertThat(cities().<C, Optional<Name>>findBy(three, (query) -> query.sortBy(byName).as(Name.class).first()))
			.contains(new Name("Paris"));
		assertThat(cities().<C, List<Named>>findBy(three, (query) -> query.sortBy(byName).as(Named.class).all()))
			.extracting(Named::getName)
			.containsExactly("Paris", "Parma");
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> cities().<C, Optional<C>>findBy(three, (query) -> query.one()));
		assertThat(cities().<C, Optional<C>>findBy(three, (query) -> query.limit(1).one())).isPresent();
		assertThat(cities().<C, Long>findBy(three, (query) -> query.count())).isEqualTo(2);
		assertThat(cities().<C, Boolean>findBy(three, (query) -> query.exists())).isTrue();
		Page<C> page = cities().findBy(three, (query) -> query.sortBy(byName.descending()).page(PageRequest.of(0, 1)));
		assertThat(page.getContent()).extracting(City::id).containsExactly("3");
		assertThat(page.getTotalPages()).isEqualTo(2);
		assertThat(cities().<C, Boolean>findBy(three, (query) -> query.slice(PageRequest.of(1, 1, byName)).hasNext()))
			.isFalse();
	}

	@Test
	void examplesAreScrolled() {
		Example<C> three = Example.of(city(null, null, 3, null));
		Window<C> first = cities().findBy(three,
				(query) -> query.sortBy(Sort.by("name")).limit(1).scroll(ScrollPosition.keyset()));
		assertThat(first.getContent()).extracting(City::id).containsExactly("1");
		Window<C> second = cities().findBy(three,
				(query) -> query.sortBy(Sort.by("name")).limit(1).scroll(first.positionAt(0)));
		assertThat(second.getContent()).extracting(City::id).containsExactly("3");
		assertThat(second.hasNext()).isFalse();
	}

	private List<String> names(Example<C> example) {
		return cities().findBy(example, (query) -> {
			try (Stream<C> found = query.sortBy(Sort.by("name")).stream()) {
				return found.map(City::name).toList();
			}
		});
	}

	private List<String> named(String name, StringMatcher matcher, boolean ignoreCase) {
		return ids(city(null, name, null, null),
				ExampleMatcher.matching().withStringMatcher(matcher).withIgnoreCase(ignoreCase));
	}

	private List<String> ids(C probe, ExampleMatcher matcher) {
		return cities().findAll(Example.of(probe, matcher)).stream().map(City::id).sorted().toList();
	}

	private C city(@Nullable String id, @Nullable String name, @Nullable Integer size, @Nullable Place place) {
		return city(id, name, size, place, Set.of());
	}

	private C tagged(@Nullable String id, Set<String> tags) {
		return city(id, null, null, null, tags);
	}

	abstract Cities<C> cities();

	abstract C city(@Nullable String id, @Nullable String name, @Nullable Integer size, @Nullable Place place,
			Set<String> tags);

	interface City {

		@Nullable String id();

		@Nullable String name();

	}

	@UserType
	record Place(@Nullable String label, @Nullable String street) {
	}

	record Name(@Nullable String name) {
	}

	interface Named {

		@Nullable String getName();

	}

	@NoRepositoryBean
	interface Cities<C extends City> extends NosqlcRepository<C, String> {

	}

}
