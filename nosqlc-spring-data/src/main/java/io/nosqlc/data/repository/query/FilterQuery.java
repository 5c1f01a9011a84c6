package io.nosqlc.data.repository.query;

import org.springframework.data.repository.query.ValueExpressionDelegate;

import io.nosqlc.data.repository.Query;
import io.nosqlc.filter.Filter;

/**
 * A method whose annotation says what to find, by a filter.
 *
 * @param <T> the class of the entities
 */
final class FilterQuery<T> extends FilteringQuery<T> {

	private final FilterTemplate template;

	private final Placeholders placeholders;

	FilterQuery(NosqlcQueryMethod method, Class<T> domain, RepositoryContext context, Query query,
			ValueExpressionDelegate expressions) {
		super(method, domain, context, Purpose.of(query, method.getName()));
		this.placeholders = new Placeholders(method, expressions);
		this.template = FilterTemplate.of(method.getName(), query.value(), this.placeholders);
		this.placeholders.check();
		context.entities().find(domain, this.template.sample());
	}

	@Override
	Filter filter(Arguments arguments) {
		return this.template.bind(this.placeholders.values(arguments));
	}

}
