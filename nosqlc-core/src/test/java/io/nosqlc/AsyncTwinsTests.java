package io.nosqlc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever does not wait can say everything that those who wait can.
 */
class AsyncTwinsTests {

	/** What a caller who waits walks over at a pace of its own; others subscribe. */
	private static final Set<String> WALKS = Set.of("iterator", "stream", "cursor");

	/** What larger operations are made of, for callers that wait and for others. */
	private static final Set<String> PARTS = Set.of("pageOperation");

	@Test
	void everyMethodOfAQueryHasATwin() {
		assertThat(signatures(AsyncFindQuery.class, (method) -> true))
			.isEqualTo(signatures(FindQuery.class, (method) -> !WALKS.contains(method.getName())
					&& !PARTS.contains(method.getName()) && !isTurnToTheTwin(method)));
	}

	@Test
	void everyMethodOfACollectionHasATwin() {
		assertThat(signatures(AsyncCollection.class, (method) -> true)).hasSizeGreaterThan(15)
			.isEqualTo(signatures(Collection.class, (method) -> !isTurnToTheTwin(method)));
	}

	@Test
	void bothAskTheStoreForTheSame() {
		FindQuery<Document> query = ListFinder.numbered(10).query();
		List<SortKey> sort = List.of(SortKey.desc("n"), SortKey.asc("m"));
		QueryPlan waiting = query.limit(3)
			.sort(sort)
			.fields("n", "a.b")
			.fetchSize(7)
			.consistency(Consistency.LOCAL_ONE)
			.timeout(Duration.ofSeconds(9))
			.fullScan(FullScan.FORBID)
			.allowFiltering()
			.explain();
		QueryPlan async = query.async()
			.limit(3)
			.sort(sort)
			.fields("n", "a.b")
			.fetchSize(7)
			.consistency(Consistency.LOCAL_ONE)
			.timeout(Duration.ofSeconds(9))
			.fullScan(FullScan.FORBID)
			.allowFiltering()
			.explain();
		assertThat(async).isEqualTo(waiting);
		assertThat(async.reason()).contains("sort=[n desc, m asc]", "limit=3", "fields=[n, a.b]", "fetchSize=7",
				"consistency=LOCAL_ONE", "timeout=PT9S", "fullScan=FORBID", "allowFiltering=true");
	}

	@Test
	void narrowingLeavesTheQueryItself() {
		AsyncFindQuery<Document> query = ListFinder.numbered(10).query().async();
		String before = query.toString();
		query.limit(1).sort(SortKey.desc("n")).fields("n").fetchSize(2).fullScan(FullScan.FORBID).allowFiltering();
		assertThat(query).hasToString(before);
		assertThat(query.list().toCompletableFuture().join()).hasSize(10);
	}

	private static boolean isTurnToTheTwin(Method method) {
		return method.getName().equals("async");
	}

	private static Set<String> signatures(Class<?> type, Predicate<Method> wanted) {
		return Arrays.stream(type.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
			.filter((method) -> !method.isSynthetic())
			.filter(wanted)
			.map((method) -> method.getName() + Arrays.toString(method.getParameterTypes()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
