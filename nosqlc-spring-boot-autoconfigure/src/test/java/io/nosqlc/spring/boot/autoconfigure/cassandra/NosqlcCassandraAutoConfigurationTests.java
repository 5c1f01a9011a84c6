package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.DriverConfigLoaderBuilderCustomizer;
import org.springframework.boot.cassandra.autoconfigure.health.CassandraHealthContributorAutoConfiguration;
import org.springframework.boot.data.cassandra.autoconfigure.DataCassandraAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.data.cassandra.core.CassandraTemplate;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.NosqlcCollectionsAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
@ExtendWith(OutputCaptureExtension.class)
class NosqlcCassandraAutoConfigurationTests {

	private static String contactPoint;

	private final String keyspace = "ks_" + UUID.randomUUID().toString().replace('-', '_');

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class,
				NosqlcCollectionsAutoConfiguration.class, NosqlcCassandraConnectionAutoConfiguration.class,
				NosqlcCassandraAutoConfiguration.class, UnusedCassandraAutoConfiguration.class,
				CassandraAutoConfiguration.class, SslAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	private final ApplicationContextRunner byUrl = this.runner
		.withPropertyValues("nosqlc.url=nosqlc:cassandra:" + contactPoint + "/" + this.keyspace);

	@BeforeAll
	static void takeTheAddress(EmbeddedCassandra cassandra) {
		contactPoint = cassandra.host() + ":" + cassandra.port();
	}

	@Test
	void theUrlLeadsToTheOneSessionThatBootBuilds(CapturedOutput output) {
		this.byUrl.withPropertyValues("nosqlc.collections.orders=").run((context) -> {
			assertThat(context).hasSingleBean(CqlSession.class).hasSingleBean(Client.class);
			assertStores(context);
			CqlSession session = context.getBean(Client.class).unwrap(CqlSession.class);
			assertThat(session.getKeyspace()).isEmpty();
			assertThat(context.getBean(CqlSession.class).getMetadata().getKeyspace(this.keyspace)).isPresent();
			assertThat(context.getBean(Client.class).getUrl())
				.isEqualTo("nosqlc:cassandra:" + contactPoint + "/" + this.keyspace);
			assertThat(output)
				.contains("keyspace '" + this.keyspace + "' of Cassandra at " + contactPoint + " (from nosqlc.url)");
		});
	}

	@Test
	void theClientClosesWithTheContextAndLeavesTheSessionToBoot() {
		AtomicReference<CqlSession> session = new AtomicReference<>();
		this.byUrl.run((context) -> {
			session.set(context.getBean(CqlSession.class));
			context.getBean(Client.class).close();
			assertThat(session.get().isClosed()).isFalse();
		});
		assertThat(session.get().isClosed()).isTrue();
	}

	@Test
	void theUrlWinsOverTheContactPointsOfBootAndSaysSo(CapturedOutput output) {
		this.byUrl
			.withPropertyValues("spring.cassandra.contact-points=127.0.0.1:1", "spring.cassandra.local-datacenter=dc9")
			.run((context) -> {
				assertStores(context);
				assertThat(output).contains("nosqlc.url names Cassandra at [" + contactPoint
						+ "], but spring.cassandra.contact-points names [127.0.0.1:1]");
			});
	}

	@Test
	void equalContactPointsAreNoContradiction(CapturedOutput output) {
		this.byUrl.withPropertyValues("spring.cassandra.contact-points=" + contactPoint).run((context) -> {
			assertStores(context);
			assertThat(output).doesNotContain("spring.cassandra.contact-points");
		});
	}

	@Test
	void connectionDetailsWinOverTheUrlWhichStillNamesTheKeyspace(CapturedOutput output) {
		this.runner.withUserConfiguration(Details.class)
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/" + this.keyspace + "?max-document-size=100",
					"nosqlc.username=ada", "nosqlc.password=lovelace")
			.run((context) -> {
				assertStores(context);
				assertThat(context).hasSingleBean(CassandraConnectionDetails.class);
				assertThat(context.getBean(CqlSession.class).getMetadata().getKeyspace(this.keyspace)).isPresent();
				assertThat(output).contains("(from the connection details 'containerDetails')")
					.contains("nosqlc.username, nosqlc.password", "are not used")
					.doesNotContain("lovelace");
			});
	}

	@Test
	void connectionDetailsAndAKeyspaceAreEnough() {
		this.runner.withUserConfiguration(Details.class)
			.withPropertyValues("nosqlc.keyspace=" + this.keyspace)
			.run(this::assertStores);
	}

	/**
	 * As Compose does it: by a listener, before any configuration is looked at.
	 */
	@Test
	void connectionDetailsMayBeRegisteredFromOutside(CapturedOutput output) {
		this.runner
			.withInitializer((context) -> ((GenericApplicationContext) context).registerBean("composeDetails",
					CassandraConnectionDetails.class, () -> new Details().containerDetails()))
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/" + this.keyspace)
			.run((context) -> {
				assertStores(context);
				assertThat(output).contains("(from the connection details 'composeDetails')");
			});
	}

	@Test
	void thePropertiesOfBootAreTheLastResort(CapturedOutput output) {
		this.runner
			.withPropertyValues("spring.cassandra.contact-points=" + contactPoint,
					"spring.cassandra.local-datacenter=datacenter1", "nosqlc.keyspace=" + this.keyspace)
			.run((context) -> {
				assertStores(context);
				assertThat(output).contains("(from spring.cassandra)");
			});
	}

	@Test
	void oneKnownHostOfBootIsEnough() {
		this.runner
			.withPropertyValues("spring.cassandra.contact-points=no-such-host.invalid," + contactPoint,
					"spring.cassandra.local-datacenter=datacenter1", "nosqlc.keyspace=" + this.keyspace)
			.run(this::assertStores);
	}

	/**
	 * What else an application does with its session is not for a client to judge.
	 */
	@Test
	void theHostsOfBootAreNotCheckedForTheApplicationsOwnSessionDetailsOrClient() {
		for (Class<?> own : List.of(OwnSession.class, Details.class, OwnClient.class)) {
			this.runner.withUserConfiguration(own)
				.withPropertyValues("spring.cassandra.contact-points=no-such-host.invalid",
						"nosqlc.keyspace=" + this.keyspace)
				.run((context) -> {
					assertThat(context).hasNotFailed().doesNotHaveBean(HostCheck.class);
					assertStores(context);
				});
		}
	}

	@Test
	void theKeyspaceOfBootIsTheLastResort() {
		this.byUrl.run(this::assertStores);
		this.runner
			.withPropertyValues("spring.cassandra.contact-points=" + contactPoint,
					"spring.cassandra.local-datacenter=datacenter1", "spring.cassandra.keyspace-name=" + this.keyspace)
			.run((context) -> assertThat(context.getBean(Client.class).getCollection("orders").get("1")).isPresent());
	}

	@Test
	void aConnectionNeedsAKeyspace() {
		this.runner
			.withPropertyValues("spring.cassandra.contact-points=" + contactPoint,
					"spring.cassandra.local-datacenter=datacenter1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoKeyspaceException.class)
				.hasMessageContaining("from spring.cassandra names no keyspace"));
	}

	@Test
	void theApplicationsSessionWinsOverEverything(CapturedOutput output) {
		this.runner.withUserConfiguration(OwnSession.class)
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/" + this.keyspace)
			.run((context) -> {
				assertThat(context).hasSingleBean(CqlSession.class).hasBean("ownSession");
				assertStores(context);
				assertThat(output).contains("(from the session 'ownSession' of the application)");
			});
	}

	@Test
	void theApplicationsClientWinsOverEverything() {
		this.byUrl.withUserConfiguration(OwnClient.class)
			.run((context) -> assertThat(context.getBean(Client.class).getUrl()).isEqualTo("nosqlc:memory:own"));
	}

	@Test
	void nothingConnectsBeforeTheFirstUse() {
		this.runner.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop", "nosqlc.collections.orders=")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Collection orders = context.getBean("ordersCollection", Collection.class);
				for (int attempt = 0; attempt < 2; attempt++) {
					assertThatExceptionOfType(ClientUnavailableException.class).isThrownBy(() -> orders.get("1"))
						.withMessageContaining("No Cassandra answers at")
						.withMessageContaining("127.0.0.1:1")
						.withMessageContaining("(from nosqlc.url)");
				}
				assertThat(orders.async().get("1")).failsWithin(Duration.ofSeconds(20))
					.withThrowableThat()
					.withCauseInstanceOf(ClientUnavailableException.class);
			});
	}

	@Test
	void withNothingSetAnEmbeddedServerIsUsed(CapturedOutput output) {
		this.runner.run((context) -> {
			assertStores(context);
			assertThat(context.getBean(Client.class).getUrl())
				.isEqualTo("nosqlc:cassandra:" + contactPoint + "/nosqlc");
			assertThat(output).containsOnlyOnce("Nothing says where Cassandra is, so an embedded server is started")
				.contains("(from the embedded server)");
		});
	}

	@Test
	void anEmbeddedServerCanBeAskedForByUrl(CapturedOutput output) {
		this.runner.withPropertyValues("nosqlc.url=nosqlc:embedded:" + this.keyspace, "spring.profiles.active=prod")
			.run((context) -> {
				assertStores(context);
				assertThat(context.getBean(CqlSession.class).getMetadata().getKeyspace(this.keyspace)).isPresent();
				assertThat(output).doesNotContain("Nothing says");
			});
	}

	@Test
	void springDataUsesTheSameSession() {
		this.byUrl
			.withInitializer((context) -> AutoConfigurationPackages
				.register((BeanDefinitionRegistry) context.getBeanFactory(), "io.nosqlc.none"))
			.withConfiguration(AutoConfigurations.of(DataCassandraAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(CqlSession.class);
				assertStores(context);
				Long rows = context.getBean(CassandraTemplate.class)
					.getCqlOperations()
					.queryForObject("SELECT count(*) FROM " + this.keyspace + ".orders", Long.class);
				assertThat(rows).isEqualTo(1);
			});
	}

	@Test
	void healthIsThatOfBoot() {
		this.byUrl
			.withConfiguration(AutoConfigurations.of(CassandraHealthContributorAutoConfiguration.class,
					HealthContributorAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class,
					HealthEndpointAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(CqlSession.class).hasBean("cassandraHealthContributor");
				assertThat(context.getBean(HealthEndpoint.class).healthForPath("cassandra").getStatus())
					.isEqualTo(Status.UP);
			});
	}

	@Test
	void customizersOfBootStillCount() {
		this.byUrl.withUserConfiguration(PageSize.class)
			.withPropertyValues("spring.cassandra.request.timeout=7s")
			.run((context) -> {
				var profile = context.getBean(CqlSession.class).getContext().getConfig().getDefaultProfile();
				assertThat(profile.getInt(DefaultDriverOption.REQUEST_PAGE_SIZE)).isEqualTo(77);
				assertThat(profile.getDuration(DefaultDriverOption.REQUEST_TIMEOUT)).isEqualTo(Duration.ofSeconds(7));
			});
	}

	@Test
	void asynchronousCallsWorkOnTheApplicationsExecutor() {
		this.byUrl.run((context) -> {
			Collection orders = context.getBean(Client.class).getCollection("orders");
			CompletableFuture<String> thread = new CompletableFuture<>();
			orders.store("1", Document.of("qty", 5));
			orders.async().update("1", (order) -> {
				thread.complete(Thread.currentThread().getName());
				return order;
			});
			assertThat(thread).succeedsWithin(Duration.ofSeconds(20)).asString().startsWith("task-");
		});
	}

	@Test
	void settingsComeFromThePropertiesAndFromTheQuery() {
		this.runner
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:" + contactPoint + "/" + this.keyspace
					+ "?localDatacenter=datacenter1&speculativeRetry=77ms", "nosqlc.replication=1")
			.run((context) -> {
				assertStores(context);
				CqlSession session = context.getBean(CqlSession.class);
				assertThat(session.getMetadata().getKeyspace(this.keyspace).orElseThrow().describe(false))
					.contains("'datacenter1': '1'");
				assertThat(session
					.execute("SELECT speculative_retry FROM system_schema.tables WHERE keyspace_name = '"
							+ this.keyspace + "' AND table_name = 'orders'")
					.one()
					.getString(0)).isEqualTo("77ms");
			});
	}

	private void assertStores(ApplicationContext context) {
		Collection orders = context.getBean(Client.class).getCollection("orders");
		orders.store("1", Document.of("qty", 5));
		assertThat(orders.get("1")).hasValue(Document.of("qty", 5, "_id", "1"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		CassandraConnectionDetails containerDetails() {
			String[] parts = contactPoint.split(":");
			return new CassandraConnectionDetails() {

				@Override
				public List<Node> getContactPoints() {
					return List.of(new Node(parts[0], Integer.parseInt(parts[1])));
				}

				@Override
				public String getLocalDatacenter() {
					return "datacenter1";
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSession {

		@Bean
		CqlSession ownSession() {
			EmbeddedCassandra server = EmbeddedCassandra.shared();
			return CqlSession.builder()
				.addContactPoints(server.contactPoints())
				.withLocalDatacenter(server.localDatacenter())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		Client ownClient() {
			return DriverManager.getClient("nosqlc:memory:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PageSize {

		@Bean
		DriverConfigLoaderBuilderCustomizer pageSize() {
			return (builder) -> builder.withInt(DefaultDriverOption.REQUEST_PAGE_SIZE, 77);
		}

	}

}
