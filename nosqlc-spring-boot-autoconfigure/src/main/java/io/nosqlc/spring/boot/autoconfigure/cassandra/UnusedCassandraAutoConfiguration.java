package io.nosqlc.spring.boot.autoconfigure.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.DriverConfigLoaderBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.health.CassandraHealthContributorAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.health.CassandraReactiveHealthContributorAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.nosqlc.Client;

/**
 * Auto-configuration that leaves an application without a session when it has a client
 * that needs none, and nothing says where a cluster is: no properties, no connection
 * details, no customizer of a session.
 */
@AutoConfiguration(after = CassandraAutoConfiguration.class,
		before = { CassandraHealthContributorAutoConfiguration.class,
				CassandraReactiveHealthContributorAutoConfiguration.class },
		beforeName = "org.springframework.boot.data.cassandra.autoconfigure.DataCassandraAutoConfiguration")
@ConditionalOnClass({ CqlSession.class, CassandraAutoConfiguration.class })
@ConditionalOnMissingBean(
		value = { CassandraConnectionDetails.class, CqlSessionBuilderCustomizer.class,
				DriverConfigLoaderBuilderCustomizer.class },
		ignoredType = "org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration$PropertiesCassandraConnectionDetails")
public final class UnusedCassandraAutoConfiguration {

	UnusedCassandraAutoConfiguration() {
	}

	/**
	 * {@code nosqlc.url} is about another store.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnStore(ConfiguredStore.OTHER)
	@Import(SessionWithdrawal.class)
	static class AnotherStore {

	}

	/**
	 * The application makes its own client.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnStore(ConfiguredStore.NONE)
	@ConditionalOnBean(Client.class)
	@Import(SessionWithdrawal.class)
	static class OwnClient {

	}

}
