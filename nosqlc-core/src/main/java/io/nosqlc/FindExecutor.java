package io.nosqlc;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import io.nosqlc.error.DocumentNotFoundException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.filter.FieldPath;

/**
 * Runs finds on a store: what a driver must bring so that {@link FindQuery} works on it.
 * Safe for use by several threads.
 *
 * <p>
 * An executor need not sort: {@link FindQuery} does so where it does not
 * {@linkplain #sorts say} that it keeps an order, which then only tells what must be
 * known of the items that {@link #open} brings, and cuts at the limit itself. It must
 * begin behind {@link FindSpec#after()}, whose key is that of the last item seen (of
 * documents: {@link FindSpec#keyAfter()}), and must bring items in an order that stays
 * the same while nothing is written.
 *
 * @param <T> type of the items
 */
public interface FindExecutor<T> {

	/**
	 * Starts a find. Nothing is sent before the first {@link MatchPages#next()}, and
	 * whatever can be refused is refused here.
	 * @param spec what to find
	 * @param executor what runs the work that follows an answer, so that I/O threads stay
	 * free
	 */
	MatchPages<T> open(FindSpec spec, Executor executor);

	/**
	 * Tells whether {@link #open} brings what a find matches in the order that the find
	 * asks for, so that nobody needs to sort it. Page tokens rest on the answer, which
	 * must not depend on anything but filter and sort.
	 * @param spec a find with a sort order
	 */
	default boolean sorts(FindSpec spec) {
		return false;
	}

	/**
	 * Counts what matches, up to the limit. Unless overridden, by reading it.
	 * @param spec what to find
	 * @param executor what runs the work that follows an answer
	 */
	default CompletionStage<Long> count(FindSpec spec, Executor executor) {
		MatchPages<T> pages = open(spec, executor);
		return Pages.count((spec.limit() != null) ? new LimitedPages<>(pages, spec.limit()) : pages, executor);
	}

	/**
	 * Tells how the find would be run. Sends nothing to the table.
	 */
	QueryPlan explain(FindSpec spec);

	/**
	 * Returns the exception of {@link FindQuery#one()} where nothing matches, which is
	 * that of documents unless overridden.
	 * @param message what was asked for, and what to do
	 */
	default NosqlcException notFound(String message) {
		return new DocumentNotFoundException(message);
	}

	/**
	 * Returns where a field is in the store whose path in the items is this one. Asked
	 * when a query is told what to sort by and which fields to bring, so that whatever is
	 * not there can be refused then; never about its filter.
	 */
	default FieldPath resolve(FieldPath path) {
		return path;
	}

	/**
	 * Returns what the store sorts by for items to be in this order.
	 */
	default SortKey resolve(SortKey key) {
		return new SortKey(resolve(key.path()), key.descending());
	}

	/**
	 * Returns an executor of the same finds whose items are of another type.
	 * @throws UnsupportedOperationException if items of this store cannot become anything
	 * else
	 */
	default <R> FindExecutor<R> as(Class<R> type) {
		throw new UnsupportedOperationException("'as' is not supported by " + getClass().getSimpleName());
	}

}
