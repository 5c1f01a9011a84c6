package io.nosqlc.data.table;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.datastax.oss.driver.api.core.cql.Row;

import io.nosqlc.FindExecutor;
import io.nosqlc.FindPurpose;
import io.nosqlc.FindSpec;
import io.nosqlc.MatchPages;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.query.TableAccess;
import io.nosqlc.cassandra.query.TableIndexes;
import io.nosqlc.data.mapping.EntityColumn;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.EntityNotFoundException;
import io.nosqlc.error.NosqlcException;
import io.nosqlc.error.QueryRejectedException;

/**
 * Finds the entities of a table: translates names of properties into those of columns,
 * and lets the table's planner do the rest. Safe for use by several threads.
 *
 * <p>
 * Of a hierarchy, only rows of the class and of those that extend it are found. An entity
 * is always read as a whole; parts of it come as another type, see {@link #as}.
 *
 * @param <T> the class of the entities
 */
final class EntityFinder<T> implements FindExecutor<T> {

	private final TableAccess access;

	private final EntityRows<T> rows;

	private final TableIndexes indexes;

	private final NosqlcMappingContext context;

	private final LoadListener listener;

	private final PropertyPaths paths;

	private final FindExecutor<T> table;

	/**
	 * Creates a finder.
	 * @param access the tables of a client
	 * @param rows makes entities of rows
	 * @param indexes those of the table
	 * @param context knows the classes of projections
	 * @param listener is told of entities that are handed over
	 */
	EntityFinder(TableAccess access, EntityRows<T> rows, TableIndexes indexes, NosqlcMappingContext context,
			LoadListener listener) {
		this.access = access;
		this.rows = rows;
		this.indexes = indexes;
		this.context = context;
		this.listener = listener;
		this.paths = new PropertyPaths(rows.table().entity().getType(), rows.searchable());
		this.table = access.finder(rows.definition(),
				new EntityReader<>(rows.definition(), rows.table().allColumns(), this.paths, this::items), indexes);
	}

	@Override
	public MatchPages<T> open(FindSpec spec, Executor executor) {
		if (!spec.fields().isEmpty()) {
			throw new QueryRejectedException("Cannot bring only " + spec.fields() + " of '" + name()
					+ "': an entity is read as a whole, since saving one with gaps would write them. Bring them as a"
					+ " record with as(...), or as a Map.");
		}
		return this.table.open(translated(spec).spec(), executor);
	}

	@Override
	public boolean sorts(FindSpec spec) {
		return this.table.sorts(translated(spec).spec());
	}

	/**
	 * Reads the key and what the filter asks for, and no entities.
	 */
	@Override
	public CompletionStage<Long> count(FindSpec spec, Executor executor) {
		EntitySpec.Translated translated = translated(spec);
		return finder(translated.columns(), (columns) -> (row) -> true).count(translated.spec(), executor);
	}

	@Override
	public QueryPlan explain(FindSpec spec) {
		return this.table.explain(translated(spec).spec());
	}

	@Override
	public NosqlcException notFound(String message) {
		return new EntityNotFoundException(message);
	}

	/**
	 * Returns a finder of the same rows that brings parts of entities: as a record, a
	 * class or an interface with properties that the entity has, too, of which only the
	 * columns are read; as a {@code Map} or a {@link io.nosqlc.Document} of all
	 * properties, or of those that were named with {@code fields}; or, of a single field,
	 * as its value.
	 * @throws QueryRejectedException if the type has properties that the entity has not,
	 * or of other types
	 */
	@Override
	@SuppressWarnings("unchecked")
	public <R> FindExecutor<R> as(Class<R> type) {
		if (type.isAssignableFrom(this.rows.table().entity().getType()) && type != Object.class) {
			return (FindExecutor<R>) this;
		}
		return new ProjectionFinder<>(this, Projection.of(type, this.paths, this.rows, this.context));
	}

	String name() {
		return this.rows.table().entity().getType().getSimpleName();
	}

	EntitySpec.Translated translated(FindSpec spec) {
		return EntitySpec.of(name(), this.paths, spec, this.rows.ownRows());
	}

	/**
	 * Returns a finder that reads some columns only.
	 * @param wanted those that are needed, beside the key and the discriminator
	 * @param items makes items of rows that have the given columns, in that order
	 */
	<R> FindExecutor<R> finder(Set<EntityColumn> wanted, Function<List<EntityColumn>, Function<Row, R>> items) {
		Set<String> names = wanted.stream().map(EntityColumn::name).collect(Collectors.toSet());
		List<EntityColumn> read = this.rows.table()
			.allColumns()
			.stream()
			.filter((it) -> it.isKey() || isDiscriminator(it) || names.contains(it.name()))
			.toList();
		Function<Row, R> item = items.apply(read);
		return this.access.finder(this.rows.definition(),
				new EntityReader<>(this.rows.definition(), read, this.paths, (spec) -> item), this.indexes);
	}

	PartialRow.Layout layout(List<EntityColumn> read) {
		return new PartialRow.Layout(read, this.rows);
	}

	private boolean isDiscriminator(EntityColumn column) {
		return this.rows.table().discriminator().filter((it) -> it.column().equals(column.name())).isPresent();
	}

	private Function<Row, T> items(FindSpec spec) {
		return (spec.purpose() == FindPurpose.LOAD) ? this::load : this.rows::read;
	}

	private T load(Row row) {
		T entity = this.rows.read(row);
		if (this.listener.wants(entity.getClass())) {
			this.listener.loaded(entity, this.rows.imageOf(row));
		}
		return entity;
	}

}
