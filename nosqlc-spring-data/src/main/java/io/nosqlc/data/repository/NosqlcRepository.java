package io.nosqlc.data.repository;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.ListPagingAndSortingRepository;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.query.ListQueryByExampleExecutor;

import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.BatchType;
import io.nosqlc.data.entity.EntityBatch;
import io.nosqlc.data.entity.EntityUpdate;
import io.nosqlc.filter.Filter;

/**
 * A repository of the entities of one class, rows of a table
 * ({@link io.nosqlc.data.mapping.Table}) or documents of a collection
 * ({@link io.nosqlc.data.mapping.Document}). Extend it with an interface for a class, and
 * add methods whose names say what to find; those that cannot work fail the start of the
 * application. Safe for use by several threads.
 *
 * <p>
 * Exceptions are those of Spring's {@link org.springframework.dao.DataAccessException},
 * caused by those of {@link io.nosqlc.error}; what a {@link FindQuery} or a stream throws
 * while it is read comes as it is.
 *
 * <p>
 * {@code findAll()} reads the whole table into memory, {@code count()} reads it, and
 * {@code deleteAll()} truncates it. {@code saveAll}, {@code findAllById},
 * {@code deleteAllById} and {@link #insertAll} send many requests side by side, a bounded
 * number at a time.
 *
 * <p>
 * Of an {@link org.springframework.data.domain.Example}, {@code null} and collections
 * without elements say nothing unless its matcher includes {@code null}, and a key that
 * is {@code null} never does; other collections must have the same elements. Primitive
 * numbers that are zero say so, unless they are ignored. Maps, collections of objects and
 * JSON are refused unless they are ignored, and so are regular expressions that could
 * take for ever. An example of a subclass finds entities of that class.
 *
 * @param <T> the class of the entities
 * @param <ID> the class of their keys: of the only property of the key, or a record or
 * bean with properties that are called as those of the key, or
 * {@link io.nosqlc.data.mapping.Key}
 */
@NoRepositoryBean
public interface NosqlcRepository<T, ID>
		extends ListCrudRepository<T, ID>, ListPagingAndSortingRepository<T, ID>, ListQueryByExampleExecutor<T> {

	/**
	 * Begins a query for all entities. Nothing is sent before it is finished.
	 */
	FindQuery<T> find();

	/**
	 * Begins a query for entities. Nothing is sent before it is finished.
	 * @param filter what they must pass, with the names of properties
	 */
	FindQuery<T> find(Filter filter);

	/**
	 * Saves an entity with options for this call.
	 * @see io.nosqlc.data.entity.EntityOperations#save(Object, WriteOptions)
	 */
	<S extends T> S save(S entity, WriteOptions options);

	/**
	 * Inserts an entity, or replaces what it has values for, without looking whether it
	 * was read before.
	 * @return the entity as it was inserted
	 * @see io.nosqlc.data.entity.EntityOperations#insert(Object)
	 */
	<S extends T> S insert(S entity);

	/**
	 * Inserts an entity with options for this call.
	 * @see #insert(Object)
	 */
	<S extends T> S insert(S entity, WriteOptions options);

	/**
	 * Inserts entities, many at a time.
	 * @return the entities as they were inserted, in the order given
	 */
	<S extends T> List<S> insertAll(Iterable<S> entities);

	/**
	 * Inserts an entity if there is none with its key. A lightweight transaction, several
	 * times as dear as {@link #insert}.
	 * @return whether it was inserted
	 */
	boolean insertIfAbsent(T entity);

	/**
	 * Changes some properties of the entity with a key, without reading it. Of a table,
	 * the row comes into being if it does not exist; a document must exist.
	 * @see io.nosqlc.data.entity.EntityOperations#update(Class, Object, UnaryOperator)
	 */
	void update(ID id, UnaryOperator<EntityUpdate> update);

	/**
	 * Writes the difference of two entities with the same key, by one statement; nothing,
	 * if there is none. This is how records are changed.
	 * @return the entity as it was written
	 */
	<S extends T> S updateChanges(S before, S after);

	/**
	 * Writes several entities of tables, of this class and of others, by one request.
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the entities
	 * are documents, the batch is too large, or has what cannot be together
	 */
	void batch(BatchType type, Consumer<EntityBatch> writes);

	/**
	 * Tells how a method of this repository would be run: calls it, and stops where it
	 * would ask the store. Sends nothing to the table.
	 * <pre>{@code QueryPlan plan = orders.explain(() -> orders.findByStatus("open"));}</pre>
	 * @param call calls one method that finds, counts or deletes what it finds
	 * @throws org.springframework.dao.InvalidDataAccessApiUsageException if it calls one
	 * that writes, or none
	 */
	QueryPlan explain(Supplier<?> call);

	/**
	 * Tells how a method of this repository would be run that returns nothing.
	 * @see #explain(Supplier)
	 */
	QueryPlan explain(Runnable call);

}
