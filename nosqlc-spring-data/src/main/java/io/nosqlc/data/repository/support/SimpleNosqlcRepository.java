package io.nosqlc.data.repository.support;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.repository.query.FluentQuery;

import io.nosqlc.FindQuery;
import io.nosqlc.QueryPlan;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.BatchType;
import io.nosqlc.data.entity.EntityBatch;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityUpdate;
import io.nosqlc.data.repository.NosqlcRepository;
import io.nosqlc.data.repository.query.ExampleFind;
import io.nosqlc.data.repository.query.Explanation;
import io.nosqlc.data.repository.query.MethodOptions;
import io.nosqlc.data.repository.query.PagedFind;
import io.nosqlc.filter.Filter;

/**
 * What {@link NosqlcRepository} does, and the class that a base class of an application's
 * own extends. Safe for use by several threads.
 *
 * @param <T> the class of the entities
 * @param <ID> the class of their keys
 */
public class SimpleNosqlcRepository<T, ID> implements NosqlcRepository<T, ID> {

	private final NosqlcEntityInformation<T, ID> information;

	private final EntityOperations entities;

	private final int maxOffset;

	/**
	 * Creates a repository.
	 * @param information what is known of the entities
	 * @param entities stores and finds them
	 * @param maxOffset how many items a page may read and drop
	 */
	public SimpleNosqlcRepository(NosqlcEntityInformation<T, ID> information, EntityOperations entities,
			int maxOffset) {
		this.information = information;
		this.entities = entities;
		this.maxOffset = maxOffset;
	}

	@Override
	public FindQuery<T> find() {
		return find(Filter.all());
	}

	@Override
	public FindQuery<T> find(Filter filter) {
		return narrowed(this.entities.find(type(), filter));
	}

	@Override
	public Optional<T> findById(ID id) {
		return isPlain() ? this.entities.findById(type(), id) : byKey(id).first();
	}

	@Override
	public boolean existsById(ID id) {
		return isPlain() ? this.entities.existsById(type(), id) : byKey(id).exists();
	}

	@Override
	public List<T> findAll() {
		return find().list();
	}

	@Override
	public List<T> findAllById(Iterable<ID> ids) {
		Explanation.refuse("findAllById", "each key is looked up by itself, as findById does");
		return this.entities.findAllById(type(), ids);
	}

	@Override
	public List<T> findAll(Sort sort) {
		return Explanation.unlessAsked(PagedFind.sorted(narrow(this.entities.find(type())), sort)).list();
	}

	@Override
	public Page<T> findAll(Pageable pageable) {
		FindQuery<T> sorted = PagedFind.sorted(narrow(this.entities.find(type())), pageable.getSort());
		return new PagedFind<>(Explanation.unlessAsked(sorted), this.maxOffset).page(pageable);
	}

	@Override
	public long count() {
		return find().count();
	}

	@Override
	public <S extends T> Optional<S> findOne(Example<S> example) {
		return like(example).one();
	}

	@Override
	public <S extends T> List<S> findAll(Example<S> example) {
		return like(example).all();
	}

	@Override
	public <S extends T> List<S> findAll(Example<S> example, Sort sort) {
		return like(example).sortBy(sort).all();
	}

	@Override
	public <S extends T> Page<S> findAll(Example<S> example, Pageable pageable) {
		return like(example).page(pageable);
	}

	@Override
	public <S extends T> long count(Example<S> example) {
		return like(example).count();
	}

	@Override
	public <S extends T> boolean exists(Example<S> example) {
		return like(example).exists();
	}

	@Override
	public <S extends T, R extends @Nullable Object> R findBy(Example<S> example,
			Function<FluentQuery.FetchableFluentQuery<S>, R> query) {
		return query.apply(like(example));
	}

	@Override
	public <S extends T> S save(S entity) {
		return save(entity, WriteOptions.defaults());
	}

	@Override
	public <S extends T> S save(S entity, WriteOptions options) {
		refuseWriting("save");
		return this.entities.save(entity, MethodOptions.current().write(options));
	}

	@Override
	public <S extends T> List<S> saveAll(Iterable<S> entities) {
		refuseWriting("saveAll");
		return this.entities.saveAll(entities, writeOptions());
	}

	@Override
	public <S extends T> S insert(S entity) {
		return insert(entity, WriteOptions.defaults());
	}

	@Override
	public <S extends T> S insert(S entity, WriteOptions options) {
		refuseWriting("insert");
		return this.entities.insert(entity, MethodOptions.current().write(options));
	}

	@Override
	public <S extends T> List<S> insertAll(Iterable<S> entities) {
		refuseWriting("insertAll");
		return this.entities.insertAll(entities, writeOptions());
	}

	@Override
	public boolean insertIfAbsent(T entity) {
		refuseWriting("insertIfAbsent");
		return this.entities.insertIfAbsent(entity, writeOptions());
	}

	@Override
	public void update(ID id, UnaryOperator<EntityUpdate> update) {
		refuseWriting("update");
		this.entities.update(type(), id, update, writeOptions());
	}

	@Override
	public <S extends T> S updateChanges(S before, S after) {
		refuseWriting("updateChanges");
		return this.entities.updateChanges(before, after, writeOptions());
	}

	@Override
	public void delete(T entity) {
		refuseWriting("delete");
		this.entities.delete(entity, writeOptions());
	}

	@Override
	public void deleteById(ID id) {
		refuseWriting("deleteById");
		this.entities.deleteById(type(), id, writeOptions());
	}

	@Override
	public void deleteAllById(Iterable<? extends ID> ids) {
		refuseWriting("deleteAllById");
		this.entities.deleteAllById(type(), ids, writeOptions());
	}

	@Override
	public void deleteAll(Iterable<? extends T> entities) {
		refuseWriting("deleteAll");
		this.entities.deleteAll(entities, writeOptions());
	}

	@Override
	public void deleteAll() {
		refuseWriting("deleteAll");
		this.entities.truncate(type());
	}

	@Override
	public void batch(BatchType type, Consumer<EntityBatch> writes) {
		refuseWriting("batch");
		this.entities.batch(type, writes);
	}

	@Override
	public QueryPlan explain(Supplier<?> call) {
		return Explanation.of(call);
	}

	@Override
	public QueryPlan explain(Runnable call) {
		return Explanation.of(() -> {
			call.run();
			return null;
		});
	}

	/**
	 * Returns what finds and writes, for methods of a subclass.
	 */
	protected final EntityOperations entities() {
		return this.entities;
	}

	private Class<T> type() {
		return this.information.getJavaType();
	}

	private FindQuery<T> byKey(ID id) {
		return find(this.information.keyFilter(id));
	}

	private <S extends T> FluentQuery.FetchableFluentQuery<S> like(Example<S> example) {
		return ExampleFind.of(example, this.entities, this.maxOffset);
	}

	private static <E> FindQuery<E> narrowed(FindQuery<E> find) {
		return Explanation.unlessAsked(narrow(find));
	}

	private static <E> FindQuery<E> narrow(FindQuery<E> find) {
		return MethodOptions.current().narrow(find);
	}

	private static boolean isPlain() {
		return !MethodOptions.current().areGiven() && !Explanation.isAsked();
	}

	private static WriteOptions writeOptions() {
		return MethodOptions.current().write(WriteOptions.defaults());
	}

	private static void refuseWriting(String method) {
		Explanation.refuse(method, "it writes by key, and finds nothing");
	}

}
