package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraConnectionAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customer;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Payment;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
@ExtendWith(OutputCaptureExtension.class)
class SchemaAtStartTests {

	private static String contactPoint;

	private final String keyspace = "ks_" + UUID.randomUUID().toString().replace('-', '_');

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class, NosqlcMappingAutoConfiguration.class,
				NosqlcEntitiesAutoConfiguration.class, NosqlcCassandraConnectionAutoConfiguration.class,
				NosqlcCassandraAutoConfiguration.class, CassandraAutoConfiguration.class))
		.withInitializer((context) -> AutoConfigurationPackages
			.register((BeanDefinitionRegistry) context.getBeanFactory(), Customer.class.getPackageName()))
		.withPropertyValues("nosqlc.url=nosqlc:cassandra:" + contactPoint + "/" + this.keyspace);

	@BeforeAll
	static void takeTheAddress(EmbeddedCassandra cassandra) {
		contactPoint = cassandra.host() + ":" + cassandra.port();
	}

	@Test
	void theSchemaIsValidatedSyncedOrLeftAlone(CapturedOutput output) {
		this.runner.withPropertyValues("nosqlc.schema.action=validate")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(SchemaMismatchException.class, (ex) -> {
					assertThat(ex.plan().conflicts()).isEmpty();
					assertThat(ex.plan().statements()).anyMatch((it) -> it.startsWith("CREATE KEYSPACE"))
						.anyMatch((it) -> it.contains("\"customer\""))
						.anyMatch((it) -> it.contains("\"payment\" (\"id\" uuid, \"kind\" text, \"number\" text"));
				}));
		this.runner.run((context) -> assertThat(tables(context.getBean(CqlSession.class))).isZero());
		this.runner.withPropertyValues("nosqlc.schema.action=sync").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(tables(context.getBean(CqlSession.class))).isEqualTo(2);
		});
		assertThat(output.getOut()
			.lines()
			.filter((line) -> line.contains("Changed the schema: ") && line.contains(this.keyspace))).hasSize(4);
		this.runner.withPropertyValues("nosqlc.schema.action=validate")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void whoeverUsesEntitiesWhileTheApplicationStartsComesAfterTheirSchema() {
		this.runner.withUserConfiguration(FirstCustomer.class)
			.withPropertyValues("nosqlc.schema.action=create")
			.run((context) -> assertThat(context.getBean(Customer.class).name()).isEqualTo("Ada"));
	}

	@Test
	void whatIsMissingIsCreatedAndWhatIsThereIsLeftAlone() {
		execute("CREATE KEYSPACE " + this.keyspace
				+ " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
		execute("CREATE TABLE " + this.keyspace + ".customer (id text PRIMARY KEY)");
		this.runner.withPropertyValues("nosqlc.schema.action=create").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(tables(context.getBean(CqlSession.class))).isEqualTo(2);
			assertThat(context.getBean(EntitySchema.class).plan(Customer.class).conflicts()).isNotEmpty();
			assertThat(context.getBean(EntitySchema.class).plan(Payment.class).isEmpty()).isTrue();
		});
		this.runner.withPropertyValues("nosqlc.schema.action=sync")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(SchemaMismatchException.class,
						(ex) -> assertThat(ex.plan().conflicts()).containsExactly("table '" + this.keyspace
								+ ".customer': its partition key is (id text) where (id uuid) is needed")));
	}

	private static long tables(CqlSession session, String keyspace) {
		return session.execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)
			.all()
			.stream()
			.filter((row) -> !row.getString(0).startsWith("nosqlc"))
			.count();
	}

	private long tables(CqlSession session) {
		return tables(session, this.keyspace);
	}

	private static void execute(String cql) {
		try (Client client = DriverManager.getClient("nosqlc:cassandra:" + contactPoint + "/boot_schemas")) {
			client.unwrap(CqlSession.class).execute(cql);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class FirstCustomer {

		@Bean
		Customer first(EntityOperations entities) {
			Customer ada = new Customer(UUID.randomUUID(), "Ada", new Customer.Address("Street", "London"));
			entities.insert(ada);
			return entities.findById(Customer.class, ada.id()).orElseThrow();
		}

	}

}
