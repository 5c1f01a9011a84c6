package io.nosqlc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SortedFindTests {

	private static final List<@Nullable Object> ASCENDING = Arrays.asList(null, false, true, -7, 0.5, 1,
			new BigDecimal("1.00000000000000000000001"), 10, "", "10", "9", "Z", "a", "\uFFFD", "\uD83D\uDE00",
			List.of(), List.of(1), List.of(1, 2), Map.of(), Map.of("a", 1));

	@Test
	void valuesOfAllTypesHaveOneOrder() {
		ListFinder finder = shuffled(ASCENDING);
		assertThat(values(finder.query().sort(SortKey.asc("v")).list())).isEqualTo(ASCENDING);
		List<@Nullable Object> descending = new ArrayList<>(ASCENDING);
		Collections.reverse(descending);
		assertThat(values(finder.query().sort(SortKey.desc("v")).list())).isEqualTo(descending);
	}

	@Test
	void aMissingFieldIsOrderedAsNull() {
		ListFinder finder = new ListFinder(
				List.of(Document.of("_id", "c", "v", 1), Document.of("_id", "b"), Document.of("_id", "a", "v", null)));
		assertThat(keys(finder.query().sort(SortKey.asc("v")).list())).containsExactly("a", "b", "c");
	}

	@Test
	void tiesAreOrderedByKeyWhicheverWayTheSortGoes() {
		ListFinder finder = new ListFinder(List.of(Document.of("_id", "b", "v", 1), Document.of("_id", "a", "v", 1.0),
				Document.of("_id", "c", "v", 2)));
		assertThat(keys(finder.query().sort(SortKey.asc("v")).list())).containsExactly("a", "b", "c");
		assertThat(keys(finder.query().sort(SortKey.desc("v")).list())).containsExactly("c", "a", "b");
	}

	@Test
	void laterKeysDecideWhereEarlierOnesAreEqual() {
		ListFinder finder = new ListFinder(List.of(Document.of("_id", "a", "v", 1, "w", Map.of("x", 1)),
				Document.of("_id", "b", "v", 1, "w", Map.of("x", 2)),
				Document.of("_id", "c", "v", 0, "w", Map.of("x", 3))));
		assertThat(keys(finder.query().sort(SortKey.asc("v"), SortKey.desc("w.x")).list())).containsExactly("c", "b",
				"a");
	}

	@Test
	void aLimitKeepsTheFirstOfAll() {
		ListFinder finder = ListFinder.numbered(50);
		assertThat(keys(finder.query().sort(SortKey.desc("n")).limit(3).list())).containsExactly("k0049", "k0048",
				"k0047");
		assertThat(finder.query().sort(SortKey.desc("n")).first()).map(Document::getId).contains("k0049");
	}

	@Test
	void fieldsThatAreNotWantedStillSort() {
		ListFinder finder = ListFinder.numbered(5);
		assertThat(finder.query().sort(SortKey.desc("n")).fields("other").limit(1).list())
			.containsExactly(Document.of("_id", "k0004"));
	}

	@Test
	void moreThanMaxSortIsRefusedUnlessALimitHoldsLess() {
		ListFinder finder = ListFinder.numbered(50);
		FindQuery<Document> sorted = finder.query(Filter.all(), new ClientOptions(1, 1, 1000, 20, FullScan.ALLOW))
			.sort(SortKey.asc("n"));
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(sorted::list)
			.withMessage("Cannot sort all that matches 'everything' in memory: it is more than 20 items. Add limit(n),"
					+ " read pages with page(size), or raise max-sort.");
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> sorted.limit(21).list())
			.withMessageStartingWith("Cannot sort 21 items of 'everything' in memory: the limit is 20.");
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> sorted.page(21));
		assertThat(sorted.limit(20).list()).hasSize(20);
		ResultPage<Document> largest = sorted.page(20);
		assertThat(largest.items()).hasSize(20);
		assertThat(keys(sorted.after(largest.nextToken()).limit(1).list())).containsExactly("k0020");
	}

	@Test
	void aRefusedLimitReadsNothing() {
		ListFinder finder = ListFinder.numbered(50);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> finder.query().sort(SortKey.asc("n")).limit(10_001).list());
		assertThat(finder.opened).hasValue(0);
	}

	@Test
	void countingNeedsNoSorting() {
		ListFinder finder = ListFinder.numbered(50);
		FindQuery<Document> sorted = finder.query(Filter.all(), new ClientOptions(1, 1, 1000, 20, FullScan.ALLOW))
			.sort(SortKey.asc("n"));
		assertThat(sorted.count()).isEqualTo(50);
		assertThat(sorted.exists()).isTrue();
	}

	private static ListFinder shuffled(List<@Nullable Object> values) {
		List<Document> documents = new ArrayList<>();
		List<@Nullable Object> shuffled = new ArrayList<>(values);
		Collections.shuffle(shuffled, new Random(1));
		shuffled.forEach((value) -> documents.add(Document.of("_id", "k" + documents.size(), "v", value)));
		return new ListFinder(documents);
	}

	private static List<@Nullable Object> values(List<Document> documents) {
		List<@Nullable Object> values = new ArrayList<>();
		documents.forEach((document) -> values.add(document.get("v")));
		return values;
	}

	private static List<String> keys(List<Document> documents) {
		return documents.stream().map((document) -> Objects.requireNonNull(document.getId())).toList();
	}

}
