package io.nosqlc.spring.boot.autoconfigure.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.data.annotation.Id;
import org.springframework.data.cassandra.core.CassandraTemplate;
import org.springframework.data.cassandra.core.mapping.Table;
import org.springframework.data.cassandra.repository.CassandraRepository;
import org.springframework.data.cassandra.repository.config.EnableCassandraRepositories;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with repositories of Spring Data for Cassandra and with collections.
 */
@SpringBootTest(properties = "spring.cassandra.schema-action=create-if-not-exists")
class BesideSpringDataTests {

	@Autowired
	private ApplicationContext context;

	@BeforeAll
	static void createTheKeyspace() {
		EmbeddedCassandra server = EmbeddedCassandra.shared();
		try (CqlSession session = CqlSession.builder()
			.addContactPoints(server.contactPoints())
			.withLocalDatacenter(server.localDatacenter())
			.build()) {
			session.execute("CREATE KEYSPACE IF NOT EXISTS beside_spring_data"
					+ " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
		}
	}

	@DynamicPropertySource
	static void store(DynamicPropertyRegistry registry) {
		EmbeddedCassandra server = EmbeddedCassandra.shared();
		registry.add("nosqlc.url", () -> "nosqlc:cassandra:" + server.host() + ":" + server.port());
		registry.add("spring.cassandra.keyspace-name", () -> "beside_spring_data");
	}

	@Test
	void repositoriesTemplatesAndCollectionsShareOneSessionAndKeyspace() {
		this.context.getBean(People.class).save(new Person("ada", 36));
		Client client = this.context.getBean(Client.class);
		client.getCollection("orders").store("1", Document.of("customer", "ada"));

		assertThat(this.context.getBeansOfType(CqlSession.class)).hasSize(1);
		assertThat(this.context.getBean(People.class).findById("ada")).hasValue(new Person("ada", 36));
		assertThat(client.getCollection("orders").get("1")).isPresent();
		assertThat(this.context.getBean(CassandraTemplate.class)
			.getCqlOperations()
			.queryForObject("SELECT data FROM orders WHERE pk = '1'", String.class)).contains("\"customer\":\"ada\"");
	}

	interface People extends CassandraRepository<Person, String> {

	}

	@Table
	record Person(@Id String name, int age) {
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableCassandraRepositories(considerNestedRepositories = true)
	static class Application {

	}

}
