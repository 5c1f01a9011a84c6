package io.nosqlc.data.repository.query;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.parser.PartTree;

import io.nosqlc.filter.Filter;

/**
 * A method whose name says what to find.
 *
 * @param <T> the class of the entities
 */
final class DerivedQuery<T> extends FilteringQuery<T> {

	private final PartTree tree;

	private final DerivedFilter filter;

	private DerivedQuery(NosqlcQueryMethod method, Class<T> domain, RepositoryContext context, PartTree tree,
			DerivedFilter filter) {
		super(method, domain, context, Purpose.of(tree));
		this.tree = tree;
		this.filter = filter;
		SortKeys.sort(context.entities().find(domain), tree.getSort());
	}

	/**
	 * Makes the query of a name.
	 * @throws io.nosqlc.error.QueryRejectedException if the entity cannot be found so
	 */
	static <T> DerivedQuery<T> of(NosqlcQueryMethod method, Class<T> domain, RepositoryContext context) {
		PartTree tree = DerivedFilter.read(method.getName(), domain, context.entities().mappingContext());
		DerivedFilter filter = DerivedFilter.of(tree, domain, context.entities().mappingContext(),
				method.getParameters());
		return new DerivedQuery<>(method, domain, context, tree, filter);
	}

	@Override
	Filter filter(Arguments arguments) {
		return this.filter.bind(arguments.iterator());
	}

	@Override
	Sort sort() {
		return this.tree.getSort();
	}

	@Override
	@Nullable Integer limit() {
		return this.tree.getMaxResults();
	}

}
