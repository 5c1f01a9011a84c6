package io.nosqlc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.internal.value.Arguments;

/**
 * How a query is finished, the same for callers that wait and callers that do not. What a
 * store need not be able to do happens here, once for all of them: sorting, limits,
 * tokens.
 *
 * @param <T> type of the items
 * @param executor what runs the query on the store
 * @param spec what is asked for, but for its position
 * @param token the page behind which it begins
 * @param runtime the runtime of the client
 */
record FindRun<T>(FindExecutor<T> executor, FindSpec spec, @Nullable String token, ClientRuntime runtime) {

	FindRun<T> with(FindSpec spec) {
		return new FindRun<>(this.executor, spec, this.token, this.runtime);
	}

	FindRun<T> after(@Nullable String token) {
		return new FindRun<>(this.executor, this.spec, token, this.runtime);
	}

	<R> FindRun<R> as(Class<R> type) {
		return through((executor) -> executor.as(type));
	}

	<R> FindRun<R> map(Function<? super T, ? extends R> mapping) {
		return through((executor) -> new MappedFinder<>(executor, (match, spec) -> mapping.apply(match.item())));
	}

	FindRun<Positioned<T>> positioned() {
		return through((executor) -> new MappedFinder<>(executor,
				(match, spec) -> new Positioned<>(match.item(), PageToken.encode(match.position(spec.sort()), spec))));
	}

	<R> FindRun<R> through(Function<FindExecutor<T>, FindExecutor<R>> other) {
		return new FindRun<>(other.apply(this.executor), this.spec, this.token, this.runtime);
	}

	FindRun<T> sort(List<SortKey> keys) {
		Arguments.required(keys, "keys").forEach((key) -> Arguments.required(key, "keys"));
		return with(this.spec.withSort(keys.stream().map(this.executor::resolve).toList()));
	}

	FindRun<T> fields(String... paths) {
		return with(this.spec.withFields(Arrays.stream(Arguments.required(paths, "paths"))
			.map((path) -> this.executor.resolve(FieldPath.parse(Arguments.required(path, "paths"))))
			.toList()));
	}

	/**
	 * Starts the query.
	 * @throws QueryRejectedException if more would have to be sorted than is allowed, or
	 * if its consistency is for writes
	 */
	MatchPages<T> open(Executor continuations) {
		return open(this.spec.limit(), 0, continuations);
	}

	CompletionStage<List<T>> list(Executor continuations) {
		return Pages.toList(loading().open(continuations), continuations);
	}

	CompletionStage<Optional<T>> first(Executor continuations) {
		return items(1, continuations).thenApply((items) -> items.stream().findFirst());
	}

	CompletionStage<T> one(Executor continuations) {
		return items(2, continuations).thenApply(this::only);
	}

	CompletionStage<Boolean> exists(Executor continuations) {
		return with(this.spec.withLimit(atMost(1))).count(continuations).thenApply((count) -> count > 0);
	}

	/**
	 * Counting takes no sorting, and so no memory: what a token leaves out is told by
	 * comparing with its position.
	 */
	CompletionStage<Long> count(Executor continuations) {
		FindSpec positioned = answerable();
		if (positioned.after() == null) {
			return this.executor.count(positioned.withSort(List.of()), continuations);
		}
		if (!isSortedHere(positioned)) {
			return this.executor.count(positioned, continuations);
		}
		MatchPages<T> behind = new PagesBehind<>(everything(positioned, continuations), positioned);
		Long limit = this.spec.limit();
		return Pages.count((limit != null) ? new LimitedPages<>(behind, limit) : behind, continuations);
	}

	/**
	 * One item more than the page holds is read, so that a page without successor says
	 * so.
	 */
	CallerThread.Operation<ResultPage<T>> page(int size) {
		if (size <= 0) {
			throw new IllegalArgumentException("'size' must be positive but is " + size);
		}
		long wanted = atMost(size);
		return (continuations) -> {
			List<Match<T>> matches = new ArrayList<>();
			FindRun<T> inOrder = with(this.spec.withScan(this.spec.scan().ordered()));
			return Pages.forEach(inOrder.open(wanted, (wanted > 0) ? 1 : 0, continuations), (page) -> {
				matches.addAll(page.matches());
				return Pages.CONTINUE;
			}, continuations).thenApply((done) -> resultPage(matches, (int) wanted));
		};
	}

	QueryPlan explain() {
		return this.executor.explain(behindToken());
	}

	private CompletionStage<List<T>> items(long limit, Executor continuations) {
		return Pages.toList(loading().open(atMost(limit), 0, continuations), continuations);
	}

	private FindRun<T> loading() {
		return this.spec.fields().isEmpty() ? with(this.spec.withPurpose(FindPurpose.LOAD)) : this;
	}

	private long atMost(long limit) {
		return (this.spec.limit() != null) ? Math.min(limit, this.spec.limit()) : limit;
	}

	/**
	 * Starts the query.
	 * @param limit how many items are wanted; {@code null} for all
	 * @param lookahead how many to bring beyond the limit
	 */
	private MatchPages<T> open(@Nullable Long limit, int lookahead, Executor continuations) {
		FindSpec positioned = answerable();
		Long atMost = (limit != null) ? limit + lookahead : null;
		MatchPages<T> pages = isSortedHere(positioned) ? sorted(positioned, limit, lookahead, continuations)
				: this.executor.open(positioned.withLimit(atMost), continuations);
		return (atMost != null) ? new LimitedPages<>(pages, atMost) : pages;
	}

	private boolean isSortedHere(FindSpec positioned) {
		return !positioned.sort().isEmpty() && !this.executor.sorts(positioned);
	}

	/**
	 * Sorting reads everything that matches before it brings anything.
	 */
	private MatchPages<T> sorted(FindSpec positioned, @Nullable Long limit, int lookahead, Executor continuations) {
		int maxSort = this.runtime.options().maxSort();
		if (limit != null && limit > maxSort) {
			throw new QueryRejectedException(
					"Cannot sort " + limit + " items of '" + this.spec.filter() + "' in memory: the limit is " + maxSort
							+ ". Read smaller pages with page(size), or raise max-sort.");
		}
		boolean published = positioned.purpose() == FindPurpose.PUBLISH;
		FindSpec all = published ? positioned.withPurpose(FindPurpose.READ) : positioned;
		return new SortedPages<>(everything(all, continuations), positioned,
				(limit != null) ? limit.intValue() + lookahead : null, maxSort, continuations);
	}

	/**
	 * Starts the query as if it had no limits.
	 */
	private MatchPages<T> everything(FindSpec positioned, Executor continuations) {
		return this.executor.open(positioned.withLimit(null).withAfter(null), continuations);
	}

	private FindSpec answerable() {
		if (this.spec.consistency() == Consistency.ANY) {
			throw new QueryRejectedException("Cannot find '" + this.spec.filter()
					+ "' with consistency 'ANY': it is for writes. Use LOCAL_ONE or another level.");
		}
		return behindToken();
	}

	private FindSpec behindToken() {
		return (this.token != null) ? this.spec.withAfter(PageToken.decode(this.token, this.spec)) : this.spec;
	}

	private ResultPage<T> resultPage(List<Match<T>> matches, int wanted) {
		boolean more = matches.size() > wanted;
		List<Match<T>> page = more ? matches.subList(0, wanted) : matches;
		String next = (more && wanted > 0)
				? PageToken.encode(page.get(wanted - 1).position(this.spec.sort()), this.spec) : null;
		return new ResultPage<>(page.stream().map(Match::item).toList(), next);
	}

	private T only(List<T> items) {
		if (items.isEmpty()) {
			throw this.executor.notFound("Expected exactly one match of '" + this.spec.filter()
					+ "' but there is none. Use first() if there may be none.");
		}
		if (items.size() > 1) {
			throw new NonUniqueResultException("Expected exactly one match of '" + this.spec.filter()
					+ "' but there are several. Narrow the filter, or use first() or list().");
		}
		return items.get(0);
	}

}
