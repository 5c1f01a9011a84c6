package io.nosqlc.data.repository.query;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;

import io.nosqlc.FindQuery;
import io.nosqlc.Positioned;
import io.nosqlc.data.repository.ScrollTokens;
import io.nosqlc.error.QueryRejectedException;

/**
 * A find that is read in parts. By number of page or offset, whatever lies before is read
 * and dropped, up to a limit; by keyset, the find begins behind the last item seen,
 * whatever lies before.
 *
 * @param <T> type of the items
 */
public final class PagedFind<T> {

	private final FindQuery<T> find;

	private final @Nullable Long limit;

	private final int maxOffset;

	private final Finisher finisher;

	/**
	 * Creates a find for a caller that waits.
	 * @param find what to read, sorted
	 * @param maxOffset how many items may be read and dropped
	 */
	public PagedFind(FindQuery<T> find, int maxOffset) {
		this(find, null, maxOffset, Finisher.WAITING);
	}

	PagedFind(FindQuery<T> find, @Nullable Long limit, int maxOffset, Finisher finisher) {
		this.find = find;
		this.limit = limit;
		this.maxOffset = maxOffset;
		this.finisher = finisher;
	}

	/**
	 * Returns a find in an order of Spring Data.
	 * @throws QueryRejectedException if no find has such an order
	 */
	public static <E> FindQuery<E> sorted(FindQuery<E> find, Sort sort) {
		return SortKeys.sort(find, sort);
	}

	/**
	 * Returns a page, and counts what there is unless the page tells it.
	 */
	public Page<T> page(Pageable pageable) {
		return Finisher.result(pageStage(pageable));
	}

	CompletionStage<Page<T>> pageStage(Pageable pageable) {
		return sliceStage(pageable).thenCompose((slice) -> {
			if (pageable.isUnpaged()) {
				return completed(new PageImpl<>(slice.getContent()));
			}
			if (!slice.hasNext() && (slice.hasContent() || pageable.getOffset() == 0)) {
				return completed(new PageImpl<>(slice.getContent(), pageable,
						pageable.getOffset() + slice.getNumberOfElements()));
			}
			return this.finisher.count(limited())
				.thenApply((total) -> new PageImpl<>(slice.getContent(), pageable, total));
		});
	}

	private static <T> CompletionStage<Page<T>> completed(Page<T> page) {
		return CompletableFuture.completedStage(page);
	}

	CompletionStage<Slice<T>> sliceStage(Pageable pageable) {
		if (pageable.isUnpaged()) {
			return this.finisher.list(limited()).thenApply(SliceImpl::new);
		}
		int offset = checked(pageable.getOffset());
		int size = pageable.getPageSize();
		return part(this.find, offset, size)
			.thenApply((part) -> new SliceImpl<>(part.items(), pageable, part.hasNext()));
	}

	/**
	 * Returns the items behind a position.
	 * @param size how many; {@code null} for all
	 */
	public Window<T> window(ScrollPosition position, @Nullable Integer size) {
		return Finisher.result(windowStage(position, size));
	}

	CompletionStage<Window<T>> windowStage(ScrollPosition position, @Nullable Integer size) {
		if (position instanceof OffsetScrollPosition offset) {
			int skipped = checked(offset.isInitial() ? 0 : offset.getOffset() + 1);
			return part(this.find, skipped, size).thenApply(
					(part) -> Window.from(part.items(), (i) -> ScrollPosition.offset(skipped + i), part.hasNext()));
		}
		return part(this.find.after(ScrollTokens.of(position)).positioned(), 0, size).thenApply(PagedFind::window);
	}

	private static <T> Window<T> window(Part<Positioned<T>> part) {
		List<T> items = part.items().stream().map(Positioned::item).toList();
		IntFunction<ScrollPosition> positions = (i) -> ScrollTokens.position(part.items().get(i).token());
		return Window.from(items, positions, part.hasNext());
	}

	/**
	 * Reads one item more than wanted, to know whether something follows.
	 */
	private <I> CompletionStage<Part<I>> part(FindQuery<I> items, int offset, @Nullable Integer size) {
		if (size == null) {
			return this.finisher.list((this.limit != null) ? items.limit(this.limit) : items)
				.thenApply((all) -> Part.of(all, offset, all.size()));
		}
		long behind = (long) offset + size;
		long wanted = (this.limit != null) ? Math.min(behind + 1, this.limit) : behind + 1;
		return this.finisher.list(items.limit(wanted)).thenApply((all) -> Part.of(all, offset, behind));
	}

	private FindQuery<T> limited() {
		return (this.limit != null) ? this.find.limit(this.limit) : this.find;
	}

	private int checked(long offset) {
		if (offset > this.maxOffset) {
			throw new QueryRejectedException("Cannot begin behind " + offset
					+ " items: they would be read and dropped, and the limit is " + this.maxOffset
					+ ". Scroll with a Window and ScrollPosition.keyset(), or raise nosqlc.max-offset.");
		}
		return (int) offset;
	}

	private record Part<I>(List<I> items, boolean hasNext) {

		static <I> Part<I> of(List<I> all, int offset, long behind) {
			int from = Math.min(offset, all.size());
			int to = (int) Math.min(behind, all.size());
			return new Part<>(new ArrayList<>(all.subList(from, to)), all.size() > behind);
		}

	}

}
