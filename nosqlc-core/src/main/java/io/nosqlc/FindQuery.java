package io.nosqlc;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.nosqlc.filter.Filter;
import io.nosqlc.internal.value.Arguments;

/**
 * A query that was not run yet. Narrow it with {@code limit}, {@code sort} and their
 * like, each of which returns a new query, then finish it: iterate, {@code list},
 * {@code first}, {@code one}, {@code stream}, {@code cursor}, {@code count},
 * {@code exists}, {@code page} or {@code publisher}. Immutable, so any query can be kept,
 * shared by threads, and finished as often as wanted; each finish reads anew.
 *
 * <p>
 * There is no hidden limit: a query without {@link #limit} brings everything that
 * matches. {@link #explain()} tells what it costs.
 *
 * @param <T> type of the items
 */
public final class FindQuery<T> implements Iterable<T> {

	private final FindRun<T> run;

	private FindQuery(FindRun<T> run) {
		this.run = run;
	}

	/**
	 * Makes a query. For driver authors.
	 * @param executor what runs it
	 * @param filter what must match
	 * @param runtime the runtime of the client
	 */
	public static <T> FindQuery<T> of(FindExecutor<T> executor, Filter filter, ClientRuntime runtime) {
		return new FindQuery<>(new FindRun<>(executor, FindSpec.of(filter), null, runtime));
	}

	/**
	 * Brings at most so many items. Zero brings none.
	 * @throws IllegalArgumentException if the limit is negative
	 */
	public FindQuery<T> limit(long limit) {
		return with(this.run.spec().withLimit(limit));
	}

	/**
	 * Orders the items. A store brings the rows of one partition in the order of their
	 * clustering columns, or its reverse, as they are read. Any other order is made in
	 * memory: all that match are read, the first {@link #limit} of them or the whole
	 * result are held, and more than {@code max-sort} are refused. {@link #explain()}
	 * tells which it is.
	 */
	public FindQuery<T> sort(SortKey... keys) {
		return sort(Arrays.asList(Arguments.required(keys, "keys")));
	}

	/**
	 * Orders the items.
	 * @see #sort(SortKey...)
	 */
	public FindQuery<T> sort(List<SortKey> keys) {
		return new FindQuery<>(this.run.sort(keys));
	}

	/**
	 * Brings only some fields of each item; of documents, {@code _id} always. A field
	 * that an item lacks stays missing.
	 * @param paths dotted paths
	 * @throws io.nosqlc.error.InvalidFilterException if a path is malformed
	 */
	public FindQuery<T> fields(String... paths) {
		return new FindQuery<>(this.run.fields(paths));
	}

	/**
	 * Brings items as another type: a record, a bean, anything that JSON can be read
	 * into.
	 */
	public <R> FindQuery<R> as(Class<R> type) {
		return new FindQuery<>(this.run.as(Arguments.required(type, "type")));
	}

	/**
	 * Brings something else in the place of each item: what a function makes of it, when
	 * it is asked for, on a thread that may wait.
	 * @param mapping makes the new item, which must not be {@code null}
	 */
	public <R> FindQuery<R> map(Function<? super T, ? extends R> mapping) {
		return new FindQuery<>(this.run.map(Arguments.required(mapping, "mapping")));
	}

	/**
	 * Brings each item together with the token that goes on behind it, for whoever hands
	 * out a position for every item and not only one for a page. Narrow the query before.
	 */
	public FindQuery<Positioned<T>> positioned() {
		return new FindQuery<>(this.run.positioned());
	}

	/**
	 * Runs the query otherwise: narrowed as it is, and by an executor that is made of its
	 * own. For driver authors, and for whoever brings items as something else.
	 */
	public <R> FindQuery<R> through(Function<FindExecutor<T>, FindExecutor<R>> executor) {
		return new FindQuery<>(this.run.through(Arguments.required(executor, "executor")));
	}

	/**
	 * Asks the store for so many rows at a time. A hint: results are the same.
	 * @throws IllegalArgumentException if the number is not positive
	 */
	public FindQuery<T> fetchSize(int rows) {
		return with(this.run.spec().withFetchSize(rows));
	}

	/**
	 * Begins behind a page.
	 * @param token {@link ResultPage#nextToken()} of a query with the same filter and
	 * sort; {@code null} begins at the start. It is checked when this query is finished
	 */
	public FindQuery<T> after(@Nullable String token) {
		return new FindQuery<>(this.run.after(token));
	}

	/**
	 * Reads with a consistency level other than the client's.
	 */
	public FindQuery<T> consistency(Consistency consistency) {
		return with(this.run.spec().withConsistency(consistency));
	}

	/**
	 * Waits so long for each answer of the store.
	 */
	public FindQuery<T> timeout(Duration timeout) {
		return with(this.run.spec().withTimeout(timeout));
	}

	/**
	 * Says what happens if the whole table must be read, for this query.
	 */
	public FindQuery<T> fullScan(FullScan fullScan) {
		return with(this.run.spec().withFullScan(fullScan));
	}

	/**
	 * Says how a table is walked over: in order or not, how fast, and who is told how far
	 * the walk is.
	 */
	public FindQuery<T> scan(ScanOptions scan) {
		return with(this.run.spec().withScan(scan));
	}

	/**
	 * Lets the store filter rows itself where it has no index (Cassandra's
	 * {@code ALLOW FILTERING}), and read the whole table for that, whatever
	 * {@code full-scan} says. Documents are filtered here nevertheless.
	 */
	public FindQuery<T> allowFiltering() {
		return with(this.run.spec().withAllowFiltering());
	}

	/**
	 * Runs the query and returns an iterator that fetches pages as it goes.
	 */
	@Override
	public Iterator<T> iterator() {
		return cursor().iterator();
	}

	/**
	 * Runs the query and returns all items. They are held in memory together.
	 */
	public List<T> list() {
		return this.run.runtime().call(this.run::list);
	}

	/**
	 * Runs the query and returns the first item, or empty if nothing matches.
	 */
	public Optional<T> first() {
		return this.run.runtime().call(this.run::first);
	}

	/**
	 * Runs the query and returns the one item that matches.
	 * @throws io.nosqlc.error.DocumentNotFoundException if no document matches
	 * @throws io.nosqlc.error.EntityNotFoundException if no entity matches
	 * @throws io.nosqlc.error.NonUniqueResultException if several match
	 */
	public T one() {
		return this.run.runtime().call(this.run::one);
	}

	/**
	 * Runs the query and returns a sequential stream that fetches pages as it goes. Close
	 * it unless it is read to its end.
	 */
	public Stream<T> stream() {
		Cursor<T> cursor = cursor();
		Spliterator<T> items = Spliterators.spliteratorUnknownSize(cursor.iterator(),
				Spliterator.ORDERED | Spliterator.NONNULL);
		return StreamSupport.stream(items, false).onClose(cursor::close);
	}

	/**
	 * Runs the query and returns a cursor.
	 */
	public Cursor<T> cursor() {
		return PagesCursor.open(this.run);
	}

	/**
	 * Counts what matches, up to the limit. Costs what reading it costs, unless the plan
	 * says otherwise.
	 */
	public long count() {
		return this.run.runtime().call(this.run::count);
	}

	/**
	 * Returns whether anything matches; reads no further than the first match.
	 */
	public boolean exists() {
		return this.run.runtime().call(this.run::exists);
	}

	/**
	 * Runs the query and returns one page.
	 * @param size how many items at the most; a smaller {@link #limit} wins
	 * @throws io.nosqlc.error.InvalidTokenException if {@link #after} was given what is
	 * no token of this query
	 * @throws IllegalArgumentException if the size is not positive
	 */
	public ResultPage<T> page(int size) {
		return this.run.runtime().call(this.run.page(size));
	}

	/**
	 * Returns what brings one page as a part of a larger operation: it neither waits for
	 * its turn nor counts against the limits of the client, which are a matter of the
	 * whole.
	 * @see #page(int)
	 */
	public CallerThread.Operation<ResultPage<T>> pageOperation(int size) {
		return this.run.page(size);
	}

	/**
	 * Returns a publisher that runs the query anew for each subscriber. A page is fetched
	 * when a subscriber has demanded more items than have arrived, so nothing is sent
	 * before anything is demanded, and nothing ahead of demand; at most two pages are
	 * held. A sorted query reads everything that matches at the first demand.
	 *
	 * <p>
	 * Each page counts as one asynchronous operation of the client's limits: it waits for
	 * its turn, and fails the subscription with a
	 * {@link io.nosqlc.error.ClientOverloadedException} when too many are waiting.
	 * Signals come on the client's executor, of which a subscriber that blocks occupies a
	 * thread.
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

	/**
	 * Returns the same query with finishers that do not wait.
	 */
	public AsyncFindQuery<T> async() {
		return new AsyncFindQuery<>(this.run);
	}

	private FindQuery<T> with(FindSpec spec) {
		return new FindQuery<>(this.run.with(spec));
	}

	@Override
	public String toString() {
		return "FindQuery[" + this.run.spec() + "]";
	}

}
