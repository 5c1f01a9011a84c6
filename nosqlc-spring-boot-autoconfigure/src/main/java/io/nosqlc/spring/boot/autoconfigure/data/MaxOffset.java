package io.nosqlc.spring.boot.autoconfigure.data;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

import io.nosqlc.data.repository.support.NosqlcRepositoryFactoryBean;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * Tells repositories what {@code nosqlc.max-offset} says, whatever an annotation does.
 */
final class MaxOffset implements BeanPostProcessor {

	private final ObjectProvider<NosqlcProperties> properties;

	MaxOffset(ObjectProvider<NosqlcProperties> properties) {
		this.properties = properties;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof NosqlcRepositoryFactoryBean<?, ?, ?> repository) {
			Integer maxOffset = this.properties.getObject().maxOffset();
			if (maxOffset != null) {
				repository.setMaxOffset(maxOffset);
			}
		}
		return bean;
	}

}
