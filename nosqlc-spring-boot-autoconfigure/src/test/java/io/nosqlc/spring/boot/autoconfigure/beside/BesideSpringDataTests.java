package io.nosqlc.spring.boot.autoconfigure.beside;

import java.util.List;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.data.cassandra.core.CassandraTemplate;
import org.springframework.data.cassandra.repository.support.CassandraRepositoryFactoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactoryBean;
import io.nosqlc.embedded.EmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with repositories of Spring Data for Cassandra and with collections.
 */
@SpringBootTest(properties = { "spring.cassandra.schema-action=create-if-not-exists", "nosqlc.schema.action=create" })
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

	@Test
	void repositoriesOfBothAreMadeFoundAndUsed() {
		assertThat(this.context.getBeansOfType(Repository.class)).containsOnlyKeys("people", "guests", "visits",
				"reviews");
		assertThat(this.context.getBeansOfType(CassandraRepositoryFactoryBean.class)).containsOnlyKeys("&people",
				"&guests");
		assertThat(this.context.getBeansOfType(NosqlcRepositoryFactoryBean.class)).containsOnlyKeys("&visits",
				"&reviews");

		this.context.getBean(Guests.class).save(new Person("grace", 45));
		assertThat(this.context.getBean(People.class).findById("grace")).hasValue(new Person("grace", 45));

		Visits visits = this.context.getBean(Visits.class);
		visits.saveAll(List.of(new Visit("grace", 1, "London"), new Visit("grace", 2, "Paris")));
		assertThat(visits.findByVisitor("grace")).extracting(Visit::place).containsExactly("London", "Paris");

		Reviews reviews = this.context.getBean(Reviews.class);
		reviews.save(new Review("r", "quite good"));
		assertThat(reviews.findByTextContaining("good")).containsExactly(new Review("r", "quite good"));
		assertThat(this.context.getBeansOfType(CqlSession.class)).hasSize(1);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
