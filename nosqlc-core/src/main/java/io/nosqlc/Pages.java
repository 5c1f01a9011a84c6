package io.nosqlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Pulls a find to its end, one page after the other. Stacks do not grow with the number
 * of pages, because each step is a task of its own.
 *
 * @param <T> type of the items
 */
final class Pages<T> {

	/**
	 * What an action returns that has nothing to wait for.
	 */
	static final CompletionStage<@Nullable Void> CONTINUE = CompletableFuture.completedStage(null);

	private final MatchPages<T> pages;

	private final Function<MatchPages.Page<T>, CompletionStage<?>> action;

	private final Executor executor;

	private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

	private Pages(MatchPages<T> pages, Function<MatchPages.Page<T>, CompletionStage<?>> action, Executor executor) {
		this.pages = pages;
		this.action = action;
		this.executor = executor;
	}

	/**
	 * Hands each page to an action, and fetches the next one when that is done. The pages
	 * are closed at the end.
	 */
	static <T> CompletionStage<@Nullable Void> forEach(MatchPages<T> pages,
			Function<MatchPages.Page<T>, CompletionStage<?>> action, Executor executor) {
		Pages<T> run = new Pages<>(pages, action, executor);
		run.step();
		return run.done.whenComplete((done, error) -> pages.close());
	}

	/**
	 * Collects all items.
	 */
	static <T> CompletionStage<List<T>> toList(MatchPages<T> pages, Executor executor) {
		List<T> items = new ArrayList<>();
		return forEach(pages, (page) -> {
			page.matches().forEach((match) -> items.add(match.item()));
			return CONTINUE;
		}, executor).thenApply((done) -> items);
	}

	/**
	 * Counts all items.
	 */
	static <T> CompletionStage<Long> count(MatchPages<T> pages, Executor executor) {
		AtomicLong count = new AtomicLong();
		return forEach(pages, (page) -> {
			count.addAndGet(page.matches().size());
			return CONTINUE;
		}, executor).thenApply((done) -> count.get());
	}

	private void step() {
		try {
			this.pages.next().whenCompleteAsync(this::arrived, this.executor);
		}
		catch (RuntimeException | Error ex) {
			this.done.completeExceptionally(ex);
		}
	}

	private void arrived(MatchPages.@Nullable Page<T> page, @Nullable Throwable error) {
		if (error != null) {
			this.done.completeExceptionally(unwrapped(error));
			return;
		}
		try {
			MatchPages.Page<T> arrived = Objects.requireNonNull(page);
			this.action.apply(arrived).whenCompleteAsync((done, failure) -> acted(arrived, failure), this.executor);
		}
		catch (RuntimeException | Error ex) {
			this.done.completeExceptionally(ex);
		}
	}

	private void acted(MatchPages.Page<T> page, @Nullable Throwable failure) {
		if (failure != null) {
			this.done.completeExceptionally(unwrapped(failure));
		}
		else if (page.last()) {
			this.done.complete(null);
		}
		else {
			step();
		}
	}

	private static Throwable unwrapped(Throwable error) {
		return (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
	}

}
