package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.health.CassandraHealthContributorAutoConfiguration;
import org.springframework.boot.data.cassandra.autoconfigure.DataCassandraAutoConfiguration;
import org.springframework.boot.data.cassandra.autoconfigure.DataCassandraRepositoriesAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.cassandra.core.CassandraTemplate;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class UnusedCassandraAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(NosqlcAutoConfiguration.class, UnusedCassandraAutoConfiguration.class, CassandraAutoConfiguration.class));

	private final ApplicationContextRunner inMemory = this.runner.withPropertyValues("nosqlc.url=nosqlc:memory:");

	private static ApplicationContextRunner withDataAndHealth(ApplicationContextRunner runner) {
		return runner
			.withInitializer((context) -> AutoConfigurationPackages
				.register((BeanDefinitionRegistry) context.getBeanFactory(), "io.nosqlc.none"))
			.withConfiguration(AutoConfigurations.of(CassandraHealthContributorAutoConfiguration.class,
					DataCassandraAutoConfiguration.class, DataCassandraRepositoriesAutoConfiguration.class,
					HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class));
	}

	@Test
	void inMemoryThereIsNoSessionAndHealthIsUp() {
		withDataAndHealth(this.inMemory).run((context) -> {
			assertThat(context).hasSingleBean(Client.class)
				.doesNotHaveBean(CqlSession.class)
				.doesNotHaveBean(CassandraTemplate.class)
				.doesNotHaveBean("cassandraHealthContributor");
			assertThat(context.getBean(HealthEndpoint.class).health().getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void thereIsNoSessionBesideAnApplicationsClient() {
		withDataAndHealth(this.runner).withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(Client.class).doesNotHaveBean(CqlSession.class);
			assertThat(context.getBean(HealthEndpoint.class).health().getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void aSessionThatIsConfiguredStays() {
		for (String property : List.of("spring.cassandra.contact-points[0]=localhost",
				"spring.cassandra.local-datacenter=dc1")) {
			this.inMemory.withPropertyValues(property)
				.run((context) -> assertThat(context.containsBean("cassandraSession")).as(property).isTrue());
		}
	}

	@Test
	void aSessionWithConnectionDetailsStays() {
		this.inMemory.withUserConfiguration(Details.class)
			.run((context) -> assertThat(context.containsBean("cassandraSession")).isTrue());
	}

	@Test
	void aSessionWithACustomizerStays() {
		this.inMemory.withUserConfiguration(Customizer.class)
			.run((context) -> assertThat(context.containsBean("cassandraSession")).isTrue());
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		Client ownClient() {
			return DriverManager.getClient("nosqlc:memory:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		CassandraConnectionDetails details() {
			return new CassandraConnectionDetails() {

				@Override
				public List<Node> getContactPoints() {
					return List.of(new Node("localhost", 9042));
				}

				@Override
				public String getLocalDatacenter() {
					return "dc1";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		CqlSessionBuilderCustomizer customizer() {
			return (builder) -> builder.withLocalDatacenter("dc1");
		}

	}

}
