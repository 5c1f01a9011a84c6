package io.nosqlc.spring.boot.autoconfigure;

import java.util.concurrent.Executor;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;

/**
 * Auto-configuration of a {@link Client} that a driver opens by its URL: in memory, or
 * whatever else is on the class path. A client of Cassandra is a matter of the session
 * that Boot builds, and of an auto-configuration that comes before this one.
 */
@AutoConfiguration(after = TaskExecutionAutoConfiguration.class)
@EnableConfigurationProperties(NosqlcProperties.class)
public final class NosqlcAutoConfiguration {

	NosqlcAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ClientSettings nosqlcClientSettings(NosqlcProperties properties,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor,
			ObjectProvider<ClientSettingsCustomizer> customizers) {
		return new ClientSettings(properties, executor.getIfAvailable(), customizers.orderedStream());
	}

	@Bean
	@ConditionalOnMissingBean
	Client nosqlcClient(NosqlcProperties properties, ClientSettings settings) {
		String url = properties.url();
		if (!StringUtils.hasText(url)) {
			throw new NoConnectionException("Spring Boot's module for Cassandra is not on the class path");
		}
		return DriverManager.getClient(url, settings.asMap());
	}

}
