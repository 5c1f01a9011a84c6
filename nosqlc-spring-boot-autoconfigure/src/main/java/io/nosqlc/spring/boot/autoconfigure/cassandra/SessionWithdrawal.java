package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Takes back the session that Boot has defined, and with it whatever is defined because
 * of the session: its health and the infrastructure of Spring Data. Boot defines it
 * wherever the driver is on the class path, and its health would connect to whatever
 * listens on the default port as soon as the application starts.
 */
class SessionWithdrawal implements ImportBeanDefinitionRegistrar {

	private static final String SESSION = "cassandraSession";

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(SESSION) && CassandraAutoConfiguration.class.getName()
			.equals(registry.getBeanDefinition(SESSION).getFactoryBeanName())) {
			registry.removeBeanDefinition(SESSION);
		}
	}

}
