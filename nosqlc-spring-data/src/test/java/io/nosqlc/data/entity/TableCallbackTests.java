package io.nosqlc.data.entity;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.Cursor;
import io.nosqlc.FullScan;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.data.entity.BatchType.LOGGED;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@WithEmbeddedCassandra
class TableCallbackTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private final List<String> calls = new CopyOnWriteArrayList<>();

	private final UUID shelf = UUID.randomUUID();

	private EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("table_callbacks").build();
		new EntityTemplate(client).schema().sync(Book.class, Loan.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@BeforeEach
	void record() {
		this.entities = with(EntityCallbacks.create(new Recorder(this.calls)));
	}

	@Test
	void whatACallbackChangesIsWrittenByTheSameStatement() {
		Book book = new Book(this.shelf, 1, "a");
		assertThat(sent.during(() -> assertThat(this.entities.insert(book)).isSameAs(book)).cql()).hasSize(1);
		assertThat(this.calls).containsExactly("before 1 a in book, new", "after 1 a in book");
		assertThat(stored(1).edits).isEqualTo(1);
		this.calls.clear();
		book.title = "b";
		assertThat(sent.during(() -> this.entities.save(book)).cql())
			.containsExactly("UPDATE table_callbacks.book SET title = ?, edits = ? WHERE shelf = ? AND number = ?");
		assertThat(this.calls).containsExactly("before 1 b in book", "after 1 b in book");
		assertThat(stored(1).edits).isEqualTo(2);
	}

	@Test
	void whatHasNotChangedIsNotWrittenAndNobodyIsTold() {
		this.entities.insert(new Book(this.shelf, 1, "a"));
		Book book = this.entities.findById(Book.class, Key.of(this.shelf, 1)).orElseThrow();
		this.calls.clear();
		assertThat(sent.during(() -> {
			this.entities.save(book);
			this.entities.update(book);
			this.entities.batch(LOGGED, (batch) -> batch.save(book).update(book));
			this.entities.updateChanges(new Loan(this.shelf, "ada", 0L, 1), new Loan(this.shelf, "ada", 0L, 1));
		}).cql()).isEmpty();
		assertThat(this.calls).isEmpty();
	}

	@Test
	void everyWriteOfAnEntityIsTold() {
		Book book = new Book(this.shelf, 1, "a");
		assertThat(this.entities.insertIfAbsent(book)).isTrue();
		assertThat(this.entities.insertIfAbsent(new Book(this.shelf, 1, "late"))).isFalse();
		book.title = "b";
		this.entities.update(book);
		this.entities.updateChanges(book, new Book(this.shelf, 1, "c"));
		this.entities.update(new Book(this.shelf, 1, "d"));
		assertThat(this.calls).containsExactly("before 1 a in book, new", "after 1 a in book",
				"before 1 late in book, new", "before 1 b in book", "after 1 b in book", "before 1 c in book",
				"after 1 c in book", "before 1 d in book", "after 1 d in book");
	}

	@Test
	void recordsAreReplaced() {
		Loan first = this.entities.insert(new Loan(this.shelf, "ada", null, 0));
		assertThat(first).isEqualTo(new Loan(this.shelf, "ada", 0L, 101));
		Loan second = this.entities.save(first);
		assertThat(second).isEqualTo(new Loan(this.shelf, "ada", 1L, 202));
		Loan third = this.entities.updateChanges(second, new Loan(this.shelf, "ada", 1L, 5));
		assertThat(third).isEqualTo(new Loan(this.shelf, "ada", 2L, 106));
		assertThat(this.entities.findById(Loan.class, Key.of(this.shelf, "ada")))
			.contains(new Loan(this.shelf, "ada", 2L, 1006));
		assertThatExceptionOfType(LightweightTransactionException.class).isThrownBy(() -> this.entities.save(first));
		assertThat(this.calls).filteredOn((call) -> call.startsWith("after")).hasSize(3);
	}

	@Test
	void aKeyMayBeMadeUpAndIsNotChanged() {
		EntityTemplate keys = with(EntityCallbacks.create((BookCallback) (book, store) -> {
			book.shelf = (book.shelf != null) ? book.shelf : this.shelf;
			book.number += 10;
			return book;
		}));
		keys.insert(new Book(null, 1, "a"));
		assertThat(stored(11).title).isEqualTo("a");
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> keys.updateChanges(stored(11), new Book(this.shelf, 11, "b")))
			.withMessageContaining("its key would become");
	}

	@Test
	void whatACallbackMakesIsValidated() {
		EntityTemplate wrong = with(EntityCallbacks.create((BookCallback) (book, store) -> {
			book.title = "";
			return book;
		}));
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> wrong.insert(new Book(this.shelf, 1, "a")))
				.withMessageContaining("'title' is required"))
			.cql()).isEmpty();
	}

	@Test
	void whatACallbackThrowsEndsTheWrite() {
		EntityTemplate broken = with(EntityCallbacks.create((BookCallback) (book, store) -> {
			throw new IllegalStateException("closed");
		}));
		assertThat(sent.during(() -> {
			assertThatIllegalStateException().isThrownBy(() -> broken.insert(new Book(this.shelf, 1, "a")));
			assertThatIllegalStateException().isThrownBy(() -> broken.async().insert(new Book(this.shelf, 1, "a")));
		}).cql()).isEmpty();
	}

	@Test
	void aCopyIsTheSameEntity() {
		EntityTemplate copying = with(EntityCallbacks.create((BookCallback) (book, store) -> book.copy(7),
				(AfterSaveCallback<Book>) (book, store) -> book.copy(book.edits)));
		Book book = stored(this.entities.insert(new Book(this.shelf, 1, "a")).number);
		Book mine = copying.findById(Book.class, Key.of(this.shelf, 1)).orElseThrow();
		mine.title = "b";
		Book saved = copying.save(mine);
		assertThat(saved).isNotSameAs(mine);
		assertThat(copying.changesOf(saved)).isEmpty();
		assertThat(copying.changesOf(mine)).containsExactly("edits");
		mine.title = "a";
		mine.edits = 7;
		copying.save(mine);
		assertThat(stored(1).title).isEqualTo(book.title);
	}

	@Test
	void everyEntityThatIsReadIsToldOnce() {
		this.entities.insert(new Book(this.shelf, 1, "a"));
		Filter onShelf = where("shelf").eq(this.shelf);
		Key key = Key.of(this.shelf, 1);
		List<Consumer<EntityTemplate>> reads = List.of((it) -> assertThat(it.findById(Book.class, key)).isPresent(),
				(it) -> it.findAllById(Book.class, List.of(key, key)), (it) -> it.find(Book.class, onShelf).list(),
				(it) -> assertThat(it.find(Book.class, onShelf).first()).isPresent(),
				(it) -> it.find(Book.class, onShelf).one(), (it) -> it.find(Book.class, onShelf).iterator().next(),
				(it) -> it.find(Book.class, onShelf).page(1).items(), (it) -> {
					try (Stream<Book> stream = it.find(Book.class, onShelf).stream()) {
						assertThat(stream).hasSize(1);
					}
				}, (it) -> {
					try (Cursor<Book> cursor = it.find(Book.class, onShelf).cursor()) {
						assertThat(cursor.next()).isTrue();
						assertThat(cursor.get()).isSameAs(cursor.get());
					}
				}, (it) -> it.find(Book.class, onShelf).as(Book.class).list());
		for (Consumer<EntityTemplate> read : reads) {
			this.calls.clear();
			read.accept(this.entities);
			assertThat(this.calls).containsExactly("read 1 a in book on " + Thread.currentThread().getName());
		}
	}

	@Test
	void callersThatDoNotWaitAreNotToldOnThreadsOfTheDriver() {
		this.entities.insert(new Book(this.shelf, 1, "a"));
		Filter onShelf = where("shelf").eq(this.shelf);
		AsyncEntityOperations async = this.entities.async();
		this.calls.clear();
		async.findById(Book.class, Key.of(this.shelf, 1)).toCompletableFuture().join();
		async.find(Book.class, onShelf).list().toCompletableFuture().join();
		async.find(Book.class, onShelf).page(5).toCompletableFuture().join();
		async.findAllById(Book.class, List.of(Key.of(this.shelf, 1))).toCompletableFuture().join();
		assertThat(this.calls).hasSize(4)
			.allMatch((call) -> call.startsWith("read 1 a in book on nosqlc-callback")
					|| call.equals("read 1 a in book on " + Thread.currentThread().getName()));
	}

	@Test
	void documentsAreToldWhereTheirCallerWaits() {
		EntityTemplate documents = with(EntityCallbacks.create((CardAfterSave) (card, store) -> {
			this.calls.add("after " + card.id() + " in " + store + " on " + Thread.currentThread().getName());
			return card;
		}, (CardAfterConvert) (card, store) -> {
			this.calls.add("read " + card.id() + " in " + store + " on " + Thread.currentThread().getName());
			return card;
		}));
		String here = " in card on " + Thread.currentThread().getName();
		documents.save(new Card("1", "a"));
		documents.updateChanges(new Card("1", "a"), new Card("1", "b"));
		assertThat(documents.findById(Card.class, "1")).isPresent();
		documents.find(Card.class, where("title").eq("b")).fullScan(FullScan.ALLOW).list();
		assertThat(this.calls).containsExactly("after 1" + here, "after 1" + here, "read 1" + here, "read 1" + here);
	}

	@Test
	void nobodyIsToldOfWhatNobodyGets() {
		this.entities.insert(new Book(this.shelf, 1, "a"));
		Filter onShelf = where("shelf").eq(this.shelf);
		this.calls.clear();
		assertThat(this.entities.existsById(Book.class, Key.of(this.shelf, 1))).isTrue();
		assertThat(this.entities.existsById(Book.class, Key.of(this.shelf, 2))).isFalse();
		assertThat(this.entities.async().existsById(Book.class, Key.of(this.shelf, 1)).toCompletableFuture().join())
			.isTrue();
		this.entities.find(Book.class, onShelf).count();
		this.entities.find(Book.class, onShelf).exists();
		this.entities.find(Book.class, onShelf).as(Title.class).list();
		this.entities.update(Book.class, Key.of(this.shelf, 1), (it) -> it.set("title", "b"));
		this.entities.updateAll(Book.class, onShelf, (it) -> it.set("title", "c"));
		this.entities.deleteAll(Book.class, onShelf.and("title").eq("c"));
		assertThat(this.calls).isEmpty();
		assertThat(this.entities.find(Book.class, onShelf).exists()).isFalse();
	}

	@Test
	void whatAReadingCallbackReturnsIsRemembered() {
		this.entities.insert(new Book(this.shelf, 1, "a"));
		EntityTemplate copying = with(
				EntityCallbacks.create((AfterConvertCallback<Book>) (book, store) -> book.copy(book.edits)));
		for (Book book : List.of(copying.findById(Book.class, Key.of(this.shelf, 1)).orElseThrow(),
				copying.find(Book.class, where("shelf").eq(this.shelf)).one())) {
			assertThat(sent.during(() -> copying.save(book)).cql()).isEmpty();
			book.title = book.title + "!";
			assertThat(sent.during(() -> copying.save(book)).cql())
				.containsExactly("UPDATE table_callbacks.book SET title = ? WHERE shelf = ? AND number = ?");
		}
	}

	@Test
	void ofABatchCallbacksAreToldBeforeAndAfterAllOfIt() {
		Book one = new Book(this.shelf, 1, "a");
		this.entities.batch(LOGGED,
				(batch) -> batch.insert(one)
					.save(new Book(this.shelf, 2, "b"))
					.update(new Book(this.shelf, 3, "c"))
					.afterCommit(() -> this.calls.add("committed")));
		assertThat(this.calls).containsExactly("before 1 a in book, new", "before 2 b in book, new",
				"before 3 c in book", "after 1 a in book", "after 2 b in book", "after 3 c in book", "committed");
		this.calls.clear();
		assertThatIllegalStateException().isThrownBy(() -> this.entities.batch(LOGGED, (batch) -> {
			batch.save(new Book(this.shelf, 4, "d"));
			throw new IllegalStateException();
		}));
		assertThat(this.calls).containsExactly("before 4 d in book, new");
	}

	@Test
	void eachOfManyIsTold() {
		Book one = new Book(this.shelf, 1, "a");
		Book two = new Book(this.shelf, 2, "b");
		this.entities.insertAll(List.of(one, two));
		assertThat(this.calls).containsExactlyInAnyOrder("before 1 a in book, new", "before 2 b in book, new",
				"after 1 a in book", "after 2 b in book");
		this.calls.clear();
		two.title = "c";
		this.entities.saveAll(List.of(one, two));
		assertThat(this.calls).containsExactly("before 2 c in book", "after 2 c in book");
		assertThat(this.entities.saveAll(List.of(new Loan(this.shelf, "ada", null, 0)))).extracting(Loan::days)
			.containsExactly(101);
	}

	@Test
	void aCallbackThatFailsAfterABatchKeepsNoneFromBeingRemembered() {
		EntityTemplate failing = with(EntityCallbacks.create((AfterSaveCallback<Book>) (book, store) -> {
			throw new IllegalStateException("after " + book.number);
		}));
		Book one = new Book(this.shelf, 1, "a");
		Book two = new Book(this.shelf, 2, "b");
		assertThatIllegalStateException()
			.isThrownBy(() -> failing.batch(LOGGED, (batch) -> batch.insert(one).insert(two)))
			.withMessage("after 1");
		assertThat(failing.changesOf(one)).isEmpty();
		assertThat(failing.changesOf(two)).isEmpty();
		assertThat(stored(2).title).isEqualTo("b");
	}

	@Test
	void aWriteWithAConditionThatIsNotMetTellsNobodyAfterwards() {
		Book book = this.entities.insert(new Book(this.shelf, 1, "a"));
		book.title = "b";
		this.calls.clear();
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(() -> this.entities.save(book, WriteOptions.defaults().onlyIf(where("title").eq("z"))));
		assertThat(this.calls).containsExactly("before 1 b in book");
	}

	@Test
	void anotherKeyspaceHasTheSameCallbacks() {
		EntityOperations other = this.entities.withKeyspace("table_callbacks");
		other.insert(new Book(this.shelf, 1, "a"));
		assertThat(this.calls).hasSize(2);
	}

	private EntityTemplate with(EntityCallbacks callbacks) {
		return new EntityTemplate(client, new NosqlcMappingContext(), callbacks);
	}

	private Book stored(int number) {
		return new EntityTemplate(client).findById(Book.class, Key.of(this.shelf, number)).orElseThrow();
	}

	interface BookCallback extends BeforeConvertCallback<Book> {

	}

	interface CardAfterSave extends AfterSaveCallback<Card> {

	}

	interface CardAfterConvert extends AfterConvertCallback<Card> {

	}

	private static final class Recorder
			implements BeforeConvertCallback<Object>, AfterSaveCallback<Object>, AfterConvertCallback<Object> {

		private final List<String> calls;

		Recorder(List<String> calls) {
			this.calls = calls;
		}

		@Override
		public Object onBeforeConvert(Object entity, String store) {
			throw new IllegalStateException("Not called, because the other one is there");
		}

		@Override
		public Object onBeforeConvert(Object entity, String store, boolean isNew) {
			this.calls.add("before " + entity + " in " + store + (isNew ? ", new" : ""));
			if (entity instanceof Book book) {
				book.edits++;
				return book;
			}
			return ((Loan) entity).plus(1);
		}

		@Override
		public Object onAfterSave(Object entity, String store) {
			this.calls.add("after " + entity + " in " + store);
			return (entity instanceof Loan loan) ? loan.plus(100) : entity;
		}

		@Override
		public Object onAfterConvert(Object entity, String store) {
			this.calls.add("read " + entity + " in " + store + " on " + Thread.currentThread().getName());
			return (entity instanceof Loan loan) ? loan.plus(1000) : entity;
		}

	}

	@Table
	static class Book {

		@PartitionKey
		@Nullable UUID shelf;

		@ClusteringKey
		int number;

		@Required
		String title;

		int edits;

		Book(@Nullable UUID shelf, int number, String title) {
			this.shelf = shelf;
			this.number = number;
			this.title = title;
		}

		Book copy(int edits) {
			Book copy = new Book(this.shelf, this.number, this.title);
			copy.edits = edits;
			return copy;
		}

		@Override
		public String toString() {
			return this.number + " " + this.title;
		}

	}

	record Title(String title) {
	}

	@Document
	record Card(@Id String id, String title) {
	}

	@Table
	record Loan(@PartitionKey UUID shelf, @ClusteringKey String reader, @Version @Nullable Long version, int days) {

		Loan plus(int days) {
			return new Loan(this.shelf, this.reader, this.version, this.days + days);
		}

	}

}
