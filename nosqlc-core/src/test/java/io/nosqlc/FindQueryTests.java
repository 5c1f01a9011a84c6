package io.nosqlc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FindQueryTests {

	private final ListFinder finder = ListFinder.numbered(10);

	@Test
	void bringsEverythingThatMatchesWhateverThePages() {
		assertThat(numbers(this.finder.query().list())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
		assertThat(numbers(this.finder.query(where("n").gte(4).and("n").ne(7)).list())).containsExactly(4, 5, 6, 8, 9);
		assertThat(this.finder.query(where("n").gt(9)).list()).isEmpty();
	}

	@Test
	void aLimitCutsWithinAPageAndBetweenPages() {
		assertThat(numbers(this.finder.query().limit(2).list())).containsExactly(0, 1);
		assertThat(numbers(this.finder.query().limit(3).list())).containsExactly(0, 1, 2);
		assertThat(numbers(this.finder.query().limit(4).list())).containsExactly(0, 1, 2, 3);
		assertThat(this.finder.query().limit(11).list()).hasSize(10);
		assertThat(this.finder.query().limit(Long.MAX_VALUE).list()).hasSize(10);
	}

	@Test
	void aReachedLimitFetchesNothingFurther() {
		this.finder.query().limit(3).list();
		assertThat(this.finder.pages).hasValue(1);
	}

	@Test
	void aLimitOfZeroBringsNothingAndFetchesNothing() {
		FindQuery<Document> none = this.finder.query().limit(0);
		assertThat(none.list()).isEmpty();
		assertThat(none.first()).isEmpty();
		assertThat(none.exists()).isFalse();
		assertThat(none.count()).isZero();
		assertThat(none.cursor().next()).isFalse();
		assertThat(none.page(5).items()).isEmpty();
		assertThat(none.page(5).nextToken()).isNull();
		assertThat(none.sort(SortKey.asc("n")).list()).isEmpty();
		assertThat(this.finder.pages).hasValue(0);
	}

	@Test
	void aFunctionReplacesItemsWhereverTheyComeOut() {
		FindQuery<String> names = this.finder.query(where("n").gte(4)).map((document) -> "no " + document.getInt("n"));
		assertThat(names.limit(2).list()).containsExactly("no 4", "no 5");
		assertThat(names.sort(SortKey.desc("n")).first()).contains("no 9");
		assertThat(names.count()).isEqualTo(6);
		ResultPage<String> page = names.page(5);
		assertThat(names.after(page.nextToken()).list()).containsExactly("no 9");
		assertThat(names.map(String::length).first()).contains(4);
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> this.finder.query(where("n").gt(9)).map(Document::getId).one());
	}

	@Test
	void everyPositionGoesOnBehindItsItem() {
		for (FindQuery<Document> query : List.of(this.finder.query(where("n").lt(8)),
				this.finder.query(where("n").lt(8)).sort(SortKey.desc("n")))) {
			List<Document> all = query.list();
			List<Positioned<Document>> positioned = query.positioned().list();
			for (int i = 0; i < 8; i++) {
				assertThat(positioned.get(i).item()).isEqualTo(all.get(i));
				assertThat(query.after(positioned.get(i).token()).list()).isEqualTo(all.subList(i + 1, 8));
			}
			assertThat(query.page(3).nextToken()).isEqualTo(positioned.get(2).token());
		}
	}

	@Test
	void argumentsAreCheckedWhenTheyAreGiven() {
		FindQuery<Document> query = this.finder.query();
		assertThatIllegalArgumentException().isThrownBy(() -> query.limit(-1)).withMessageContaining("limit");
		assertThatIllegalArgumentException().isThrownBy(() -> query.fetchSize(0)).withMessageContaining("fetchSize");
		assertThatIllegalArgumentException().isThrownBy(() -> query.page(0)).withMessageContaining("size");
	}

	@Test
	void whatRunsAQueryTellsWhereFieldsAre() {
		FindQuery<Document> renamed = this.finder.query(where("n").gte(4)).limit(2).through(EntityFinder::new);
		assertThat(renamed.sort(SortKey.desc("number")).fields("number").list())
			.containsExactly(Document.of("n", 9, "_id", "k0009"), Document.of("n", 8, "_id", "k0008"));
		assertThat(renamed.async().sort(SortKey.desc("number")).fields("number").list().toCompletableFuture().join())
			.hasSize(2);
		assertThat(renamed.sort(SortKey.desc("number")).explain().reason()).contains("n desc");
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> renamed.sort(SortKey.asc("other")));
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> renamed.async().fields("other"));
	}

	@Test
	@SuppressWarnings("NullAway")
	void nullIsNoArgument() {
		FindQuery<Document> query = this.finder.query();
		assertRefusesNull("keys", () -> query.sort((SortKey) null));
		assertRefusesNull("keys", () -> query.sort((SortKey[]) null));
		assertRefusesNull("keys", () -> query.sort((List<SortKey>) null));
		assertRefusesNull("keys", () -> query.async().sort((SortKey) null));
		assertRefusesNull("keys", () -> query.async().sort((SortKey[]) null));
		assertRefusesNull("paths", () -> query.fields((String) null));
		assertRefusesNull("paths", () -> query.fields((String[]) null));
		assertRefusesNull("timeout", () -> query.timeout(null));
		assertRefusesNull("consistency", () -> query.consistency(null));
		assertRefusesNull("fullScan", () -> query.fullScan(null));
		assertRefusesNull("fullScan", () -> query.async().fullScan(null));
		assertThat(query.after(null).list()).hasSize(10);
	}

	private static void assertRefusesNull(String name, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage("Argument '" + name + "' must not be null");
	}

	@Test
	void firstReadsOnePage() {
		assertThat(this.finder.query().first()).hasValueSatisfying((it) -> assertThat(it.getInt("n")).isZero());
		assertThat(this.finder.pages).hasValue(1);
		assertThat(this.finder.query(where("n").eq(99)).first()).isEmpty();
	}

	@Test
	void oneIsTheOnlyMatch() {
		assertThat(this.finder.query(where("n").eq(7)).one().getId()).isEqualTo("k0007");
		assertThatExceptionOfType(DocumentNotFoundException.class)
			.isThrownBy(() -> this.finder.query(where("n").eq(99)).one())
			.withMessage("Expected exactly one match of 'n = 99' but there is none. Use first() if there may be none.");
		assertThatExceptionOfType(NonUniqueResultException.class)
			.isThrownBy(() -> this.finder.query(where("n").gt(7)).one())
			.withMessageContaining("there are several");
	}

	@Test
	void anotherKindOfItemIsMissedByAnotherName() {
		FindExecutor<Document> entities = new EntityFinder(this.finder);
		FindQuery<Document> none = FindQuery.of(entities, where("n").eq(99),
				new ClientRuntime(ClientOptions.defaults(), null));
		assertThatExceptionOfType(EntityNotFoundException.class).isThrownBy(none::one)
			.withMessageContaining("Expected exactly one match of 'n = 99'");
	}

	@Test
	void whatIsHandedOverTogetherAndWholeIsLoaded() {
		FindQuery<Document> find = this.finder.query();
		List<Function<FindQuery<Document>, Object>> loads = List.of(FindQuery::list, FindQuery::first,
				(query) -> query.limit(1).one(), (query) -> query.async().list().toCompletableFuture().join());
		for (Function<FindQuery<Document>, Object> load : loads) {
			assertThat(purposeOf(load, find)).isEqualTo(FindPurpose.LOAD);
			assertThat(purposeOf(load, find.sort(SortKey.desc("n")))).isEqualTo(FindPurpose.LOAD);
			assertThat(purposeOf(load, find.fields("n"))).isEqualTo(FindPurpose.READ);
		}
	}

	@Test
	void whatIsPassedOnOrCountedIsNotLoaded() {
		List<Function<FindQuery<Document>, Object>> reads = List.of((query) -> query.cursor().next(),
				(query) -> query.stream().findAny(), (query) -> query.iterator().hasNext(), (query) -> query.page(2),
				FindQuery::count, FindQuery::exists);
		for (Function<FindQuery<Document>, Object> read : reads) {
			assertThat(purposeOf(read, this.finder.query())).isEqualTo(FindPurpose.READ);
			assertThat(purposeOf(read, this.finder.query().sort(SortKey.asc("n")))).isEqualTo(FindPurpose.READ);
		}
	}

	private FindPurpose purposeOf(Function<FindQuery<Document>, Object> finish, FindQuery<Document> find) {
		assertThat(finish.apply(find)).isNotNull();
		return this.finder.purpose;
	}

	@Test
	void countsAndLooksUpToTheLimit() {
		assertThat(this.finder.query().count()).isEqualTo(10);
		assertThat(this.finder.query(where("n").lt(4)).count()).isEqualTo(4);
		assertThat(this.finder.query().limit(7).count()).isEqualTo(7);
		assertThat(this.finder.query(where("n").eq(9)).exists()).isTrue();
		assertThat(this.finder.query(where("n").eq(10)).exists()).isFalse();
	}

	@Test
	void countAndExistsBeginBehindAToken() {
		FindQuery<Document> unsorted = this.finder.query();
		String token = unsorted.page(6).nextToken();
		assertThat(unsorted.after(token).count()).isEqualTo(4);
		FindQuery<Document> sorted = this.finder.query().sort(SortKey.desc("n"));
		String last = sorted.page(9).nextToken();
		assertThat(sorted.after(last).count()).isEqualTo(1);
		assertThat(sorted.after(last).exists()).isTrue();
	}

	@Test
	void eachIterationReadsAnew() {
		FindQuery<Document> query = this.finder.query().limit(4);
		assertThat(query).hasSize(4);
		assertThat(query).hasSize(4);
		assertThat(this.finder.opened).hasValue(2);
	}

	@Test
	void anIteratorEndsWithAnException() {
		Iterator<Document> documents = this.finder.query().limit(1).iterator();
		documents.next();
		assertThat(documents.hasNext()).isFalse();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(documents::next);
	}

	@Test
	void narrowingLeavesTheQueryItself() {
		FindQuery<Document> query = this.finder.query();
		query.limit(1).sort(SortKey.desc("n")).fields("n");
		assertThat(numbers(query.list())).hasSize(10).startsWith(0);
	}

	@Test
	void fieldsKeepTheKey() {
		assertThat(this.finder.query().fields("n").first()).hasValue(Document.of("_id", "k0000", "n", 0));
		assertThat(this.finder.query().fields("other").first()).hasValue(Document.of("_id", "k0000"));
	}

	@Test
	void itemsBecomeAnotherType() {
		assertThat(this.finder.query().as(Numbered.class).limit(2).list()).containsExactly(new Numbered("k0000", 0),
				new Numbered("k0001", 1));
	}

	@Test
	void aStreamReadsAsFarAsItIsUsedAndClosesThePages() {
		try (Stream<Document> documents = this.finder.query().stream()) {
			assertThat(documents.limit(4).map((it) -> it.getInt("n"))).containsExactly(0, 1, 2, 3);
		}
		assertThat(this.finder.pages).hasValue(2);
		assertThat(this.finder.closed.get()).isPositive();
	}

	@Test
	void aCursorIsOnAnItemOnlyAfterNext() {
		Cursor<Document> cursor = this.finder.query().limit(1).cursor();
		assertThatIllegalStateException().isThrownBy(cursor::get);
		assertThat(cursor.next()).isTrue();
		assertThat(cursor.get().getId()).isEqualTo("k0000");
		assertThat(cursor.next()).isFalse();
		assertThat(cursor.next()).isFalse();
		assertThatIllegalStateException().isThrownBy(cursor::get);
	}

	@Test
	void aClosedCursorEndsAndFetchesNoMore() {
		Cursor<Document> cursor = this.finder.query().cursor();
		assertThat(cursor.next()).isTrue();
		cursor.close();
		cursor.close();
		assertThat(cursor.next()).isFalse();
		assertThatIllegalStateException().isThrownBy(cursor::get);
		assertThat(this.finder.pages).hasValue(1);
		assertThat(this.finder.closed.get()).isPositive();
		assertThat(cursor.statistics().rowsRead()).isEqualTo(3);
	}

	@Test
	void aCursorAndItsIteratorMoveTogether() {
		Cursor<Document> cursor = this.finder.query().cursor();
		cursor.next();
		List<Integer> rest = new ArrayList<>();
		cursor.forEach((document) -> rest.add(document.getInt("n")));
		assertThat(rest).hasSize(9).startsWith(1);
		assertThat(cursor).isEmpty();
	}

	@Test
	void aFailingPageEndsTheFindAndClosesIt() {
		this.finder.beforePage((page) -> {
			if (page == 1) {
				throw new NosqlcException("no second page");
			}
		});
		assertThatExceptionOfType(NosqlcException.class).isThrownBy(() -> this.finder.query().list())
			.withMessage("no second page");
		assertThat(this.finder.closed.get()).isPositive();
		Cursor<Document> cursor = this.finder.query().cursor();
		assertThat(cursor.next()).isTrue();
		assertThatExceptionOfType(NosqlcException.class).isThrownBy(() -> {
			while (cursor.next()) {
				cursor.get();
			}
		});
		assertThat(cursor.next()).isFalse();
	}

	@Test
	void anErrorReachesTheCallerInsteadOfLettingItWait() {
		this.finder.beforePage((page) -> {
			throw new StackOverflowError("deep");
		});
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> this.finder.query().list());
		assertThatExceptionOfType(StackOverflowError.class)
			.isThrownBy(() -> this.finder.query().sort(SortKey.asc("n")).list());
	}

	@Test
	void anErrorWhileItemsAreMadeReachesTheCaller() {
		assertThatExceptionOfType(LinkageError.class).isThrownBy(() -> this.finder.query().as(Unloadable.class).list());
	}

	@Test
	void explainsWithoutReading() {
		assertThat(this.finder.query(where("n").eq(1)).explain().residual()).isEqualTo(where("n").eq(1));
		assertThat(this.finder.opened).hasValue(0);
		assertThat(this.finder.query(Filter.all()).toString()).contains("everything");
	}

	private static List<Integer> numbers(List<Document> documents) {
		return documents.stream().map((document) -> document.getInt("n")).toList();
	}

	record Numbered(String _id, int n) {

	}

	static final class Unloadable {

		static final int VALUE = Integer.parseInt("no number");

		public int n;

	}

	private record EntityFinder(FindExecutor<Document> finder) implements FindExecutor<Document> {

		@Override
		public MatchPages<Document> open(FindSpec spec, Executor executor) {
			return this.finder.open(spec, executor);
		}

		@Override
		public QueryPlan explain(FindSpec spec) {
			return this.finder.explain(spec);
		}

		@Override
		public NosqlcException notFound(String message) {
			return new EntityNotFoundException(message);
		}

		@Override
		public FieldPath resolve(FieldPath path) {
			if (!path.equals(FieldPath.of("number"))) {
				throw new QueryRejectedException("unknown: " + path);
			}
			return FieldPath.of("n");
		}

	}

}
