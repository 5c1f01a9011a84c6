package io.nosqlc.data.repository.support;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.core.EntityInformation;
import org.springframework.data.repository.core.RepositoryInformation;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.data.repository.query.QueryLookupStrategy;
import org.springframework.data.repository.query.QueryLookupStrategy.Key;
import org.springframework.data.repository.query.ValueExpressionDelegate;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.repository.query.NosqlcQueryLookup;

/**
 * Makes repositories. In a Spring container there is one for each, which nobody sees;
 * without one, {@code new NosqlcRepositoryFactory(entities).getRepository(Orders.class)}
 * makes a repository.
 *
 * <p>
 * Whatever cannot work fails here: keys of the wrong type, entities that are not as they
 * must be, tables where there are none, and methods that nothing can be made of.
 */
public class NosqlcRepositoryFactory extends RepositoryFactorySupport {

	/** How many items a page may read and drop, unless it is said otherwise. */
	public static final int DEFAULT_MAX_OFFSET = 10_000;

	private final EntityOperations entities;

	private int maxOffset = DEFAULT_MAX_OFFSET;

	/**
	 * Creates a factory.
	 * @param entities stores and finds the entities of its repositories
	 */
	public NosqlcRepositoryFactory(EntityOperations entities) {
		this.entities = Objects.requireNonNull(entities, "entities");
		addRepositoryProxyPostProcessor((proxy, information) -> proxy.addAdvice(new ExceptionTranslation()));
		addRepositoryProxyPostProcessor((proxy, information) -> {
			DeclaredOptions options = new DeclaredOptions(information);
			if (!options.isEmpty()) {
				proxy.addAdvice(options);
			}
		});
	}

	/**
	 * Says how many items may be read and dropped because they are before a page. More
	 * are refused, because their cost grows with each page.
	 * @param maxOffset from zero, which allows first pages only
	 */
	public void setMaxOffset(int maxOffset) {
		if (maxOffset < 0) {
			throw new IllegalArgumentException("'maxOffset' must not be negative but is " + maxOffset);
		}
		this.maxOffset = maxOffset;
	}

	@Override
	public EntityInformation<?, ?> getEntityInformation(RepositoryMetadata metadata) {
		return information(metadata.getDomainType(), metadata.getIdType());
	}

	private <T, ID> NosqlcEntityInformation<T, ID> information(Class<T> type, Class<ID> idType) {
		return NosqlcEntityInformation.of(this.entities.mappingContext(), type, idType);
	}

	/**
	 * Asks for a find, which is refused at once where there are no tables.
	 */
	@Override
	protected Object getTargetRepository(RepositoryInformation information) {
		EntityInformation<?, ?> entity = getEntityInformation(information);
		this.entities.find(information.getDomainType());
		return getTargetRepositoryViaReflection(information, entity, this.entities, this.maxOffset);
	}

	@Override
	protected Class<?> getRepositoryBaseClass(RepositoryMetadata metadata) {
		return SimpleNosqlcRepository.class;
	}

	@Override
	protected Optional<QueryLookupStrategy> getQueryLookupStrategy(@Nullable Key key,
			ValueExpressionDelegate expressions) {
		return Optional.of(new NosqlcQueryLookup(this.entities, expressions, this.maxOffset));
	}

}
