package io.nosqlc;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Arguments;

/**
 * A {@link FindQuery} whose finishers do not wait. Immutable. Each finish counts as one
 * operation of the client's limits, and of a publisher each page; stages complete on the
 * client's executor.
 *
 * @param <T> type of the items
 */
public final class AsyncFindQuery<T> {

	private final FindRun<T> run;

	AsyncFindQuery(FindRun<T> run) {
		this.run = run;
	}

	/**
	 * Brings at most so many items.
	 * @see FindQuery#limit
	 */
	public AsyncFindQuery<T> limit(long limit) {
		return with(this.run.spec().withLimit(limit));
	}

	/**
	 * Orders the items.
	 * @see FindQuery#sort(SortKey...)
	 */
	public AsyncFindQuery<T> sort(SortKey... keys) {
		return sort(Arrays.asList(Arguments.required(keys, "keys")));
	}

	/**
	 * Orders the items.
	 * @see FindQuery#sort(List)
	 */
	public AsyncFindQuery<T> sort(List<SortKey> keys) {
		return new AsyncFindQuery<>(this.run.sort(keys));
	}

	/**
	 * Brings only some fields of each item.
	 * @see FindQuery#fields
	 */
	public AsyncFindQuery<T> fields(String... paths) {
		return new AsyncFindQuery<>(this.run.fields(paths));
	}

	/**
	 * Brings items as another type.
	 * @see FindQuery#as
	 */
	public <R> AsyncFindQuery<R> as(Class<R> type) {
		return new AsyncFindQuery<>(this.run.as(Arguments.required(type, "type")));
	}

	/**
	 * Brings something else in the place of each item.
	 * @see FindQuery#map
	 */
	public <R> AsyncFindQuery<R> map(Function<? super T, ? extends R> mapping) {
		return new AsyncFindQuery<>(this.run.map(Arguments.required(mapping, "mapping")));
	}

	/**
	 * Brings each item together with the token that goes on behind it.
	 * @see FindQuery#positioned
	 */
	public AsyncFindQuery<Positioned<T>> positioned() {
		return new AsyncFindQuery<>(this.run.positioned());
	}

	/**
	 * Runs the query otherwise.
	 * @see FindQuery#through
	 */
	public <R> AsyncFindQuery<R> through(Function<FindExecutor<T>, FindExecutor<R>> executor) {
		return new AsyncFindQuery<>(this.run.through(Arguments.required(executor, "executor")));
	}

	/**
	 * Asks the store for so many rows at a time.
	 * @see FindQuery#fetchSize
	 */
	public AsyncFindQuery<T> fetchSize(int rows) {
		return with(this.run.spec().withFetchSize(rows));
	}

	/**
	 * Begins behind a page.
	 * @see FindQuery#after
	 */
	public AsyncFindQuery<T> after(@Nullable String token) {
		return new AsyncFindQuery<>(this.run.after(token));
	}

	/**
	 * Reads with a consistency level other than the client's.
	 * @see FindQuery#consistency
	 */
	public AsyncFindQuery<T> consistency(Consistency consistency) {
		return with(this.run.spec().withConsistency(consistency));
	}

	/**
	 * Waits so long for each answer of the store.
	 * @see FindQuery#timeout
	 */
	public AsyncFindQuery<T> timeout(Duration timeout) {
		return with(this.run.spec().withTimeout(timeout));
	}

	/**
	 * Says what happens if the whole table must be read, for this query.
	 * @see FindQuery#fullScan
	 */
	public AsyncFindQuery<T> fullScan(FullScan fullScan) {
		return with(this.run.spec().withFullScan(fullScan));
	}

	/**
	 * Says how a table is walked over.
	 * @see FindQuery#scan
	 */
	public AsyncFindQuery<T> scan(ScanOptions scan) {
		return with(this.run.spec().withScan(scan));
	}

	/**
	 * Lets the store filter rows itself where it has no index.
	 * @see FindQuery#allowFiltering
	 */
	public AsyncFindQuery<T> allowFiltering() {
		return with(this.run.spec().withAllowFiltering());
	}

	/**
	 * Brings all items.
	 */
	public CompletionStage<List<T>> list() {
		return submit(this.run::list);
	}

	/**
	 * Brings the first item, or empty if nothing matches.
	 */
	public CompletionStage<Optional<T>> first() {
		return submit(this.run::first);
	}

	/**
	 * Brings the one item that matches.
	 * @see FindQuery#one
	 */
	public CompletionStage<T> one() {
		return submit(this.run::one);
	}

	/**
	 * Counts what matches, up to the limit.
	 */
	public CompletionStage<Long> count() {
		return submit(this.run::count);
	}

	/**
	 * Tells whether anything matches.
	 */
	public CompletionStage<Boolean> exists() {
		return submit(this.run::exists);
	}

	/**
	 * Brings one page.
	 * @see FindQuery#page
	 */
	public CompletionStage<ResultPage<T>> page(int size) {
		return submit(this.run.page(size));
	}

	/**
	 * Returns a publisher of the items.
	 * @see FindQuery#publisher
	 */
	public Flow.Publisher<T> publisher() {
		return new FindPublisher<>(this.run);
	}

	/**
	 * Tells how this query would be run. Sends nothing to the table.
	 */
	public QueryPlan explain() {
		return this.run.explain();
	}

	@Override
	public String toString() {
		return "AsyncFindQuery[" + this.run.spec() + "]";
	}

	private AsyncFindQuery<T> with(FindSpec spec) {
		return new AsyncFindQuery<>(this.run.with(spec));
	}

	private <R extends @Nullable Object> CompletionStage<R> submit(CallerThread.Operation<R> operation) {
		return this.run.runtime().submit(operation);
	}

}
