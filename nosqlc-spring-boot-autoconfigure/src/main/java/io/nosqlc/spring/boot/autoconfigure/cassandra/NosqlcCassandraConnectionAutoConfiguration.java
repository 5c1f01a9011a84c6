package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.DriverConfigLoaderBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import io.nosqlc.Client;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.spring.boot.autoconfigure.NoConnectionException;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * Auto-configuration of where the session that Boot builds connects to: to what
 * {@code nosqlc.url} says, or to an embedded server when nothing is said. Connection
 * details of the application, of Testcontainers and of Compose come first, the properties
 * under {@code spring.cassandra} last.
 */
@AutoConfiguration(before = CassandraAutoConfiguration.class, after = SslAutoConfiguration.class)
@ConditionalOnClass({ CqlSession.class, CassandraAutoConfiguration.class })
@ConditionalOnMissingBean({ CassandraConnectionDetails.class, CqlSession.class })
@EnableConfigurationProperties(NosqlcProperties.class)
public final class NosqlcCassandraConnectionAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(NosqlcCassandraConnectionAutoConfiguration.class);

	NosqlcCassandraConnectionAutoConfiguration() {
	}

	/**
	 * A cluster, by its URL.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnStore(ConfiguredStore.CLUSTER)
	static class ClusterConfiguration {

		@Bean(ConnectionOrigin.URL_DETAILS)
		UrlConnectionDetails urlConnectionDetails(NosqlcProperties properties, ObjectProvider<SslBundles> sslBundles,
				Environment environment) {
			UrlConnectionDetails details = new UrlConnectionDetails(Objects.requireNonNull(properties.url()),
					properties, sslBundle(properties.ssl().bundle(), sslBundles));
			warnOfAnotherCluster(details, ConfiguredStore.contactPoints(environment));
			return details;
		}

		private static @Nullable SslBundle sslBundle(@Nullable String name, ObjectProvider<SslBundles> bundles) {
			try {
				return (name != null) ? bundles.getObject().getBundle(name) : null;
			}
			catch (NoSuchSslBundleException ex) {
				throw new InvalidConfigurationPropertyValueException("nosqlc.ssl.bundle", name,
						"There is no such bundle. Declare it, for example:\n\n    spring.ssl.bundle.pem." + name
								+ ".truststore.certificate=ca.crt");
			}
		}

		/**
		 * The driver wants to be told the datacenter, but can tell it from contact points
		 * that are all in the same one.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		DriverConfigLoaderBuilderCustomizer nosqlcDatacenterInference(UrlConnectionDetails details) {
			return (builder) -> {
				if (details.getLocalDatacenter() == null) {
					builder.withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS,
							"DcInferringLoadBalancingPolicy");
				}
			};
		}

		@Bean
		HostCheck nosqlcHostCheck(DriverConfigLoader settings) {
			return new HostCheck(settings);
		}

		private static void warnOfAnotherCluster(UrlConnectionDetails details, List<String> others) {
			List<String> used = details.getContactPoints().stream().map((it) -> it.host() + ":" + it.port()).toList();
			if (!others.isEmpty() && !others.equals(used)) {
				logger.warn(
						"nosqlc.url names Cassandra at {}, but spring.cassandra.contact-points names {}. The"
								+ " application has one session, and nosqlc.url decides. Remove one of them.",
						used, others);
			}
		}

	}

	/**
	 * A cluster, by the properties of Boot.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnStore(ConfiguredStore.CLUSTER_OF_BOOT)
	@ConditionalOnMissingBean(Client.class)
	static class ClusterOfBootConfiguration {

		@Bean
		HostCheck nosqlcHostCheck(DriverConfigLoader settings) {
			return new HostCheck(settings);
		}

	}

	/**
	 * An embedded server, by its URL.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EmbeddedCassandra.class)
	@ConditionalOnStore(ConfiguredStore.EMBEDDED_SERVER)
	static class EmbeddedServerConfiguration {

		@Bean(ConnectionOrigin.EMBEDDED_DETAILS)
		EmbeddedServer embeddedConnectionDetails(NosqlcProperties properties,
				ObjectProvider<EmbeddedCassandra> servers) {
			EmbeddedCassandra server = servers.getIfUnique();
			return (server != null) ? EmbeddedServer.of(server)
					: EmbeddedServer.start(directory(properties), properties.embedded().heap());
		}

		private static @Nullable Path directory(NosqlcProperties properties) {
			ConnectionProperties settings = StoreUrl.parse(properties.url()).settings(properties.settings());
			String directory = settings.text("directory");
			return (directory != null) ? Path.of(directory) : properties.embedded().directory();
		}

	}

	/**
	 * An embedded server, because nothing says where to connect to.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EmbeddedCassandra.class)
	@ConditionalOnStore(ConfiguredStore.NONE)
	@Conditional(OnEmbeddedDefaultCondition.class)
	@ConditionalOnMissingBean(Client.class)
	static class EmbeddedDefaultConfiguration {

		@Bean(ConnectionOrigin.EMBEDDED_DETAILS)
		EmbeddedServer embeddedConnectionDetails(NosqlcProperties properties,
				ObjectProvider<EmbeddedCassandra> servers) {
			NosqlcProperties.Embedded embedded = properties.embedded();
			logger.info(
					"Nothing says where Cassandra is, so an embedded server is started, with {}. Set nosqlc.url to"
							+ " use another, or nosqlc.embedded.enabled=false to start none.",
					(embedded.directory() != null) ? "its data in '" + embedded.directory() + "'"
							: "data that goes with this process");
			EmbeddedCassandra server = servers.getIfUnique();
			return (server != null) ? EmbeddedServer.of(server)
					: EmbeddedServer.start(embedded.directory(), embedded.heap());
		}

	}

	/**
	 * Nothing, which is told to whoever asks for a connection.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnStore(ConfiguredStore.NONE)
	@Conditional(NoEmbeddedDefault.class)
	@ConditionalOnMissingBean({ Client.class, CqlSessionBuilder.class, DriverConfigLoader.class,
			CqlSessionBuilderCustomizer.class, DriverConfigLoaderBuilderCustomizer.class })
	static class NoConnectionConfiguration {

		@Bean
		CassandraConnectionDetails nosqlcNoConnectionDetails(Environment environment, ResourceLoader resources) {
			throw new NoConnectionException(
					String.valueOf(EmbeddedDefault.obstacle(environment, resources.getClassLoader())));
		}

	}

	/**
	 * No embedded server, though the URL asks for one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.nosqlc.embedded.EmbeddedCassandra")
	@ConditionalOnStore(ConfiguredStore.EMBEDDED_SERVER)
	static class NoEmbeddedServerConfiguration {

		@Bean
		CassandraConnectionDetails nosqlcNoConnectionDetails() {
			throw new NoEmbeddedServerException();
		}

	}

}
