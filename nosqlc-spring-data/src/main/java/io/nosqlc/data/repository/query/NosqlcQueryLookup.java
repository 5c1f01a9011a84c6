package io.nosqlc.data.repository.query;

import java.lang.reflect.Method;

import org.springframework.data.core.PropertyReferenceException;
import org.springframework.data.projection.ProjectionFactory;
import org.springframework.data.repository.core.NamedQueries;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.query.QueryCreationException;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.repository.Query;
import io.nosqlc.error.NosqlcException;

/**
 * Makes the queries of a repository's methods, of their annotation or else of their name,
 * and refuses those that cannot work.
 */
public final class NosqlcQueryLookup implements QueryLookupStrategy {

	private final EntityOperations entities;

	private final ValueExpressionDelegate expressions;

	private final int maxOffset;

	/**
	 * Creates a lookup.
	 * @param entities finds and writes
	 * @param expressions evaluates expressions in annotations
	 * @param maxOffset how many items a page may read and drop
	 */
	public NosqlcQueryLookup(EntityOperations entities, ValueExpressionDelegate expressions, int maxOffset) {
		this.entities = entities;
		this.expressions = expressions;
		this.maxOffset = maxOffset;
	}

	@Override
	public RepositoryQuery resolveQuery(Method method, RepositoryMetadata metadata, ProjectionFactory factory,
			NamedQueries namedQueries) {
		RepositoryContext context = new RepositoryContext(this.entities,
				new Projections(factory, this.entities.mappingContext()), this.maxOffset);
		try {
			NosqlcQueryMethod queryMethod = new NosqlcQueryMethod(method, metadata, factory);
			return query(queryMethod, metadata.getDomainType(), context);
		}
		catch (NosqlcException | PropertyReferenceException | IllegalArgumentException | IllegalStateException ex) {
			throw QueryCreationException.create(String.valueOf(ex.getMessage()), ex, metadata.getRepositoryInterface(),
					method);
		}
	}

	private <T> RepositoryQuery query(NosqlcQueryMethod method, Class<T> domain, RepositoryContext context) {
		Query annotation = method.annotation();
		if (annotation == null) {
			return DerivedQuery.of(method, domain, context);
		}
		if (annotation.value().strip().startsWith("{")) {
			return new FilterQuery<>(method, domain, context, annotation, this.expressions);
		}
		return new CqlQuery(method, domain, context, annotation, this.expressions);
	}

}
