package io.nosqlc.data.repository.support;

import java.util.Iterator;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.core.support.PersistentEntityInformation;
import org.springframework.util.ClassUtils;

import io.nosqlc.data.mapping.EntityKey;
import io.nosqlc.data.mapping.EntityKind;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.NosqlcPersistentEntity;
import io.nosqlc.data.mapping.NosqlcPersistentProperty;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.FieldPath;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;

/**
 * What repositories know of an entity.
 *
 * @param <T> the class of the entities
 * @param <ID> the class of their keys
 */
public final class NosqlcEntityInformation<T, ID> extends PersistentEntityInformation<T, ID> {

	/** Makes keys of several properties; {@code null} if the entity is a document. */
	private final @Nullable EntityKey key;

	private final Function<Object, Filter> keyFilter;

	private final Class<ID> idType;

	private NosqlcEntityInformation(NosqlcPersistentEntity<T> entity, @Nullable EntityKey key,
			Function<Object, Filter> keyFilter, Class<ID> idType) {
		super(entity);
		this.key = key;
		this.keyFilter = keyFilter;
		this.idType = idType;
	}

	/**
	 * Returns what is known of an entity.
	 * @param idType the class of keys that a repository takes
	 * @throws io.nosqlc.error.EntityDefinitionException if the class is no entity, or not
	 * as it must be
	 * @throws QueryRejectedException if instances of that class are no keys of the entity
	 */
	@SuppressWarnings("unchecked")
	static <T, ID> NosqlcEntityInformation<T, ID> of(NosqlcMappingContext context, Class<T> type, Class<ID> idType) {
		if (context.kindOf(type).filter(EntityKind.DOCUMENT::equals).isPresent()) {
			NosqlcPersistentProperty id = context.getCollection(type).id();
			if (!ClassUtils.isAssignable(id.getType(), idType) && idType != (Class<?>) Object.class) {
				throw refused(type, idType, id.getType().getSimpleName() + " " + id.getName());
			}
			return new NosqlcEntityInformation<>((NosqlcPersistentEntity<T>) id.getOwner(), null,
					(value) -> where(id.getName()).eq(value), idType);
		}
		EntityKey key = context.getTable(type).key();
		if (!key.canBe(idType)) {
			throw refused(type, idType, key.describe());
		}
		return new NosqlcEntityInformation<>((NosqlcPersistentEntity<T>) context.getTable(type).entity(), key,
				(value) -> filter(key, value), idType);
	}

	private static QueryRejectedException refused(Class<?> type, Class<?> idType, String key) {
		return new QueryRejectedException("Cannot use " + idType.getSimpleName() + " for the keys of '"
				+ type.getSimpleName() + "': its key is " + key + ". Declare the repository with that type,"
				+ " or for several properties with a record that has them all, or with Key.");
	}

	/**
	 * Returns the key of an entity: of several properties that are not in one object, a
	 * {@link Key}.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public @Nullable ID getId(T entity) {
		ID single = super.getId(entity);
		return (single != null || this.key == null) ? single : (ID) this.key.of(entity);
	}

	@Override
	public Class<ID> getIdType() {
		return this.idType;
	}

	/**
	 * Returns the filter that only the entity with a key passes.
	 * @throws io.nosqlc.error.EntityValidationException if it is none
	 */
	Filter keyFilter(Object id) {
		return this.keyFilter.apply(id);
	}

	private static Filter filter(EntityKey key, Object id) {
		Iterator<Object> values = key.ofId(id).values().iterator();
		return Filter.allOf(key.columns()
			.stream()
			.map((column) -> where(FieldPath.parse(column.propertyPath())).eq(values.next()))
			.toList());
	}

}
