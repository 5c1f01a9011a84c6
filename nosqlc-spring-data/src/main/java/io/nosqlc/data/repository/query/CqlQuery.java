package io.nosqlc.data.repository.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.query.Parameters;
import org.springframework.data.repository.query.RepositoryQuery;
import org.springframework.data.repository.query.ValueExpressionDelegate;
import org.springframework.util.ClassUtils;

import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.repository.Query;
import io.nosqlc.error.NonUniqueResultException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;

/**
 * A method whose annotation says what to run, in CQL.
 */
final class CqlQuery implements RepositoryQuery {

	/** The column in which a lightweight transaction tells whether it was applied. */
	private static final String APPLIED = "[applied]";

	private final NosqlcQueryMethod method;

	private final Class<?> domain;

	private final EntityOperations entities;

	private final CqlTemplate template;

	private final Placeholders placeholders;

	private final WriteOptions options;

	CqlQuery(NosqlcQueryMethod method, Class<?> domain, RepositoryContext context, Query query,
			ValueExpressionDelegate expressions) {
		this.method = method;
		this.domain = domain;
		this.entities = context.entities();
		this.placeholders = new Placeholders(method, expressions);
		this.template = CqlTemplate.of(method.getName(), query.value(), this.placeholders);
		this.options = method.options().write(WriteOptions.defaults());
		check(query);
		this.placeholders.check();
	}

	private void check(Query query) {
		if (this.entities.mappingContext().kindOf(this.domain).filter(EntityKind.TABLE::equals).isEmpty()) {
			throw refused("'" + this.domain.getSimpleName() + "' is a document, and no columns are known of it",
					"Write a filter as JSON, or give it a @Table");
		}
		if (query.count() || query.exists() || query.delete()) {
			throw refused("count, exists and delete are for filters, and a statement says by itself what it does",
					"Leave them out, and write SELECT COUNT(*) or DELETE");
		}
		Parameters<?, ?> parameters = this.method.getParameters();
		if (parameters.hasSpecialParameter()) {
			throw refused("a statement has its own order and limit", "Write ORDER BY and LIMIT :limit, with an int");
		}
		MethodOptions declared = this.method.options();
		if (declared.ttl() != null || declared.fullScan() != null || declared.allowFiltering()) {
			throw refused("@Ttl, @FullScan and @AllowFiltering have no effect on a statement",
					"Write USING TTL or ALLOW FILTERING into it");
		}
		checkReturned();
	}

	private void checkReturned() {
		ReturnForm returns = this.method.returns();
		boolean several = returns.kind() == ReturnForm.Kind.MANY || returns.kind() == ReturnForm.Kind.STREAM;
		if (!several && returns.kind() != ReturnForm.Kind.ONE) {
			throw refused("a statement is not read in parts", "Return a List or a Stream");
		}
		Class<?> element = ClassUtils.resolvePrimitiveIfNecessary(returns.element());
		if (!this.template.isSelect() && !Purpose.isNothing(element) && (several || element != Boolean.class)) {
			throw refused("it writes", "Return nothing, or a boolean for whether it was applied");
		}
		if (this.template.isSelect() && Purpose.isNothing(element)) {
			throw refused("it selects, and what it finds would be lost", "Return it");
		}
	}

	private QueryRejectedException refused(String reason, String remedy) {
		return new QueryRejectedException(
				"Cannot run the @Query of '" + this.method.getName() + "': " + reason + ". " + remedy + ".");
	}

	@Override
	public NosqlcQueryMethod getQueryMethod() {
		return this.method;
	}

	@Override
	public @Nullable Object execute(@Nullable Object[] parameters) {
		Explanation.refuse(this.method.getName(), "it is CQL, which only the server plans");
		Arguments arguments = new Arguments(this.method.getParameters(), parameters);
		Function<String, @Nullable Object> values = this.placeholders.values(arguments);
		@Nullable Object[] bound = this.template.placeholders().stream().map(values).toArray();
		if (!this.method.returns().promised()) {
			return this.template.isSelect()
					? returned(this.entities.select(this.domain, type(), this.options, this.template.cql(), bound))
					: applied(this.entities.execute(this.options, this.template.cql(), bound));
		}
		try {
			return promise(bound);
		}
		catch (NosqlcException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private CompletableFuture<?> promise(@Nullable Object[] bound) {
		CompletionStage<? extends @Nullable Object> stage = this.template.isSelect()
				? this.entities.async()
					.select(this.domain, type(), this.options, this.template.cql(), bound)
					.thenApply(this::returned)
				: this.entities.async().execute(this.options, this.template.cql(), bound).thenApply(this::applied);
		return stage.toCompletableFuture();
	}

	private Class<?> type() {
		return ClassUtils.resolvePrimitiveIfNecessary(this.method.returns().element());
	}

	private @Nullable Object returned(List<?> found) {
		return switch (this.method.returns().kind()) {
			case MANY -> this.method.returns().many(found);
			case STREAM -> found.stream();
			default -> this.method.returns().one(only(found));
		};
	}

	private @Nullable Object only(List<?> found) {
		if (found.size() > 1) {
			throw new NonUniqueResultException("Expected at most one row of '" + this.method.getName()
					+ "' but there are " + found.size() + ". Narrow it, write LIMIT 1, or return a List.");
		}
		return found.isEmpty() ? null : found.get(0);
	}

	private @Nullable Object applied(List<Map<String, @Nullable Object>> rows) {
		if (Purpose.isNothing(this.method.returns().element())) {
			return null;
		}
		return rows.isEmpty() || !Boolean.FALSE.equals(rows.get(0).get(APPLIED));
	}

}
