package io.nosqlc.data.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.ResultPage;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What finds of entities are like, whatever the store.
 */
abstract class AbstractEntityFindTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	private final EntityDocuments<Book> books = EntityDocuments.of(this.context, Book.class);

	private Collection collection;

	abstract Client client();

	@BeforeEach
	void store() {
		this.collection = client().getCollection(this.books.collection().name());
		for (Book book : List.of(new Book("dune", "Dune", 412, new Author("Frank", "US")),
				new Book("emma", "Emma", 474, new Author("Jane", "GB")),
				new Book("solaris", "Solaris", 204, new Author("Stanislaw", "PL")))) {
			this.collection.store(this.books.keyOf(book), this.books.write(book));
		}
	}

	@Test
	void entitiesAreFoundByTheirProperties() {
		assertThat(find(where("author.land").eq("GB")).list())
			.containsExactly(new Book("emma", "Emma", 474, new Author("Jane", "GB")));
		assertThat(find(where("isbn").in("dune", "none")).list()).extracting(Book::title).containsExactly("Dune");
		assertThat(find(where("isbn").eq("dune")).explain().kind()).isEqualTo(QueryPlan.Kind.KEY_LOOKUP);
		assertThat(find(where("pages").gt(300)).count()).isEqualTo(2);
		assertThat(find(where("pages").gt(500)).exists()).isFalse();
		assertThat(find(where("isbn").eq("dune")).one().author().name()).isEqualTo("Frank");
		assertThat(find(Filter.all()).async().list().toCompletableFuture().join()).hasSize(3);
	}

	@Test
	void theyAreSortedByTheirPropertiesAndPaged() {
		assertThat(find(Filter.all()).sort(desc("author.land")).list()).extracting(Book::title)
			.containsExactly("Dune", "Solaris", "Emma");
		assertThat(find(Filter.all()).sort(desc("isbn")).limit(1).first()).map(Book::title).contains("Solaris");
		FindQuery<Book> byPages = find(Filter.all()).sort(asc("pages"));
		ResultPage<Book> first = byPages.page(2);
		assertThat(first.items()).extracting(Book::title).containsExactly("Solaris", "Dune");
		assertThat(byPages.after(first.nextToken()).page(2).items()).extracting(Book::title).containsExactly("Emma");
	}

	@Test
	void theyHaveOnlyTheFieldsThatAreAskedFor() {
		assertThat(find(where("isbn").eq("dune")).fields("title", "author.land").one())
			.isEqualTo(new Book("dune", "Dune", 0, new Author(null, "US")));
	}

	@Test
	void theyComeAsOtherTypesWithTheSameProperties() {
		assertThat(find(Filter.all()).as(Title.class).sort(asc("pages")).limit(1).list())
			.containsExactly(new Title("solaris", "Solaris"));
		assertThat(find(where("isbn").eq("emma")).as(io.nosqlc.Document.class).one().getInt("pageCount"))
			.isEqualTo(474);
		assertThat(find(where("isbn").eq("emma")).as(Object.class).one()).isInstanceOf(Book.class);
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> find(Filter.all()).as(Misspelt.class))
			.withMessageStartingWith("Cannot use 'titel' of 'Book' in a query");
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> find(Filter.all()).as(Runnable.class))
			.withMessage("Cannot bring 'Book' as 'Runnable': it is no class with properties. Use a record or a class of"
					+ " yours.");
	}

	@Test
	void unknownPropertiesAreRefusedBeforeAnythingIsRead() {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> find(where("pageCount").gt(1)));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find(Filter.all()).sort(asc("pageCount")))
			.withMessageStartingWith("Cannot use 'pageCount' of 'Book' in a query: there is no such property.");
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> find(Filter.all()).fields("author.age"));
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> EntityDocuments.of(this.context, Numbered.class)
				.find(this.collection, Filter.all())
				.sort(asc("id")))
			.withMessageStartingWith("Cannot use the order of 'id' of 'Numbered'");
	}

	@Test
	void whereNoneIsFoundTheEntityIsMissing() {
		assertThatExceptionOfType(EntityNotFoundException.class).isThrownBy(() -> find(where("isbn").eq("none")).one());
	}

	@Test
	void whoeverLoadsThemWholeIsToldOfEach() {
		List<String> told = new ArrayList<>();
		FindQuery<Book> query = this.books.find(this.collection, where("isbn").eq("dune"),
				(book, document) -> told.add(book.title() + document.get("_id")));
		query.list();
		query.first();
		query.one();
		assertThat(told).containsExactly("Dunedune", "Dunedune", "Dunedune");
		query.fields("title").list();
		query.as(Title.class).list();
		query.count();
		query.forEach((book) -> {
		});
		assertThat(told).hasSize(3);
	}

	@Test
	void theClassesOfAHierarchyAreFoundTogetherAndApart() {
		this.context.setInitialEntitySet(Set.of(Message.class));
		this.context.initialize();
		EntityDocuments<Message> messages = EntityDocuments.of(this.context, Message.class);
		Collection stored = client().getCollection(messages.collection().name());
		for (Message message : List.of(new Note("n", "hello"), new Call("c", 5))) {
			stored.store(messages.keyOf(message), messages.write(message));
		}
		assertThat(messages.find(stored, Filter.all()).sort(asc("_id")).list()).containsExactly(new Call("c", 5),
				new Note("n", "hello"));
		assertThat(EntityDocuments.of(this.context, Call.class).find(stored, Filter.all()).list())
			.containsExactly(new Call("c", 5));
		assertThat(messages.find(stored, where("minutes").gt(1)).fields("minutes").list())
			.containsExactly(new Call("c", 5));
	}

	private FindQuery<Book> find(Filter filter) {
		return this.books.find(this.collection, filter);
	}

	@Document("entity_books")
	record Book(@Id String isbn, String title, @Column("pageCount") int pages, Author author) {

	}

	record Author(String name, @Column("country") String land) {

	}

	record Title(String isbn, String title) {

	}

	record Misspelt(String titel) {

	}

	@Document
	record Numbered(@Id long id) {

	}

	@Document("entity_messages")
	@Discriminator("type")
	sealed interface Message {

		String id();

	}

	@DiscriminatorValue("note")
	record Note(@Id String id, String text) implements Message {

	}

	@DiscriminatorValue("call")
	record Call(@Id String id, Integer minutes) implements Message {

	}

}
