package io.nosqlc.spring.boot.autoconfigure.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.spring.boot.autoconfigure.ClientSettings;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * Auto-configuration of a {@link Client} on the application's one session, which connects
 * when it is first used.
 */
@AutoConfiguration(after = CassandraAutoConfiguration.class, before = NosqlcAutoConfiguration.class)
@ConditionalOnClass({ CqlSession.class, CassandraAutoConfiguration.class })
@ConditionalOnBean(CqlSession.class)
@ConditionalOnStore({ ConfiguredStore.CLUSTER, ConfiguredStore.EMBEDDED_SERVER, ConfiguredStore.CLUSTER_OF_BOOT,
		ConfiguredStore.NONE })
@ImportRuntimeHints(SessionHints.class)
public final class NosqlcCassandraAutoConfiguration {

	NosqlcCassandraAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(Client.class)
	CassandraClient nosqlcClient(ListableBeanFactory beans, NosqlcProperties properties, ClientSettings settings) {
		return new SessionClients(beans, properties).create(settings);
	}

}
