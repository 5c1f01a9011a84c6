package io.nosqlc.data.repository.support;

import org.jspecify.annotations.Nullable;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;
import org.springframework.data.repository.core.support.RepositoryFactorySupport;
import org.springframework.util.Assert;

import io.nosqlc.data.entity.EntityOperations;

/**
 * The bean of a repository.
 *
 * @param <R> the repository
 * @param <T> the class of its entities
 * @param <ID> the class of their keys
 */
public class NosqlcRepositoryFactoryBean<R extends Repository<T, ID>, T, ID>
		extends RepositoryFactoryBeanSupport<R, T, ID> {

	private @Nullable EntityOperations entities;

	private int maxOffset = NosqlcRepositoryFactory.DEFAULT_MAX_OFFSET;

	/**
	 * Creates a bean.
	 * @param repository the interface
	 */
	public NosqlcRepositoryFactoryBean(Class<? extends R> repository) {
		super(repository);
	}

	/**
	 * Sets what stores and finds the entities.
	 */
	public void setEntityOperations(EntityOperations entities) {
		this.entities = entities;
		setMappingContext(entities.mappingContext());
	}

	/**
	 * Says how many items may be read and dropped because they are before a page.
	 * @see NosqlcRepositoryFactory#setMaxOffset
	 */
	public void setMaxOffset(int maxOffset) {
		this.maxOffset = maxOffset;
	}

	@Override
	protected RepositoryFactorySupport createRepositoryFactory() {
		EntityOperations entities = this.entities;
		Assert.state(entities != null, "'entityOperations' is not set");
		NosqlcRepositoryFactory factory = new NosqlcRepositoryFactory(entities);
		factory.setMaxOffset(this.maxOffset);
		return factory;
	}

}
