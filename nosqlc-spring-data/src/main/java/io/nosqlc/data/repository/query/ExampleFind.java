package io.nosqlc.data.repository.query;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Window;
import org.springframework.data.projection.SpelAwareProxyProjectionFactory;
import org.springframework.data.repository.query.FluentQuery.FetchableFluentQuery;

import io.nosqlc.FindQuery;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.error.NonUniqueResultException;

/**
 * Finds entities like an example, in Spring Data's words. Immutable; nothing is sent
 * before it is finished. The sort and the size of a {@link Pageable} come before those
 * that were said here.
 *
 * @param <T> the class of the entities
 * @param <R> what they are brought as
 */
public final class ExampleFind<T, R> implements FetchableFluentQuery<R> {

	private final FindQuery<T> find;

	private final Class<T> domain;

	private final Class<R> type;

	private final Sort sort;

	private final @Nullable Integer limit;

	private final RepositoryContext context;

	private ExampleFind(FindQuery<T> find, Class<T> domain, Class<R> type, Sort sort, @Nullable Integer limit,
			RepositoryContext context) {
		this.find = find;
		this.domain = domain;
		this.type = type;
		this.sort = sort;
		this.limit = limit;
		this.context = context;
	}

	/**
	 * Returns what finds entities like an example.
	 * @param entities finds them
	 * @param maxOffset how many items a page may read and drop
	 * @throws io.nosqlc.error.QueryRejectedException if the example has what cannot be
	 * compared
	 * @throws io.nosqlc.error.InvalidFilterException if it has a regular expression that
	 * could take for ever
	 */
	public static <T> ExampleFind<T, T> of(Example<T> example, EntityOperations entities, int maxOffset) {
		Class<T> type = example.getProbeType();
		FindQuery<T> find = entities.find(type, ExampleFilter.of(example, entities.mappingContext()));
		Projections projections = new Projections(new SpelAwareProxyProjectionFactory(), entities.mappingContext());
		return new ExampleFind<>(MethodOptions.current().narrow(find), type, type, Sort.unsorted(), null,
				new RepositoryContext(entities, projections, maxOffset));
	}

	@Override
	public ExampleFind<T, R> sortBy(Sort sort) {
		return new ExampleFind<>(this.find, this.domain, this.type, this.sort.and(sort), this.limit, this.context);
	}

	@Override
	public ExampleFind<T, R> limit(int limit) {
		return new ExampleFind<>(this.find, this.domain, this.type, this.sort, limit, this.context);
	}

	@Override
	public <P> ExampleFind<T, P> as(Class<P> type) {
		return new ExampleFind<>(this.find, this.domain, type, this.sort, this.limit, this.context);
	}

	/**
	 * Brings only some properties, of documents and of maps. A row is an entity as a
	 * whole only; parts of it come {@link #as} a record or an interface.
	 */
	@Override
	public ExampleFind<T, R> project(Collection<String> properties) {
		return new ExampleFind<>(this.find.fields(properties.toArray(String[]::new)), this.domain, this.type, this.sort,
				this.limit, this.context);
	}

	@Override
	public @Nullable R oneValue() {
		List<R> items = found(this.sort, (this.limit != null) ? Math.min(this.limit, 2) : 2).list();
		if (items.size() > 1) {
			throw new NonUniqueResultException("Expected at most one '" + this.domain.getSimpleName()
					+ "' like the example but there are several." + " Narrow the example, or use first() or all().");
		}
		return items.isEmpty() ? null : items.get(0);
	}

	@Override
	public @Nullable R firstValue() {
		List<R> items = found(this.sort, (this.limit != null) ? Math.min(this.limit, 1) : 1).list();
		return items.isEmpty() ? null : items.get(0);
	}

	@Override
	public List<R> all() {
		return found(this.sort, this.limit).list();
	}

	@Override
	public Window<R> scroll(ScrollPosition position) {
		return paged(this.sort).window(position, this.limit);
	}

	@Override
	public Page<R> page(Pageable pageable) {
		return paged(sortOf(pageable)).page(pageable);
	}

	@Override
	public Slice<R> slice(Pageable pageable) {
		return Finisher.result(paged(sortOf(pageable)).sliceStage(pageable));
	}

	@Override
	public Stream<R> stream() {
		return found(this.sort, this.limit).stream();
	}

	@Override
	public long count() {
		return limited(this.limit).count();
	}

	@Override
	public boolean exists() {
		return limited(this.limit).exists();
	}

	private Sort sortOf(Pageable pageable) {
		return pageable.getSort().isSorted() ? pageable.getSort() : this.sort;
	}

	private PagedFind<R> paged(Sort sort) {
		return new PagedFind<>(found(sort, null), this.context.maxOffset());
	}

	private FindQuery<R> found(Sort sort, @Nullable Integer limit) {
		FindQuery<T> sorted = SortKeys.sort((limit != null) ? this.find.limit(limit) : this.find, sort);
		return Explanation.unlessAsked(this.context.projections().project(sorted, this.domain, this.type));
	}

	private FindQuery<T> limited(@Nullable Integer limit) {
		return Explanation.unlessAsked((limit != null) ? this.find.limit(limit) : this.find);
	}

}
