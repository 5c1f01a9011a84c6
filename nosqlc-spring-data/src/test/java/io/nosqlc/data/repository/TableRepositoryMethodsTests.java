package io.nosqlc.data.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.query.QueryCreationException;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.BatchType;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.Ttl;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class TableRepositoryMethodsTests extends AbstractRepositoryMethodsTests<TableRepositoryMethodsTests.Copy> {

	private static Client client;

	private static Copies copies;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/table_repositories");
		EntityTemplate entities = new EntityTemplate(client);
		entities.schema().create(Copy.class);
		copies = new NosqlcRepositoryFactory(entities).getRepository(Copies.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	Books<Copy> repository() {
		return copies;
	}

	@Override
	Book.Maker<Copy> maker() {
		return Copy::new;
	}

	@Test
	void aForbiddenScanIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> copies.findByTitleEndingWith("a"))
			.withMessageContaining("full-scan");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(copies::findAll)
			.withMessageContaining("full-scan");
	}

	@Test
	void statementsAreWrittenInCql() {
		assertThat(copies.byId("2")).contains(new Copy("2", "Persuasion", "Austen", 200, Set.of("novel", "sea")));
		assertThat(copies.byId("' OR id = '3")).isEmpty();
		assertThat(copies.longerThan(700)).extracting(Books.Size::title).containsExactlyInAnyOrder("Beowulf", "Edda");
		assertThat(copies.headings(List.of("1"))).extracting(Books.Heading::getTitle).containsExactly("Emma");
		assertThat(copies.titles(List.of("4", "5"))).containsExactlyInAnyOrder("Lord Jim", "Typhoon");
		assertThat(copies.longest("Conrad")).isEqualTo(700);
		assertThat(copies.maps("1").join().get(0)).containsEntry("title", "Emma").containsKey("tags");
		assertThat(copies.all()).hasSize(9);
	}

	@Test
	void aBatchWritesSeveralRowsAtOnce() {
		copies.batch(BatchType.LOGGED, (batch) -> batch.insert(new Copy("10", "Kim", "Kipling", 300, Set.of()))
			.delete(copies.findById("1").orElseThrow()));
		assertThat(copies.findByTitle("Kim")).isPresent();
		assertThat(copies.existsById("1")).isFalse();
	}

	@Test
	void anOptionOfAMethodThatIsDeclaredAnewIsItsOwn() {
		copies.insert(new Copy("11", "Gone", null, 1, Set.of()));
		assertThat(copies.timeToLive("11")).isBetween(1, 600);
		assertThat(copies.timeToLive("2")).isNull();
		assertRefused(Misplaced.class, "@Ttl", "findAll");
	}

	@Test
	void statementsThatWriteTellWhetherTheyWereApplied() {
		copies.retitle("1", "Emma, again");
		assertThat(copies.findById("1").orElseThrow().title()).isEqualTo("Emma, again");
		assertThat(copies.retitleIf("1", "Emma", "x").join()).isFalse();
		assertThat(copies.retitleIf("1", "Emma, again", "Emma").join()).isTrue();
	}

	@Test
	void aStatementThatDoesNotSelectAnEntityIsRefused() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> copies.halves("1"))
			.withMessageContainingAll("Copy", "author", "tags");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> copies.explain(() -> copies.byId("1")))
			.withMessageContaining("CQL");
	}

	@Test
	void whatIsNoStatementOfThisMethodFailsAtTheStart() {
		assertRefused(NoParameter.class, "':name'", "?0");
		assertRefused(Unnamed.class, "'?' alone");
		assertRefused(Unused.class, "parameter ?1");
		assertRefused(Paged.class, "ORDER BY");
		assertRefused(Lost.class, "would be lost");
		assertRefused(Counted.class, "SELECT COUNT(*)");
	}

	private static void assertRefused(Class<?> repository, String... parts) {
		NosqlcRepositoryFactory factory = new NosqlcRepositoryFactory(new EntityTemplate(client));
		assertThatExceptionOfType(QueryCreationException.class).isThrownBy(() -> factory.getRepository(repository))
			.withMessageContainingAll(parts);
	}

	@Table
	record Copy(@PartitionKey String id, String title, @Nullable String author, int pages,
			Set<String> tags) implements Book {
	}

	interface Copies extends Books<Copy> {

		@Query("SELECT * FROM table_repositories.copy WHERE id = ?0")
		Optional<Copy> byId(String id);

		@Query("SELECT title, pages FROM table_repositories.copy WHERE pages > :pages ALLOW FILTERING /* :nothing */")
		List<Books.Size> longerThan(int pages);

		@Query("SELECT title, author FROM table_repositories.copy WHERE id IN :ids")
		List<Books.Heading> headings(List<String> ids);

		@Query("SELECT title FROM table_repositories.copy WHERE id IN ?0")
		Set<String> titles(List<String> ids);

		@Query("SELECT max(pages) FROM table_repositories.copy WHERE author = :#{#author.strip()} ALLOW FILTERING")
		int longest(String author);

		@Query("SELECT * FROM table_repositories.copy WHERE id = ?0")
		CompletableFuture<List<Map<String, Object>>> maps(String id);

		@Query("SELECT * FROM table_repositories.copy")
		Stream<Copy> all();

		@Query("SELECT id, title FROM table_repositories.copy WHERE id = ?0")
		Copy halves(String id);

		@Override
		@Ttl(600)
		<S extends Copy> S insert(S copy);

		@Query("SELECT ttl(title) FROM table_repositories.copy WHERE id = ?0")
		@Nullable Integer timeToLive(String id);

		@Query("UPDATE table_repositories.copy SET title = ?1 WHERE id = ?0")
		void retitle(String id, String title);

		@Query("UPDATE table_repositories.copy SET title = :to WHERE id = :id IF title = :from")
		CompletableFuture<Boolean> retitleIf(String id, String from, String to);

	}

	interface Misplaced extends NosqlcRepository<Copy, String> {

		@Override
		@Ttl(600)
		List<Copy> findAll();

	}

	interface NoParameter extends NosqlcRepository<Copy, String> {

		@Query("SELECT * FROM copy WHERE id = :name")
		List<Copy> find(String id);

	}

	interface Unnamed extends NosqlcRepository<Copy, String> {

		@Query("SELECT * FROM copy WHERE id = ?")
		List<Copy> find(String id);

	}

	interface Unused extends NosqlcRepository<Copy, String> {

		@Query("SELECT * FROM copy WHERE id = ?0")
		List<Copy> find(String id, String title);

	}

	interface Paged extends NosqlcRepository<Copy, String> {

		@Query("SELECT * FROM copy WHERE id = ?0")
		List<Copy> find(String id, Pageable page);

	}

	interface Lost extends NosqlcRepository<Copy, String> {

		@Query("SELECT * FROM copy WHERE id = ?0")
		void find(String id);

	}

	interface Counted extends NosqlcRepository<Copy, String> {

		@Query(value = "SELECT * FROM copy WHERE id = ?0", count = true)
		long find(String id);

	}

}
