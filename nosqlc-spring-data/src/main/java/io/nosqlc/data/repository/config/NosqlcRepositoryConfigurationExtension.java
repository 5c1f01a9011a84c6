package io.nosqlc.data.repository.config;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.data.repository.config.AnnotationRepositoryConfigurationSource;
import org.springframework.data.repository.config.RepositoryConfigurationExtensionSupport;

import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.repository.NosqlcRepository;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactoryBean;

/**
 * Tells Spring Data which repositories are of this module, and how to make their beans.
 */
public final class NosqlcRepositoryConfigurationExtension extends RepositoryConfigurationExtensionSupport {

	@Override
	public String getModuleName() {
		return "nosqlc";
	}

	@Override
	protected String getModulePrefix() {
		return "nosqlc";
	}

	@Override
	public String getRepositoryFactoryBeanClassName() {
		return NosqlcRepositoryFactoryBean.class.getName();
	}

	@Override
	public Class<? extends BeanRegistrationAotProcessor> getRepositoryAotProcessor() {
		return RepositoryAotProcessor.class;
	}

	@Override
	protected Collection<Class<? extends Annotation>> getIdentifyingAnnotations() {
		return List.of(Table.class, Document.class);
	}

	@Override
	protected Collection<Class<?>> getIdentifyingTypes() {
		return List.of(NosqlcRepository.class);
	}

	@Override
	public void postProcess(BeanDefinitionBuilder builder, AnnotationRepositoryConfigurationSource source) {
		builder.addPropertyValue("entityOperations",
				source.getAttribute("entityOperationsRef")
					.map(RuntimeBeanReference::new)
					.orElseGet(() -> new RuntimeBeanReference(EntityOperations.class)));
		source.getAttribute("maxOffset", Integer.class)
			.ifPresent((maxOffset) -> builder.addPropertyValue("maxOffset", maxOffset));
	}

}
