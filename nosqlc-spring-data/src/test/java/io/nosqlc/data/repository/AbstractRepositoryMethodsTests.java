package io.nosqlc.data.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.support.WindowIterator;

import io.nosqlc.QueryPlan;
import io.nosqlc.data.repository.Books.Heading;
import io.nosqlc.data.repository.Books.Lettering;
import io.nosqlc.data.repository.Books.Size;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.NonUniqueResultException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Methods of repositories in every form, the same for every store.
 */
abstract class AbstractRepositoryMethodsTests<B extends Book> {

	private List<B> shelf = List.of();

	private Books<B> books() {
		return repository();
	}

	abstract Books<B> repository();

	abstract Book.Maker<B> maker();

	@BeforeEach
	void fill() {
		books().deleteAll();
		this.shelf = Book.shelf(maker());
		books().saveAll(this.shelf);
	}

	private static List<String> titles(Iterable<? extends Book> books) {
		List<String> titles = new ArrayList<>();
		books.forEach((book) -> titles.add(book.title()));
		return titles;
	}

	@Test
	void oneEntityIsReturnedAsItselfOrAsOptional() {
		assertThat(books().findByTitle("Emma")).contains(this.shelf.get(0));
		assertThat(books().findByTitle("Ulysses")).isEmpty();
		assertThat(books().findOneByAuthor("Joyce")).isNull();
		assertThat(books().findFirstByAuthorOrderByPagesDesc("Conrad").title()).isEqualTo("Nostromo");
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> books().findOneByAuthor("Conrad"))
			.withMessageContainingAll("findOneByAuthor", "several")
			.withCauseInstanceOf(NonUniqueResultException.class);
	}

	@Test
	void severalEntitiesComeInWhateverHoldsThem() {
		assertThat(books().findByAuthor("Austen")).containsExactlyInAnyOrderElementsOf(this.shelf.subList(0, 3));
		assertThat(titles(books().findTop2ByAuthorIsNotNullOrderByPages())).containsExactly("Emma", "Persuasion");
		assertThat(books().findByPagesGreaterThan(700)).isInstanceOf(Set.class).hasSize(2);
		assertThat(titles(books().findByTitleLike("%or%"))).containsExactlyInAnyOrder("Lord Jim", "Victory");
		assertThat(titles(books().readByAuthor("Austen"))).hasSize(3);
		assertThat(books().searchByAuthor("Conrad").map(Book::pages).toList()).containsExactlyInAnyOrder(400, 500, 600,
				700);
		try (Stream<B> few = books().streamByPagesLessThan(300)) {
			assertThat(few.map(Book::title)).containsExactlyInAnyOrder("Emma", "Persuasion");
		}
	}

	@Test
	void aQueryIsFinishedByTheCaller() {
		assertThat(books().queryByAuthor("Conrad").count()).isEqualTo(4);
		assertThat(books().queryByAuthor("Conrad").limit(2).list()).hasSize(2);
		assertThat(titles(books().find(where("pages").gt(700)).list())).containsExactlyInAnyOrder("Beowulf", "Edda");
		assertThat(books().find().count()).isEqualTo(9);
	}

	@Test
	void sortAndLimitAreArguments() {
		assertThat(titles(books().findByAuthorIn(List.of("Austen", "Conrad"), Sort.by("title"), Limit.of(3))))
			.containsExactly("Emma", "Lord Jim", "Nostromo");
		assertThat(titles(
				books().findByAuthorIn(List.of("Austen"), Sort.by(Sort.Direction.DESC, "pages"), Limit.unlimited())))
			.containsExactly("Sanditon", "Persuasion", "Emma");
		assertThat(titles(books().findAll(Sort.by("author", "pages"))).subList(0, 3)).containsExactly("Beowulf", "Edda",
				"Emma");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().findAll(Sort.by(Sort.Order.asc("title").ignoreCase())))
			.withMessageContaining("case is not ignored");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().findAll(Sort.by("titel")))
			.withMessageContainingAll("titel", "'title'");
	}

	@Test
	void aSliceTellsWhetherThereIsMore() {
		Pageable first = PageRequest.of(0, 2, Sort.by("pages"));
		Slice<B> slice = books().findByPagesBetween(200, 600, first);
		assertThat(titles(slice)).containsExactly("Persuasion", "Sanditon");
		assertThat(slice.hasNext()).isTrue();
		Slice<B> last = books().findByPagesBetween(200, 600, first.next().next());
		assertThat(titles(last)).containsExactly("Victory");
		assertThat(last.hasNext()).isFalse();
		assertThat(books().findByPagesBetween(200, 600, Pageable.unpaged())).hasSize(5);
		assertThat(titles(books().getByAuthor("Conrad", PageRequest.of(1, 3, Sort.by("pages")))))
			.containsExactly("Nostromo");
		assertThat(books().streamByAuthor("Conrad", PageRequest.of(0, 2, Sort.by("pages"))).map(Book::title))
			.containsExactly("Lord Jim", "Typhoon");
	}

	@Test
	void aPageKnowsHowManyThereAre() {
		Page<B> page = books().findByAuthorIsNotNull(PageRequest.of(1, 3, Sort.by("pages")));
		assertThat(titles(page)).containsExactly("Lord Jim", "Typhoon", "Victory");
		assertThat(page.getTotalElements()).isEqualTo(7);
		assertThat(books().findByAuthorIsNotNull(PageRequest.of(2, 3)).getTotalElements()).isEqualTo(7);
		assertThat(books().findByAuthorIsNotNull(PageRequest.of(9, 3)).getTotalElements()).isEqualTo(7);
		assertThat(books().findAll(PageRequest.of(0, 4)).getTotalPages()).isEqualTo(3);
		assertThat(books().findAll(Pageable.unpaged())).hasSize(9);
	}

	@Test
	void pagesFarBehindAreRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().findAll(PageRequest.of(10_001, 1)))
			.withMessageContainingAll("10001", "10000", "ScrollPosition.keyset()", "nosqlc.max-offset");
	}

	@Test
	void aWindowGoesOnBehindAnyOfItsItems() {
		Window<B> window = books().findByAuthorOrderByPagesDesc("Conrad", ScrollPosition.keyset(), Limit.of(3));
		assertThat(titles(window)).containsExactly("Nostromo", "Victory", "Typhoon");
		assertThat(window.hasNext()).isTrue();
		Window<B> behindFirst = books().findByAuthorOrderByPagesDesc("Conrad", window.positionAt(0), Limit.of(2));
		assertThat(titles(behindFirst)).containsExactly("Victory", "Typhoon");
		Window<B> last = books().findByAuthorOrderByPagesDesc("Conrad", window.positionAt(2), Limit.of(3));
		assertThat(titles(last)).containsExactly("Lord Jim");
		assertThat(last.hasNext()).isFalse();
		List<String> walked = new ArrayList<>();
		WindowIterator.of((position) -> books().findTop4ByAuthorIsNotNull(position))
			.startingAt(ScrollPosition.keyset())
			.forEachRemaining((book) -> walked.add(book.title()));
		assertThat(walked).hasSize(7).doesNotHaveDuplicates();
	}

	@Test
	void aWindowMayBeReadByOffset() {
		Window<B> window = books().findByAuthorOrderByPagesDesc("Conrad", ScrollPosition.offset(), Limit.of(3));
		Window<B> next = books().findByAuthorOrderByPagesDesc("Conrad", window.positionAt(1), Limit.of(3));
		assertThat(titles(next)).containsExactly("Typhoon", "Lord Jim");
	}

	@Test
	void positionsOfOtherQueriesAreRefused() {
		Window<B> window = books().findByAuthorOrderByPagesDesc("Conrad", ScrollPosition.keyset(), Limit.of(3));
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().findByAuthorOrderByPagesDesc("Austen", window.positionAt(0), Limit.of(3)))
			.withCauseInstanceOf(InvalidTokenException.class);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().findByAuthorOrderByPagesDesc("Conrad",
					ScrollPosition.of(java.util.Map.of("id", 1), ScrollPosition.Direction.FORWARD), Limit.of(3)))
			.withMessageContaining("Window");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> books().findByAuthorOrderByPagesDesc("Conrad", ScrollPosition.keyset().backward(), Limit.of(3)))
			.withMessageContaining("backward");
	}

	@Test
	void countsAndExistence() {
		assertThat(books().countByAuthor("Conrad")).isEqualTo(4);
		assertThat(books().countByPagesGreaterThan(700)).isEqualTo(2);
		assertThat(books().existsByTitle("Edda")).isTrue();
		assertThat(books().existsByTitle("Ulysses")).isFalse();
		assertThat(books().count()).isEqualTo(9);
	}

	@Test
	void deletesReturnWhatTheyDeleted() {
		assertThat(books().deleteByAuthor("Austen")).isEqualTo(3);
		assertThat(titles(books().removeByPagesGreaterThan(700))).containsExactlyInAnyOrder("Beowulf", "Edda");
		books().deleteByTitle("Typhoon");
		assertThat(titles(books().find().list())).containsExactlyInAnyOrder("Lord Jim", "Victory", "Nostromo");
	}

	@Test
	void promisesAreKeptInAnyForm() {
		assertThat(books().findByPagesGreaterThanEqual(700).join()).hasSize(3);
		assertThat(books().findAsyncByTitle("Emma").join()).contains(this.shelf.get(0));
		assertThat(books().findAsyncByTitle("Ulysses").join()).isEmpty();
		assertThat(books().findAsyncByAuthor("Austen").join()).isInstanceOf(Set.class).hasSize(3);
		assertThat(books().findAsyncByAuthorIsNotNull(PageRequest.of(0, 2)).join().getTotalElements()).isEqualTo(7);
		assertThat(books().countAsyncByAuthor("Conrad").join()).isEqualTo(4);
		assertThat(books().existsAsyncByTitle("Emma").join()).isTrue();
		assertThat(books().deleteAsyncByAuthor("Conrad").join()).isEqualTo(4);
		assertThat(books().findAsyncByAuthorIsNotNull(PageRequest.of(10_001, 2)))
			.failsWithin(java.time.Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void projectionsAreInterfacesRecordsAndWhatTheCallerSays() {
		assertThat(books().findHeadingsByAuthorOrderByPages("Austen")).extracting(Heading::getTitle)
			.containsExactly("Emma", "Persuasion", "Sanditon");
		assertThat(books().findHeadingsByAuthorOrderByPages("Austen")).extracting(Heading::getAuthor)
			.containsOnly("Austen");
		assertThat(books().findLetteringsByAuthor("Austen", PageRequest.of(0, 1, Sort.by("pages"))))
			.extracting(Lettering::getText)
			.containsExactly("Austen: Emma");
		assertThat(books().findSizeByTitle("Edda")).contains(new Size("Edda", 900));
		assertThat(books().findSizesByAuthor("Conrad").first().orElseThrow().pages()).isBetween(400, 700);
		assertThat(books().findByAuthorOrderByPages("Austen", Size.class)).containsExactly(new Size("Emma", 100),
				new Size("Persuasion", 200), new Size("Sanditon", 300));
		assertThat(books().findByAuthorOrderByPages("Austen", Heading.class)).extracting(Heading::getTitle)
			.contains("Emma");
		assertThat(books().findByAuthorOrderByPages("Austen", Book.class)).hasSize(3);
	}

	@Test
	void filtersAreWrittenAsJson() {
		assertThat(titles(books().byAuthorOrLong("Austen", 800, Sort.by("title")))).containsExactly("Beowulf", "Edda",
				"Emma", "Persuasion", "Sanditon");
		assertThat(titles(books().startingWith("e"))).containsExactlyInAnyOrder("Emma", "Edda");
		assertThat(books().countBy(Set.of("Austen", "Conrad"))).isEqualTo(7);
		books().dropTitled("Edda");
		assertThat(books().existsByTitle("Edda")).isFalse();
	}

	@Test
	void aValueNeverBecomesPartOfAFilter() {
		String attack = "\"}]} , {\"type\":\"and\",\"conditions\":[]}";
		assertThat(books().byAuthorOrLong(attack, 5000, Sort.unsorted())).isEmpty();
		assertThat(books().byAuthorOrLong("?1", 5000, Sort.unsorted())).isEmpty();
		Collection<String> authors = List.of(":authors");
		assertThat(books().countBy(authors)).isZero();
	}

	@Test
	void everyMethodCanBeExplained() {
		QueryPlan plan = books().explain(() -> books().findByAuthor("Austen"));
		assertThat(plan.toString()).contains("Austen");
		assertThat(books().explain(() -> books().findById("1")).kind()).isIn(QueryPlan.Kind.KEY_LOOKUP,
				QueryPlan.Kind.IN_MEMORY);
		assertThat(books().explain(() -> books().countBy(Set.of("x"))).toString()).contains("x");
		assertThat(books().explain(() -> books().deleteByAuthor("Austen")).toString()).contains("Austen");
		assertThat(books().explain(() -> books().findAsyncByAuthor("Austen")).toString()).contains("Austen");
		assertThat(books().count()).isEqualTo(9);
	}

	@Test
	void whatFindsNothingCannotBeExplained() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> books().explain(() -> books().save(this.shelf.get(0))))
			.withMessageContaining("'save'");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> books().explain(() -> {
		})).withMessageContaining("no method");
	}

	@Test
	void entitiesAreFoundAndDeletedByTheirKeys() {
		assertThat(books().findById("3")).contains(this.shelf.get(2));
		assertThat(books().existsById("x")).isFalse();
		assertThat(titles(books().findAllById(List.of("5", "x", "2")))).containsExactly("Typhoon", "Persuasion");
		books().deleteById("3");
		books().delete(this.shelf.get(0));
		books().deleteAllById(List.of("4", "x"));
		books().deleteAll(this.shelf.subList(6, 9));
		assertThat(titles(books().find().list())).containsExactlyInAnyOrder("Persuasion", "Typhoon", "Victory");
		assertThat(books().insertIfAbsent(this.shelf.get(1))).isFalse();
		assertThat(books().insert(this.shelf.get(2))).isEqualTo(this.shelf.get(2));
		books().update("3", (it) -> it.set("pages", 33));
		assertThat(books().findById("3").orElseThrow().pages()).isEqualTo(33);
	}

}
