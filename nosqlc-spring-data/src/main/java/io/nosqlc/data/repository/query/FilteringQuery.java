package io.nosqlc.data.repository.query;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.util.ClassUtils;
import org.springframework.util.NumberUtils;

import io.nosqlc.FindQuery;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

/**
 * A method of a repository that finds what passes a filter, and brings it, counts it,
 * tells whether it exists, or deletes it.
 *
 * @param <T> the class of the entities
 */
abstract class FilteringQuery<T> implements RepositoryQuery {

	private final NosqlcQueryMethod method;

	private final Class<T> domain;

	private final RepositoryContext context;

	private final Purpose purpose;

	private final MethodOptions options;

	private final Finisher finisher;

	/**
	 * Creates a query.
	 * @throws QueryRejectedException if the method cannot return what the query brings
	 */
	FilteringQuery(NosqlcQueryMethod method, Class<T> domain, RepositoryContext context, Purpose purpose) {
		this.method = method;
		this.domain = domain;
		this.context = context;
		this.purpose = purpose;
		this.options = method.options().reading(method.getName());
		this.finisher = method.returns().promised() ? Finisher.PROMISING : Finisher.WAITING;
		check();
	}

	private void check() {
		Parameters<?, ?> parameters = this.method.getParameters();
		if (!parameters.hasDynamicProjection()) {
			this.purpose.check(this.method.getName(), this.method.returns(), this.domain);
			if (this.purpose == Purpose.FIND) {
				projected(this.context.entities().find(this.domain), this.method.returns().element());
			}
		}
		if (isWindow() != parameters.hasScrollPositionParameter()) {
			throw new QueryRejectedException(
					"Cannot scroll by '" + this.method.getName() + "': a Window is read from a ScrollPosition on. "
							+ (isWindow() ? "Add a parameter of that type." : "Return a Window."));
		}
	}

	@Override
	public NosqlcQueryMethod getQueryMethod() {
		return this.method;
	}

	/**
	 * Returns the filter with the values of a call in it.
	 */
	abstract Filter filter(Arguments arguments);

	/**
	 * Returns the order that the method asks for itself.
	 */
	Sort sort() {
		return Sort.unsorted();
	}

	/**
	 * Returns how many items the method asks for itself; {@code null} for all.
	 */
	@Nullable Integer limit() {
		return null;
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		if (!this.method.returns().promised()) {
			return run(parameters);
		}
		try {
			return run(parameters);
		}
		catch (NosqlcException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private @Nullable Object run(@Nullable Object[] parameters) {
		Arguments arguments = new Arguments(this.method.getParameters(), parameters);
		Filter filter = filter(arguments);
		FindQuery<T> all = this.options.narrow(this.context.entities().find(this.domain, filter));
		FindQuery<T> sorted = SortKeys.sort(all, sort().and(arguments.getSort()));
		Long limit = limitOf(arguments);
		FindQuery<T> find = Explanation.unlessAsked((limit != null && !isWindow()) ? sorted.limit(limit) : sorted);
		return switch (this.purpose) {
			case COUNT -> finish(this.finisher.count(find).thenApply(this::number));
			case EXISTS -> finish(this.finisher.exists(find));
			case DELETE -> finish(delete(find, filter, limit == null));
			case FIND -> find(projected(find, typeOf(arguments)), arguments, limit);
		};
	}

	private @Nullable Object finish(CompletionStage<? extends @Nullable Object> stage) {
		return this.method.returns().promised() ? stage.toCompletableFuture() : Finisher.result(stage);
	}

	/**
	 * Returns whether the limit is the size of a window, and not the end of all.
	 */
	private boolean isWindow() {
		return this.method.returns().kind() == ReturnForm.Kind.WINDOW;
	}

	private @Nullable Long limitOf(Arguments arguments) {
		Integer own = limit();
		Limit given = this.method.getParameters().hasLimitParameter() ? arguments.getLimit() : Limit.unlimited();
		if (given.isUnlimited()) {
			return (own != null) ? Long.valueOf(own) : null;
		}
		return Long.valueOf((own != null) ? Math.min(own, given.max()) : given.max());
	}

	private Class<?> typeOf(Arguments arguments) {
		Class<?> dynamic = arguments.findDynamicProjection();
		return (dynamic != null) ? dynamic : this.method.returns().element();
	}

	private FindQuery<?> projected(FindQuery<T> find, Class<?> type) {
		return this.context.projections().project(find, this.domain, type);
	}

	private <R> @Nullable Object find(FindQuery<R> find, Arguments arguments, @Nullable Long limit) {
		ReturnForm returns = this.method.returns();
		Pageable pageable = arguments.getPageable();
		PagedFind<R> paged = new PagedFind<>(find, isWindow() ? null : limit, this.context.maxOffset(), this.finisher);
		return switch (returns.kind()) {
			case FIND_QUERY -> find;
			case STREAM -> pageable.isPaged() ? Finisher.result(many(paged, pageable)).stream() : find.stream();
			case PAGE -> finish(paged.pageStage(pageable));
			case SLICE -> finish(paged.sliceStage(pageable));
			case WINDOW -> finish(paged.windowStage(start(arguments), (limit != null) ? limit.intValue() : null));
			case MANY -> finish(many(paged, pageable).thenApply(returns::many));
			case ONE -> finish(this.finisher.list((limit != null) ? find : find.limit(2)).thenApply(this::one));
		};
	}

	private static <R> CompletionStage<List<R>> many(PagedFind<R> paged, Pageable pageable) {
		return paged.sliceStage(pageable).thenApply((slice) -> slice.getContent());
	}

	private ScrollPosition start(Arguments arguments) {
		ScrollPosition position = arguments.getScrollPosition();
		return (position != null) ? position : ScrollPosition.keyset();
	}

	private @Nullable Object one(List<?> items) {
		if (items.size() > 1) {
			throw new NonUniqueResultException("Expected at most one match of '" + this.method.getName()
					+ "' but there are several. Narrow it, or return a List, or name it findFirst….");
		}
		return this.method.returns().one(items.isEmpty() ? null : items.get(0));
	}

	private Object number(long count) {
		Class<?> type = this.method.returns().element();
		return (type == Integer.class || type == int.class)
				? NumberUtils.convertNumberToTargetClass(count, Integer.class) : (Object) count;
	}

	/**
	 * What is deleted is found first, unless nobody wants to know of it.
	 */
	private CompletionStage<? extends @Nullable Object> delete(FindQuery<T> find, Filter filter, boolean all) {
		EntityOperations entities = this.context.entities();
		Class<?> element = ClassUtils.resolvePrimitiveIfNecessary(this.method.returns().element());
		if (all && Purpose.isNothing(element) && !this.options.areGiven()) {
			return this.finisher.deleteAll(entities, this.domain, filter);
		}
		if (all && (Purpose.isNothing(element) || Purpose.NUMBERS.contains(element))) {
			return this.finisher.deleteFound(entities, find)
				.thenApply((count) -> Purpose.isNothing(element) ? null : number(count));
		}
		return this.finisher.list(find)
			.thenCompose((found) -> this.finisher.deleteAll(entities, found).thenApply((done) -> deleted(found)));
	}

	private @Nullable Object deleted(List<T> found) {
		ReturnForm returns = this.method.returns();
		if (returns.kind() == ReturnForm.Kind.MANY) {
			return returns.many(found);
		}
		if (Purpose.NUMBERS.contains(ClassUtils.resolvePrimitiveIfNecessary(returns.element()))) {
			return number(found.size());
		}
		return Purpose.isNothing(returns.element()) ? null : one(found);
	}

}
