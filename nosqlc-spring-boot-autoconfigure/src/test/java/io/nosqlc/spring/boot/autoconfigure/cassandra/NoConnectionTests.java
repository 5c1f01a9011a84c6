package io.nosqlc.spring.boot.autoconfigure.cassandra;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CqlSessionBuilderCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.spring.boot.autoconfigure.NoConnectionException;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing says where to connect to, and no embedded server may be started.
 */
class NoConnectionTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class,
				NosqlcCassandraConnectionAutoConfiguration.class, NosqlcCassandraAutoConfiguration.class,
				UnusedCassandraAutoConfiguration.class, CassandraAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(strings = { "prod", "production", "eu,prod" })
	void noServerIsStartedInProduction(String profiles) {
		this.runner.withPropertyValues("spring.profiles.active=" + profiles)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoConnectionException.class)
				.hasMessageContaining("'nosqlc.url' is not set")
				.hasMessageContaining("under a profile named 'prod' or 'production'"));
	}

	@Test
	void noServerIsStartedWhereThatIsForbidden() {
		this.runner.withPropertyValues("nosqlc.embedded.enabled=false")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoConnectionException.class)
				.hasMessageContaining("'nosqlc.embedded.enabled' is false"));
	}

	@Test
	void noServerIsStartedWhereThereIsNone() {
		ApplicationContextRunner withoutServer = this.runner
			.withClassLoader(new FilteredClassLoader("io.nosqlc.embedded"));
		withoutServer.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(NoConnectionException.class)
			.hasMessageContaining("'nosqlc-embedded-cassandra'"));
		withoutServer.withPropertyValues("nosqlc.url=nosqlc:embedded:shop")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoEmbeddedServerException.class)
				.hasMessageContaining("'nosqlc-embedded-cassandra'"));
	}

	@Test
	void aCustomizerOfTheSessionMayKnowWhereToConnectTo() {
		this.runner.withUserConfiguration(Customizer.class)
			.withPropertyValues("nosqlc.embedded.enabled=false", "nosqlc.keyspace=shop")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	static class Customizer {

		@Bean
		CqlSessionBuilderCustomizer customizer() {
			return (builder) -> builder.withLocalDatacenter("dc1");
		}

	}

}
