package io.nosqlc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidTokenException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageTokenTests {

	private static final int CHECKSUM_OFFSET = 1;

	private static final int BODY_OFFSET = 9;

	@Test
	void pagesCoverEverythingOnce() {
		ListFinder finder = ListFinder.numbered(10);
		assertThat(keysOfPages(finder.query(), 4)).containsExactly(List.of("k0000", "k0001", "k0002", "k0003"),
				List.of("k0004", "k0005", "k0006", "k0007"), List.of("k0008", "k0009"));
		assertThat(keysOfPages(finder.query(), 5)).hasSize(2);
		assertThat(keysOfPages(finder.query(where("n").gt(99)), 5)).containsExactly(List.of());
	}

	@Test
	void sortedPagesCoverEverythingOnceDespiteTies() {
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			documents.add(Document.of("_id", "k" + (char) ('a' + i), "v", (i % 3 == 0) ? null : i % 3, "w", i % 2));
		}
		FindQuery<Document> sorted = new ListFinder(documents).query().sort(SortKey.desc("v"), SortKey.asc("w"));
		List<String> all = sorted.list().stream().map(Document::getId).toList();
		for (int size = 1; size <= 7; size++) {
			assertThat(keysOfPages(sorted, size).stream().flatMap(List::stream)).containsExactlyElementsOf(all);
		}
	}

	@Test
	void aPageGoesOnThoughItsLastItemIsGone() {
		ListFinder finder = ListFinder.numbered(10);
		FindQuery<Document> sorted = finder.query().sort(SortKey.desc("n"));
		String unsortedToken = finder.query().page(3).nextToken();
		String sortedToken = sorted.page(3).nextToken();
		finder.remove("k0002");
		finder.remove("k0003");
		finder.remove("k0007");
		assertThat(keys(finder.query().after(unsortedToken).page(2))).containsExactly("k0004", "k0005");
		assertThat(keys(sorted.after(sortedToken).page(2))).containsExactly("k0006", "k0005");
	}

	@Test
	void aTokenOfAnyValueAndKeyIsReadBack() {
		List<@Nullable Object> values = new ArrayList<>(
				Arrays.asList(null, true, 1, 1.5, "ü\uD83D\uDE00\u0000", List.of(1), Map.of("a", 1)));
		FindSpec spec = FindSpec.of(where("a").eq("ä"))
			.withSort(values.stream().map((it) -> SortKey.asc("a")).toList());
		Position position = new Position(values, List.of("ключ/+ \""));
		assertThat(PageToken.decode(PageToken.encode(position, spec), spec)).isEqualTo(position);
		assertThat(PageToken.encode(position, spec)).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void aForeignNotANumberCanBeTheLastItem() {
		FindSpec spec = FindSpec.of(where("a").eq(1)).withSort(List.of(SortKey.asc("a")));
		Position position = new Position(List.of(Double.NaN), List.of("k"));
		assertThat(PageToken.decode(PageToken.encode(position, spec), spec)).isEqualTo(position);
	}

	@Test
	void aTokenIsRefusedByAnotherFilterOrSort() {
		ListFinder finder = ListFinder.numbered(10);
		String token = finder.query(where("n").gt(1)).sort(SortKey.asc("n")).page(2).nextToken();
		List.of(finder.query(where("n").gt(2)).sort(SortKey.asc("n")), finder.query(where("n").gt(1)),
				finder.query(where("n").gt(1)).sort(SortKey.desc("n")),
				finder.query(where("n").gt(1)).sort(SortKey.asc("m")))
			.forEach((other) -> assertThatExceptionOfType(InvalidTokenException.class)
				.isThrownBy(() -> other.after(token).list())
				.withMessageStartingWith("Invalid page token: it belongs to another filter or sort"));
	}

	@Test
	void aTokenWithAnyByteChangedIsRefused() {
		FindQuery<Document> query = ListFinder.numbered(10).query().sort(SortKey.asc("n"));
		byte[] token = Base64.getUrlDecoder().decode(query.page(2).nextToken());
		for (int i = 0; i < token.length; i++) {
			byte[] damaged = token.clone();
			damaged[i] ^= 0x10;
			assertRefused(query, damaged);
			assertRefused(query, Arrays.copyOf(token, i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "not a token", "%%%", "AAAA", "\uD83D\uDE00",
			"AQAAAAAAAAAAAQAAAAAAAAAAAQAAAAAAAAAAAQAAAAAAAAAAAQAAAAAAAAAA" })
	void textThatIsNoTokenIsRefused(String text) {
		FindQuery<Document> query = ListFinder.numbered(3).query();
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(text).first())
			.withMessageStartingWith("Invalid page token");
	}

	@Test
	void aLongTokenIsNotRepeatedInFull() {
		FindQuery<Document> query = ListFinder.numbered(3).query();
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after("A".repeat(5000)).first())
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(300));
	}

	@Test
	void aTokenOfAnotherReleaseIsRefusedForThat() {
		FindQuery<Document> query = ListFinder.numbered(10).query();
		byte[] token = Base64.getUrlDecoder().decode(query.page(2).nextToken());
		token[0] = 9;
		assertThatExceptionOfType(InvalidTokenException.class)
			.isThrownBy(() -> query.after(Base64.getUrlEncoder().encodeToString(token)).list())
			.withMessageContaining("it has version 9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{}", "[]", "[[]]", "[[],[]]", "[[],[null]]", "[[1],[\"k\"]]", "[[],\"k\"]",
			"[[],[\"k\"]", "[null,null]", "garbage" })
	void aForgedBodyIsRefusedThoughItsChecksumIsRight(String body) {
		FindQuery<Document> query = ListFinder.numbered(10).query();
		byte[] head = Base64.getUrlDecoder().decode(query.page(2).nextToken());
		byte[] json = body.getBytes(StandardCharsets.UTF_8);
		ByteBuffer forged = ByteBuffer.allocate(BODY_OFFSET + json.length).put(head, 0, BODY_OFFSET).put(json);
		forged.putInt(CHECKSUM_OFFSET, 0);
		CRC32C checksum = new CRC32C();
		checksum.update(forged.array());
		forged.putInt(CHECKSUM_OFFSET, (int) checksum.getValue());
		assertRefused(query, forged.array());
	}

	@Test
	void noTokenBeginsAtTheStart() {
		assertThat(keys(ListFinder.numbered(3).query().after(null).page(1))).containsExactly("k0000");
	}

	private static void assertRefused(FindQuery<Document> query, byte[] token) {
		String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
		assertThatExceptionOfType(InvalidTokenException.class).isThrownBy(() -> query.after(text).list());
	}

	private static List<List<String>> keysOfPages(FindQuery<Document> query, int size) {
		List<List<String>> pages = new ArrayList<>();
		ResultPage<Document> page = query.page(size);
		pages.add(keys(page));
		while (page.hasNext()) {
			page = query.after(page.nextToken()).page(size);
			pages.add(keys(page));
		}
		return pages;
	}

	private static List<String> keys(ResultPage<Document> page) {
		return page.items().stream().map(Document::getId).toList();
	}

}
