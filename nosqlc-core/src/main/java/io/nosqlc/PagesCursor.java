package io.nosqlc;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * A cursor over pages, whose work is done on the thread that moves it.
 *
 * @param <T> type of the items
 */
final class PagesCursor<T> implements Cursor<T> {

	private final CallerThread caller;

	private final MatchPages<T> pages;

	private Iterator<Match<T>> page = List.<Match<T>>of().iterator();

	private @Nullable Match<T> current;

	private boolean last;

	private PagesCursor(CallerThread caller, MatchPages<T> pages) {
		this.caller = caller;
		this.pages = pages;
	}

	static <T> Cursor<T> open(FindRun<T> run) {
		CallerThread caller = run.runtime().newCallerThread();
		return new PagesCursor<>(caller, run.open(caller));
	}

	@Override
	public boolean next() {
		this.current = null;
		while (!this.page.hasNext()) {
			if (this.last) {
				return false;
			}
			fetch();
		}
		this.current = this.page.next();
		return true;
	}

	@Override
	public T get() {
		if (this.current == null) {
			throw new IllegalStateException(
					"The cursor is not on an item: call next() first, and only go on while it" + " returns true.");
		}
		return this.current.item();
	}

	@Override
	public Iterator<T> iterator() {
		return new CursorIterator();
	}

	@Override
	public CursorStatistics statistics() {
		return this.pages.statistics();
	}

	@Override
	public void close() {
		this.last = true;
		this.current = null;
		this.page = List.<Match<T>>of().iterator();
		this.pages.close();
		this.caller.leave();
	}

	private void fetch() {
		MatchPages.Page<T> fetched;
		try {
			fetched = this.caller.await(this.pages.next());
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
		if (fetched.last()) {
			close();
		}
		this.page = fetched.matches().iterator();
	}

	private final class CursorIterator implements Iterator<T> {

		private boolean ahead;

		@Override
		public boolean hasNext() {
			this.ahead = this.ahead || PagesCursor.this.next();
			return this.ahead;
		}

		@Override
		public T next() {
			if (!hasNext()) {
				throw new NoSuchElementException("The find has no further items");
			}
			this.ahead = false;
			return get();
		}

	}

}
