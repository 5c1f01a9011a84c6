package io.nosqlc.test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Cursor;
import io.nosqlc.Document;
import io.nosqlc.FindQuery;
import io.nosqlc.ResultPage;
import io.nosqlc.error.InvalidTokenException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.SortKey.asc;
import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Results of any length are walked, paged, cut and sorted.
 */
public abstract class AbstractCursorTests extends AbstractStoreTests {

	private static final int COUNT = 5201;

	private static final int FEW = 101;

	private @Nullable Collection numbers;

	private @Nullable Collection few;

	@BeforeAll
	final void storeMoreThanOneRequestBrings() {
		this.numbers = numbers(COUNT);
		this.few = numbers(FEW);
	}

	private Collection numbers(int count) {
		Collection numbers = freshCollection();
		assertThat(numbers
			.storeAll(IntStream.range(0, count)
				.mapToObj((i) -> Map.entry(String.format("n%04d", i),
						Document.of("n", i, "third", i % 3, "text", "some text to make it longer ".repeat(4))))
				.toList())
			.stored()).isEqualTo(count);
		return numbers;
	}

	@Test
	void thereIsNoHiddenLimit() {
		assertThat(new HashSet<>(keys(numbers().find().list()))).hasSize(COUNT);
		assertThat(numbers().find().count()).isEqualTo(COUNT);
		assertThat(new HashSet<>(keys(numbers().find()))).hasSize(COUNT);
		try (Stream<Document> stream = numbers().find(where("third").eq(1)).stream()) {
			assertThat(stream.map((document) -> document.getInt("n", -1))).hasSize(COUNT / 3 + 1)
				.allMatch((n) -> n % 3 == 1);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 5000, 100_000 })
	void theFetchSizeDoesNotChangeTheResult(int fetchSize) {
		FindQuery<Document> few = numbers().find(where("n").lt(50)).fetchSize(Math.max(fetchSize, 5));
		assertThat(few.list()).hasSize(50);
		assertThat(few.limit(20).fetchSize(fetchSize).list()).hasSize(20);
	}

	@Test
	void aLimitCutsTheResult() {
		assertThat(numbers().find().limit(5100).list()).hasSize(5100);
		assertThat(numbers().find().limit(1).list()).hasSize(1);
		assertThat(numbers().find().limit(0).list()).isEmpty();
		assertThat(numbers().find().limit(COUNT + 1L).list()).hasSize(COUNT);
		assertThat(numbers().find().limit(10).limit(20).list()).hasSize(20);
		assertThatIllegalArgumentException().isThrownBy(() -> numbers().find().limit(-1));
	}

	@Test
	void aCursorStandsOnOneItemAtATime() {
		try (Cursor<Document> cursor = numbers().find(where("_id").in("n0001", "n0002")).cursor()) {
			assertThatIllegalStateException().isThrownBy(cursor::get);
			assertThat(cursor.next()).isTrue();
			Document first = cursor.get();
			assertThat(cursor.get()).isEqualTo(first);
			assertThat(cursor.next()).isTrue();
			assertThat(List.of(key(first), key(cursor.get()))).containsExactlyInAnyOrder("n0001", "n0002");
			assertThat(cursor.next()).isFalse();
			assertThat(cursor.next()).isFalse();
			assertThatIllegalStateException().isThrownBy(cursor::get);
		}
	}

	@Test
	void aCursorAndItsIteratorMoveTogether() {
		try (Cursor<Document> cursor = numbers().find(where("n").lt(10)).cursor()) {
			assertThat(cursor.next()).isTrue();
			assertThat(keys(cursor)).hasSize(9);
			assertThat(keys(cursor)).isEmpty();
			Iterator<Document> exhausted = cursor.iterator();
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(exhausted::next);
		}
	}

	@Test
	void aClosedCursorIsAtItsEnd() {
		Cursor<Document> cursor = numbers().find().cursor();
		assertThat(cursor.next()).isTrue();
		cursor.close();
		cursor.close();
		assertThat(cursor.next()).isFalse();
		assertThat(cursor.iterator()).isExhausted();
		assertThatIllegalStateException().isThrownBy(cursor::get);
	}

	@Test
	void aCursorCountsWhatItReads() {
		try (Cursor<Document> cursor = numbers().find(where("third").eq(0)).cursor()) {
			assertThat(cursor.statistics().rowsRead()).isZero();
			assertThat(keys(cursor)).hasSize(1734);
			assertThat(cursor.statistics().rowsRead()).isEqualTo(COUNT);
			assertThat(cursor.statistics().rowsMatched()).isEqualTo(1734);
			assertThat(cursor.statistics().pages()).isPositive();
		}
	}

	@Test
	void whoStopsEarlyReadsLittle() {
		try (Cursor<Document> cursor = numbers().find().fetchSize(50).cursor()) {
			for (int i = 0; i < 60; i++) {
				assertThat(cursor.next()).isTrue();
			}
			assertThat(cursor.statistics().rowsRead()).isLessThan(COUNT / 2);
		}
		try (Stream<Document> stream = numbers().find().stream()) {
			assertThat(stream.limit(3)).hasSize(3);
		}
	}

	@Test
	void aFindIsIteratedAsOftenAsWanted() {
		FindQuery<Document> query = numbers().find(where("n").lt(5));
		assertThat(keys(query)).hasSize(5);
		assertThat(keys(query)).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 7, 100, 101, 500 })
	void pagesBringEverythingOnce(int size) {
		FindQuery<Document> query = few().find();
		List<String> keys = new ArrayList<>();
		ResultPage<Document> page = query.page(size);
		while (page.hasNext()) {
			assertThat(page.items()).hasSize(size);
			keys.addAll(keys(page));
			page = query.after(page.nextToken()).page(size);
		}
		keys.addAll(keys(page));
		assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(size);
		assertThat(keys).hasSize(FEW).doesNotHaveDuplicates();
	}

	@Test
	void allFinishersBeginBehindAToken() {
		FindQuery<Document> query = few().find(where("n").lt(10));
		ResultPage<Document> page = query.page(4);
		FindQuery<Document> rest = query.after(page.nextToken());
		assertThat(keys(rest)).hasSize(6).doesNotContainAnyElementsOf(keys(page));
		assertThat(rest.count()).isEqualTo(6);
		assertThat(rest.list()).hasSize(6);
		assertThat(rest.limit(2).list()).hasSize(2);
		assertThat(rest.exists()).isTrue();
		assertThat(rest.first()).isPresent();
		assertThat(rest.after(null).count()).isEqualTo(10);
	}

	@Test
	void aPageIsNoLargerThanTheLimit() {
		ResultPage<Document> page = few().find().limit(3).page(10);
		assertThat(page.items()).hasSize(3);
		assertThatIllegalArgumentException().isThrownBy(() -> few().find().page(0));
	}

	@Test
	void keysArePagedToo() {
		FindQuery<Document> query = few().find(where("_id").in("n0003", "n0001", "n0002", "n9999"));
		ResultPage<Document> first = query.page(2);
		ResultPage<Document> second = query.after(first.nextToken()).page(2);
		assertThat(second.nextToken()).isNull();
		assertThat(Stream.of(first, second).flatMap((page) -> keys(page).stream())).containsExactlyInAnyOrder("n0001",
				"n0002", "n0003");
	}

	@Test
	void aTokenBelongsToItsFilterAndSort() {
		FindQuery<Document> query = few().find(where("n").lt(10)).sort(asc("n"));
		String token = query.page(2).nextToken();
		assertThat(query.after(token).page(2).items()).hasSize(2);
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> few().find(where("n").lt(11)).sort(asc("n")).after(token).page(2));
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> query.sort(desc("n")).after(token).list());
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> few().find(where("n").lt(10)).after(token).first());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "AAAA", "not a token!", "'; DROP TABLE x; --", "AQAAAAAAAAAAW10" })
	void whatIsNoTokenIsRefused(String token) {
		FindQuery<Document> query = few().find();
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(token).page(2));
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(token).list());
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(token).count());
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(token).cursor());
	}

	@Test
	void aDamagedTokenIsRefused() {
		FindQuery<Document> query = few().find();
		String token = Objects.requireNonNull(query.page(2).nextToken());
		assertThat(token).matches("[A-Za-z0-9_-]+");
		for (int i = 0; i < token.length() - 1; i++) {
			char other = (token.charAt(i) != 'A') ? 'A' : 'B';
			String damaged = token.substring(0, i) + other + token.substring(i + 1);
			assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(damaged).page(2));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[[],[5]]", "[[],[true]]", "[[],[[\"n0001\"]]]", "[[],[{}]]", "[[],[\"n0001\",\"x\"]]",
			"[[],[]]", "[[1],[\"n0001\"]]", "[]", "5" })
	void aForgedTokenIsRefused(String position) {
		for (FindQuery<Document> query : List.of(few().find(), few().find(where("_id").in("n0001", "n0002")))) {
			String forged = forged(Objects.requireNonNull(query.page(1).nextToken()), position);
			assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(forged).page(2));
			assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(forged).list());
			assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(forged).count());
		}
	}

	@Test
	void sortsByFieldsThenByKey() {
		Filter seven = where("n").lt(7);
		assertThat(keys(few().find(seven).sort(desc("n")))).containsExactly("n0006", "n0005", "n0004", "n0003", "n0002",
				"n0001", "n0000");
		assertThat(keys(few().find(seven).sort(asc("third")))).containsExactly("n0000", "n0003", "n0006", "n0001",
				"n0004", "n0002", "n0005");
		assertThat(keys(few().find(seven).sort(desc("third"), desc("n")))).containsExactly("n0005", "n0002", "n0004",
				"n0001", "n0006", "n0003", "n0000");
		assertThat(keys(few().find(seven).sort(desc("nobody")))).isSorted().hasSize(7);
		assertThat(keys(few().find(seven).sort(desc("_id")).limit(2))).containsExactly("n0006", "n0005");
	}

	@Test
	void valuesOfDifferentKindsHaveAnOrder() {
		Collection things = freshCollection();
		Map<String, Document> inOrder = new LinkedHashMap<>();
		inOrder.put("b-missing", Document.of());
		inOrder.put("c-null", Document.of("v", null));
		inOrder.put("z-false", Document.of("v", false));
		inOrder.put("y-true", Document.of("v", true));
		inOrder.put("x-negative", Document.of("v", -1.5));
		inOrder.put("v-zero", Document.of("v", 0.0));
		inOrder.put("w-zero", Document.of("v", 0));
		inOrder.put("u-ten", Document.of("v", 10));
		inOrder.put("t-empty", Document.of("v", ""));
		inOrder.put("s-text", Document.of("v", "10"));
		inOrder.put("r-text", Document.of("v", "9"));
		inOrder.put("q-bmp", Document.of("v", "\ufffd"));
		inOrder.put("p-emoji", Document.of("v", "\ud83d\ude00"));
		inOrder.put("o-list", Document.of("v", List.of(1)));
		inOrder.put("n-list", Document.of("v", List.of(1, 0)));
		inOrder.put("m-map", Document.of("v", Map.of("a", 1)));
		things.storeAll(inOrder.entrySet());
		assertThat(keys(things.find().sort(asc("v")))).containsExactlyElementsOf(inOrder.keySet());
		assertPagesInOrder(things.find().sort(asc("v")), 3);
		assertPagesInOrder(things.find().sort(desc("v")), 4);
		assertPagesInOrder(things.find(where("v").exists()).sort(asc("v"), desc("_id")), 1);
	}

	@Test
	void sortedPagesGoOnWhereTheLastOneEnded() {
		assertPagesInOrder(few().find(where("n").lt(60)).sort(desc("third"), asc("n")), 7);
		FindQuery<Document> query = few().find(where("n").lt(60)).sort(asc("third")).fields("n");
		ResultPage<Document> first = query.page(25);
		assertThat(keys(query.after(first.nextToken()).page(25)).get(0)).isEqualTo("n0016");
	}

	@Test
	void aSortHoldsNoMoreThanItMay() {
		try (Client client = openClient(Map.of("max-sort", 10))) {
			Collection things = client.getCollection(freshName());
			IntStream.range(0, 11).forEach((i) -> things.store("k" + i, Document.of("n", i)));
			FindQuery<Document> sorted = things.find().sort(desc("n"));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(sorted::list)
				.withMessageContaining("max-sort");
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(sorted.limit(11)::list);
			assertThat(keys(sorted.limit(10)).get(0)).isEqualTo("k10");
			assertThat(sorted.count()).isEqualTo(11);
			assertThat(sorted.exists()).isTrue();
		}
	}

	@Test
	void countingBehindATokenSortsNothing() {
		try (Client client = openClient(Map.of("max-sort", 3))) {
			Collection things = client.getCollection(freshName());
			IntStream.range(0, 11).forEach((i) -> things.store("k" + i, Document.of("n", i / 2)));
			FindQuery<Document> sorted = things.find().sort(desc("n"));
			FindQuery<Document> rest = sorted.after(sorted.page(2).nextToken());
			assertThat(rest.count()).isEqualTo(9);
			assertThat(rest.limit(5).count()).isEqualTo(5);
			assertThat(rest.limit(0).count()).isZero();
			assertThat(rest.exists()).isTrue();
			assertThat(rest.limit(0).exists()).isFalse();
			things.deleteAll(where("n").lt(5));
			assertThat(rest.count()).isZero();
			assertThat(rest.exists()).isFalse();
		}
	}

	/**
	 * Puts another position into a token, as anybody can who reads its code: behind a
	 * byte of version come the checksum, the hash of the query, and the position as JSON.
	 */
	private static String forged(String token, String position) {
		byte[] body = position.getBytes(StandardCharsets.UTF_8);
		ByteBuffer forged = ByteBuffer.allocate(9 + body.length);
		forged.put(Base64.getUrlDecoder().decode(token), 0, 9).putInt(1, 0).put(body);
		CRC32C checksum = new CRC32C();
		checksum.update(forged.array());
		forged.putInt(1, (int) checksum.getValue());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(forged.array());
	}

	private static void assertPagesInOrder(FindQuery<Document> query, int size) {
		List<String> keys = new ArrayList<>();
		ResultPage<Document> page = query.page(size);
		keys.addAll(keys(page));
		while (page.hasNext()) {
			page = query.after(page.nextToken()).page(size);
			keys.addAll(keys(page));
		}
		assertThat(keys).containsExactlyElementsOf(keys(query.list()));
	}

	private Collection numbers() {
		if (this.numbers == null) {
			throw new IllegalStateException("Documents are stored before all tests");
		}
		return this.numbers;
	}

	private Collection few() {
		if (this.few == null) {
			throw new IllegalStateException("Documents are stored before all tests");
		}
		return this.few;
	}

}
