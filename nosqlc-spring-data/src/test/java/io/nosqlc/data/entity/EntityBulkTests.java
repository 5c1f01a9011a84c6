package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.FullScan;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Default;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.error.QueryTimeoutException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@WithEmbeddedCassandra
class EntityBulkTests {

	/** Cassandra allows keys of 65,535 bytes. */
	private static final String TOO_LONG = "x".repeat(70_000);

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_bulks").build();
		entities = new EntityTemplate(client);
		entities.schema()
			.sync(Item.class, Page.class, Account.class, Seat.class, Card.class, Visits.class, Wide.class, Log.class,
					Player.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void whatIsInsertedComesBackInItsOrder() {
		List<Item> items = items("order", 1000);
		assertThat(entities.insertAll(items)).containsExactlyElementsOf(items);
		assertThat(entities.find(Item.class, where("list").eq("order")).list()).isEqualTo(items);
	}

	@Test
	void whatIsMadeUpComesBackToo() {
		List<Account> accounts = entities
			.insertAll(List.of(new Account(null, "a", null), new Account(null, "b", null)));
		assertThat(accounts).extracting(Account::name).containsExactly("a", "b");
		assertThat(accounts).allSatisfy((it) -> {
			assertThat(it.version()).isEqualTo(0L);
			assertThat(entities.findById(Account.class, it.id())).contains(it);
		});
		List<Account> saved = entities.saveAll(accounts);
		assertThat(saved).extracting(Account::version).containsExactly(1L, 1L);
		assertThat(saved).allSatisfy((it) -> assertThat(entities.findById(Account.class, it.id())).contains(it));
	}

	@Test
	void savesSendWhatHasChanged() {
		List<Page> pages = entities
			.insertAll(List.of(new Page("changes", 1, "a"), new Page("changes", 2, "a"), new Page("changes", 3, "a")));
		pages.get(0).title = "b";
		pages.get(2).title = null;
		assertThat(sent.during(() -> assertThat(entities.saveAll(pages)).isEqualTo(pages)).cql()).hasSize(2)
			.allMatch((cql) -> cql.startsWith("UPDATE") && cql.contains("SET title = ?"));
		assertThat(titles("changes")).containsExactly("b", "a", null);
		assertThat(sent.during(() -> entities.saveAll(pages)).statements()).isEmpty();
		pages.get(1).title = "c";
		assertThat(sent.during(() -> entities.saveAll(pages)).cql()).hasSize(1);
		assertThat(titles("changes")).containsExactly("b", "c", null);
	}

	@Test
	void nothingIsSentBeforeAllIsChecked() {
		List<Item> items = new ArrayList<>(items("checks", 50));
		items.set(20, new Item("checks", 20, ""));
		items.set(30, new Item(null, 30, "x"));
		for (Supplier<?> call : List.<Supplier<?>>of(() -> entities.insertAll(items), () -> entities.saveAll(items))) {
			assertThat(
					sent.during(() -> assertThatExceptionOfType(EntityValidationException.class).isThrownBy(call::get)
						.withMessageContaining("50 entities")
						.withMessageContaining("Nothing was sent.")
						.satisfies((ex) -> assertThat(ex.violations()).containsExactly(
								"number 21, 'Item' Key[checks, 20]: 'text' is required",
								"number 31, 'Item': 'list' is null, and it is a part of the key")))
						.statements())
				.isEmpty();
		}
		assertThat(entities.find(Item.class, where("list").eq("checks")).list()).isEmpty();
	}

	@Test
	void theMessageHasTheFirstViolationsAndTheExceptionAll() {
		List<Item> items = IntStream.range(0, 1000).mapToObj((i) -> new Item("wrong", i, "")).toList();
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> entities.insertAll(items))
			.withMessageContaining("'Item' Key[wrong, 19]")
			.withMessageNotContaining("'Item' Key[wrong, 20]")
			.withMessageContaining("and 980 more")
			.satisfies((ex) -> assertThat(ex.violations()).hasSize(1000));
	}

	@Test
	void keysAreCheckedBeforeAnythingIsDeleted() {
		entities.insertAll(items("kept", 3));
		assertThat(sent.during(() -> assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.deleteAllById(Item.class, List.of(Key.of("kept", 1), "kept", Key.of("kept"))))
			.withMessageContaining("number 2, 'Item' kept: ")
			.withMessageContaining("number 3, 'Item' Key[kept]: ")).statements()).isEmpty();
		assertThat(entities.find(Item.class, where("list").eq("kept")).list()).hasSize(3);
	}

	@Test
	void aFailureOfTheInputComesOutAndNothingIsSent() {
		Iterable<Item> input = () -> Stream.iterate(0, (i) -> i + 1).map((i) -> {
			if (i == 5) {
				throw new IllegalStateException("no more");
			}
			return new Item("input", i, "x");
		}).iterator();
		assertThat(sent
			.during(() -> assertThatIllegalStateException().isThrownBy(() -> entities.insertAll(input))
				.withMessage("no more"))
			.statements()).isEmpty();
	}

	@Test
	void nullIsRefused() {
		List<Item> items = Collections.singletonList(null);
		assertThatIllegalArgumentException().isThrownBy(() -> entities.saveAll(items))
			.withMessageContaining("number 1");
	}

	@Test
	void nothingIsDoneWithNothing() {
		assertThat(sent.during(() -> {
			assertThat(entities.insertAll(List.of())).isEmpty();
			assertThat(entities.saveAll(List.of())).isEmpty();
			entities.deleteAll(List.of());
			entities.deleteAllById(Item.class, List.of());
		}).statements()).isEmpty();
	}

	@Test
	void ofOneKeyTheLastEntityStays() {
		List<Item> items = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			items.add(new Item("same", i % 3, "text " + (999 - i)));
		}
		assertThat(entities.saveAll(items)).isEqualTo(items);
		assertThat(entities.find(Item.class, where("list").eq("same")).list()).isEqualTo(items.subList(297, 300));
	}

	@Test
	void anEntityThatIsGivenTwiceIsSavedTwice() {
		Account account = entities.insert(new Account(null, "twice", null));
		Account second = new Account(account.id(), "again", 1L);
		assertThat(entities.saveAll(List.of(account, second))).extracting(Account::version).containsExactly(1L, 2L);
		Seat seat = new Seat("twice", 1);
		assertThat(entities.saveAll(List.of(seat, seat))).containsExactly(seat, seat);
		assertThat(seat.version).isEqualTo(1);
		seat.guest = "Ada";
		entities.saveAll(List.of(seat, seat));
		assertThat(seat.version).isEqualTo(2);
		Page page = entities.insert(new Page("twice", 1, "a"));
		page.title = "b";
		assertThat(sent.during(() -> entities.saveAll(List.of(page, page))).statements()).hasSize(1);
	}

	@Test
	void whatFailsFailsForItself() {
		List<Item> items = new ArrayList<>(items("failures", 100));
		items.add(10, new Item(TOO_LONG, 1, "x"));
		items.add(50, new Item(TOO_LONG, 2, "x"));
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.insertAll(items))
			.withMessageStartingWith("Cannot insert 102 entities: 100 were written and 2 failed. 'Key[xxx")
			.withCauseInstanceOf(QueryRejectedException.class)
			.satisfies((ex) -> {
				assertThat(ex.written()).isEqualTo(100);
				assertThat(ex.failures().keySet()).containsExactly(Key.of(TOO_LONG, 1), Key.of(TOO_LONG, 2));
				assertThat(ex.failures().values()).allMatch(QueryRejectedException.class::isInstance);
				assertThat(ex.getMessage()).hasSizeLessThan(2500);
			});
		assertThat(entities.find(Item.class, where("list").eq("failures")).list()).hasSize(100);
	}

	@Test
	void aRefusedVersionIsAFailure() {
		List<Seat> seats = entities.insertAll(IntStream.range(0, 10).mapToObj((i) -> new Seat("refused", i)).toList());
		Seat other = entities.findById(Seat.class, Key.of("refused", 4)).orElseThrow();
		other.guest = "Grace";
		entities.save(other);
		seats.forEach((it) -> it.guest = "Ada");
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.saveAll(seats))
			.withCauseInstanceOf(LightweightTransactionException.class)
			.satisfies((ex) -> {
				assertThat(ex.written()).isEqualTo(9);
				assertThat(ex.failures()).containsOnlyKeys(Key.of("refused", 4));
			});
		assertThat(seats).extracting((it) -> it.version).containsExactly(2, 2, 2, 2, 1, 2, 2, 2, 2, 2);
		assertThat(entities.find(Seat.class, where("room").eq("refused").and("guest").eq("Ada")).list()).hasSize(9);
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.deleteAll(seats))
			.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys(Key.of("refused", 4)));
		assertThat(entities.find(Seat.class, where("room").eq("refused")).list()).singleElement()
			.satisfies((it) -> assertThat(it.number).isEqualTo(4));
	}

	@Test
	void conditionsOfOnePartitionAreSentOneAfterTheOther() {
		List<Seat> seats = IntStream.range(0, 20).mapToObj((i) -> new Seat("serial", i)).toList();
		assertThat(sent.during(() -> entities.insertAll(seats)).mostInFlight()).isEqualTo(1);
		List<Seat> others = IntStream.range(0, 20).mapToObj((i) -> new Seat("parallel " + i, i)).toList();
		assertThat(sent.during(() -> entities.insertAll(others)).mostInFlight()).isGreaterThan(1);
	}

	@Test
	void entitiesAreDeleted() {
		List<Item> items = entities.insertAll(items("deleted", 100));
		List<Page> pages = entities.insertAll(List.of(new Page("deleted", 1, "a"), new Page("deleted", 2, "a")));
		List<Object> some = new ArrayList<>(items.subList(0, 50));
		some.addAll(pages);
		entities.deleteAll(some);
		assertThat(entities.find(Item.class, where("list").eq("deleted")).list()).isEqualTo(items.subList(50, 100));
		assertThat(titles("deleted")).isEmpty();
		assertThat(entities.changesOf(pages.get(0))).contains("title");
		entities.deleteAllById(Item.class, IntStream.range(50, 99).mapToObj((i) -> new ItemKey("deleted", i)).toList());
		assertThat(entities.find(Item.class, where("list").eq("deleted")).list()).containsExactly(items.get(99));
	}

	@Test
	void onlyEntitiesOfTheClassAreDeletedByTheirKeys() {
		List<Payment> payments = entities
			.insertAll(List.of(new Card("p1", "4711"), new Transfer("p2", "DE1"), new Card("p3", "4712")));
		assertThatExceptionOfType(BulkWriteException.class)
			.isThrownBy(() -> entities.deleteAllById(Card.class, List.of("p1", "p2", "p4")))
			.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys("p2"));
		assertThat(entities.find(Payment.class).fullScan(FullScan.ALLOW).list())
			.containsExactlyInAnyOrderElementsOf(payments.subList(1, 3));
	}

	@Test
	void tablesAndDocumentsAreWrittenTogether() {
		Note note = new Note("together", "x");
		Item item = new Item("together", 1, "x");
		assertThat(entities.<Record>insertAll(List.of(note, item))).containsExactly(note, item);
		assertThat(entities.findById(Note.class, "together")).contains(note);
		assertThat(entities.findById(Item.class, Key.of("together", 1))).contains(item);
	}

	@Test
	void countersAreRefusedAndDeleted() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> entities.saveAll(List.of(new Visits("a", 1))));
		entities.update(Visits.class, "a", (it) -> it.increment("count"));
		entities.update(Visits.class, "b", (it) -> it.increment("count"));
		entities.deleteAllById(Visits.class, List.of("a", "b"));
		assertThat(entities.existsById(Visits.class, "a")).isFalse();
		assertThat(entities.existsById(Visits.class, "b")).isFalse();
	}

	@Test
	void aBoundedNumberOfRequestsIsUnderWay() {
		List<Item> items = IntStream.range(0, 2000).mapToObj((i) -> new Item("bounded " + i, i, "x")).toList();
		sent.holdAnswersUntil(64);
		assertThat(sent.during(() -> join(entities.async().insertAll(items))).mostInFlight()).isEqualTo(64);
		List<String> pages = IntStream.range(0, 1000).mapToObj((i) -> "page " + i).toList();
		sent.holdAnswersUntil(256);
		CapturedStatements requests = sent.during(() -> join(entities.async().deleteAllById(Visits.class, pages)));
		assertThat(requests.mostInFlight()).isEqualTo(256);
		assertThat(requests.sizes()).hasSize(1000).containsOnly(1);
	}

	@Test
	void rowsOfAPartitionGoTogether() {
		CapturedStatements requests = sent.during(() -> entities.insertAll(items("group", 200)));
		assertThat(requests.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
		assertThat(requests.statements()).hasSizeBetween(4, 20)
			.allSatisfy((it) -> assertThat(it).isInstanceOfSatisfying(BatchStatement.class, (batch) -> {
				assertThat(batch.getBatchType()).isEqualTo(DefaultBatchType.UNLOGGED);
				assertThat(batch.isIdempotent()).isTrue();
			}));
		assertThat(entities.find(Item.class, where("list").eq("group")).count()).isEqualTo(200);
	}

	@Test
	void rowsOfManyPartitionsGoTogetherTenByTen() {
		List<Item> items = IntStream.range(0, 95).mapToObj((i) -> new Item("partition " + i, 1, "x")).toList();
		assertThat(sent.during(() -> entities.saveAll(items)).sizes()).containsExactlyInAnyOrder(10, 10, 10, 10, 10, 10,
				10, 10, 10, 5);
		assertThat(sent.during(() -> entities.deleteAll(items)).sizes()).hasSize(10).contains(5);
		assertThat(entities.existsById(Item.class, Key.of("partition 94", 1))).isFalse();
	}

	@Test
	void groupsStayBelowTheSizesThatServersWarnOf() {
		List<Object> rows = new ArrayList<>();
		Random random = new Random(1);
		for (int i = 0; i < 400; i++) {
			rows.add(new Item("sizes " + random.nextInt(20), i, "x".repeat(random.nextInt(1500))));
			rows.add(new Wide(random.nextInt(20), i, i, i, i, i, Set.of("a" + i, "b", "c", "d", "e")));
		}
		CapturedStatements requests = sent.during(() -> entities.insertAll(rows));
		assertThat(requests.warnings()).isEmpty();
		assertThat(requests.statements()).hasSizeLessThan(250);
		assertThat(requests.sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(800);
	}

	@Test
	void aGroupThatTheServerRefusesIsSentRowByRow() {
		List<Item> items = new ArrayList<>(items("refused", 5));
		items.add(2, new Item("", 1, "x"));
		CapturedStatements requests = sent
			.during(() -> assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.saveAll(items))
				.withMessageContaining("5 were written and 1 failed. 'Key[, 1]': Cannot insert 'Item' Key[, 1]")
				.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys(Key.of("", 1))));
		assertThat(requests.sizes()).containsExactly(6, 1, 1, 1, 1, 1, 1);
		assertThat(entities.find(Item.class, where("list").eq("refused")).list()).isEqualTo(items("refused", 5));
	}

	@Test
	void ofAGroupWithoutAnAnswerEachRowIsUnknown() {
		List<Item> items = items("unknown", 5);
		sent.loseAnswer();
		CapturedStatements requests = sent.during(
				() -> assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.insertAll(items))
					.withCauseInstanceOf(QueryTimeoutException.class)
					.withMessageContaining("0 were written and 5 failed")
					.withMessageContaining("Whether a write took effect is unknown")
					.satisfies((ex) -> assertThat(ex.failures()).hasSize(5)));
		assertThat(requests.sizes()).containsExactly(5);
		assertThat(entities.find(Item.class, where("list").eq("unknown")).list()).isEqualTo(items);
	}

	@Test
	void aCallbackThatFailsDoesNotKeepTheOthersFromKnowing() {
		EntityTemplate told = new EntityTemplate(client, new NosqlcMappingContext(),
				EntityCallbacks.create((ItemSaved) (item, table) -> {
					if (item.number() == 2) {
						throw new IllegalStateException("no number 2");
					}
					return item;
				}));
		List<Item> items = items("callback", 5);
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> told.insertAll(items))
			.withCauseInstanceOf(IllegalStateException.class)
			.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys(Key.of("callback", 2)));
		assertThat(entities.find(Item.class, where("list").eq("callback")).list()).isEqualTo(items);
	}

	@Test
	void whatMayNotBeRepeatedIsSentAlone() {
		List<Wide> wides = entities
			.insertAll(IntStream.range(0, 5).mapToObj((i) -> new Wide(100, i, i, i, i, i, Set.of("a"))).toList());
		assertThat(wides).hasSize(5);
		List<Log> logs = entities.insertAll(List.of(new Log(1), new Log(2), new Log(3)));
		logs.forEach((it) -> it.lines.add("second"));
		assertThat(sent.during(() -> entities.saveAll(logs)).sizes()).containsExactly(1, 1, 1);
		assertThat(entities.find(Log.class, where("day").eq(1)).list()).hasSize(3)
			.allSatisfy((it) -> assertThat(it.lines).containsExactly("first", "second"));
	}

	@Test
	void ofSharedColumnsTheLastOneStays() {
		List<Player> players = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			players.add(new Player("shared", i, "name " + (i * 7 % 40)));
		}
		entities.insertAll(players);
		assertThat(entities.findById(Player.class, Key.of("shared", 0)).orElseThrow().team()).isEqualTo("name 33");
	}

	@Test
	void optionsAreThoseOfEachWrite() {
		long stamp = 1_700_000_000_000_000L;
		List<Item> items = items("options", 20);
		entities.insertAll(items, WriteOptions.defaults().withTimestamp(stamp));
		List<Map<String, @Nullable Object>> rows = entities
			.execute("SELECT writetime(text) AS stamp FROM entity_bulks.item WHERE list = 'options'");
		assertThat(rows).hasSize(20).allSatisfy((it) -> assertThat(it).containsEntry("stamp", stamp));
		entities.deleteAll(items, WriteOptions.defaults().withTimestamp(stamp - 1));
		assertThat(entities.find(Item.class, where("list").eq("options")).list()).hasSize(20);
		entities.saveAll(items, WriteOptions.defaults().withTimestamp(stamp + 1));
		entities.deleteAllById(Item.class, items.stream().map((it) -> Key.of(it.list(), it.number())).toList(),
				WriteOptions.defaults().withTimestamp(stamp + 2));
		assertThat(entities.find(Item.class, where("list").eq("options")).list()).isEmpty();
	}

	@Test
	void sweepsBeyondTheLimitWaitForTheirTurn() {
		try (Client narrow = CassandraClient.builder(session)
			.keyspace("entity_bulks")
			.properties(Map.of("async.max-in-flight", "2"))
			.build()) {
			EntityTemplate limited = new EntityTemplate(narrow);
			limited.insertAll(items("sweeps", 10));
			CompletableFuture<?>[] updates = IntStream.range(0, 10)
				.mapToObj((i) -> limited.async()
					.updateAll(Item.class, where("list").eq("sweeps"), (it) -> it.set("text", "new"))
					.toCompletableFuture())
				.toArray(CompletableFuture<?>[]::new);
			assertThat(CompletableFuture.allOf(updates)).succeedsWithin(30, TimeUnit.SECONDS);
			assertThat(limited.find(Item.class, where("list").eq("sweeps")).list()).hasSize(10)
				.allMatch((it) -> it.text().equals("new"));
		}
	}

	@Test
	void callersThatDoNotWaitGetTheSame() {
		List<Item> items = items("async", 100);
		assertThat(join(entities.async().insertAll(items))).isEqualTo(items);
		assertThat(join(entities.async().saveAll(items))).isEqualTo(items);
		join(entities.async().deleteAll(items.subList(0, 10)));
		join(entities.async().deleteAllById(Item.class, Set.of(Key.of("async", 10), Key.of("async", 11))));
		assertThat(entities.find(Item.class, where("list").eq("async")).list()).isEqualTo(items.subList(12, 100));
	}

	private static <T extends @Nullable Object> T join(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
	}

	private static List<Item> items(String list, int count) {
		return IntStream.range(0, count).mapToObj((i) -> new Item(list, i, "text " + i)).toList();
	}

	private static List<@Nullable String> titles(String book) {
		List<@Nullable String> titles = new ArrayList<>();
		entities.find(Page.class, where("book").eq(book)).list().forEach((it) -> titles.add(it.title));
		return titles;
	}

	@Table
	record Item(@PartitionKey String list, @ClusteringKey int number, @Required String text) {
	}

	record ItemKey(String list, int number) {
	}

	@Table
	static class Page {

		@PartitionKey
		String book;

		@ClusteringKey
		int number;

		@Nullable String title;

		Page(String book, int number, @Nullable String title) {
			this.book = book;
			this.number = number;
			this.title = title;
		}

	}

	@Table
	record Account(@PartitionKey @Default(RandomId.class) @Nullable UUID id, String name,
			@Version @Nullable Long version) {
	}

	static final class RandomId implements Supplier<UUID> {

		@Override
		public UUID get() {
			return UUID.randomUUID();
		}

	}

	@Table
	static class Seat {

		@PartitionKey
		String room;

		@ClusteringKey
		int number;

		@Nullable String guest;

		@Version
		int version;

		Seat(String room, int number) {
			this.room = room;
			this.number = number;
		}

	}

	@Table
	@Discriminator("kind")
	sealed interface Payment permits Card, Transfer {

	}

	@DiscriminatorValue("card")
	record Card(@PartitionKey String id, String number) implements Payment {
	}

	@DiscriminatorValue("transfer")
	record Transfer(@PartitionKey String id, String iban) implements Payment {
	}

	@FunctionalInterface
	interface ItemSaved extends AfterSaveCallback<Item> {

	}

	@Table
	record Wide(@PartitionKey int part, @ClusteringKey int number, int a, int b, int c, int d, Set<String> tags) {
	}

	@Table
	static class Log {

		@PartitionKey
		int day = 1;

		@ClusteringKey
		int number;

		List<String> lines = new ArrayList<>(List.of("first"));

		Log(int number) {
			this.number = number;
		}

	}

	@Table
	record Player(@PartitionKey String club, @ClusteringKey int number, @Column(isStatic = true) String team) {
	}

	@Table
	record Visits(@PartitionKey String page, @Counter long count) {
	}

	@Document
	record Note(@Id String id, String text) {
	}

}
