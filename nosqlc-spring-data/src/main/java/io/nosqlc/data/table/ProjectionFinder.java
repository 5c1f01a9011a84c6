package io.nosqlc.data.table;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.nosqlc.FindExecutor;
import io.nosqlc.FindSpec;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.error.NosqlcException;

/**
 * Finds parts of entities, and reads only the columns that these take. Safe for use by
 * several threads.
 *
 * @param <T> the class of the entities
 * @param <R> what is made of their parts
 */
final class ProjectionFinder<T, R> implements FindExecutor<R> {

	private final EntityFinder<T> entities;

	private final Projection<R> projection;

	ProjectionFinder(EntityFinder<T> entities, Projection<R> projection) {
		this.entities = entities;
		this.projection = projection;
	}

	@Override
	public MatchPages<R> open(FindSpec spec, Executor executor) {
		EntitySpec.Translated translated = translated(spec);
		return finder(translated).open(translated.spec(), executor);
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.entities.sorts(this.projection.narrowed(spec));
	}

	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		return this.entities.count(this.projection.narrowed(spec), executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		EntitySpec.Translated translated = translated(spec);
		return finder(translated).explain(translated.spec());
	}

	@Override
	public NosqlcException notFound(String message) {
		return this.entities.notFound(message);
	}

	@Override
	public <S> FindExecutor<S> as(Class<S> type) {
		return this.entities.as(type);
	}

	private EntitySpec.Translated translated(FindSpec spec) {
		return this.entities.translated(this.projection.narrowed(spec));
	}

	private FindExecutor<R> finder(EntitySpec.Translated translated) {
		Collection<EntityColumn> wanted = this.projection.columns(translated.fields());
		Set<EntityColumn> read = new LinkedHashSet<>(wanted);
		read.addAll(translated.columns());
		Function<PartialRow, R> maker = this.projection.maker(wanted);
		return this.entities.finder(read, (columns) -> {
			PartialRow.Layout layout = this.entities.layout(columns);
			return (row) -> maker.apply(new PartialRow(row, layout));
		});
	}

}
