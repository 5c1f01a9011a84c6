package io.nosqlc.spring.boot.autoconfigure.failure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.data.repository.config.EnableNosqlcRepositories;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.spring.boot.autoconfigure.data.broken.Invoice;
import io.nosqlc.spring.boot.autoconfigure.data.misnamed.Notices;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customer;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customers;

/**
 * What is printed when entities, or their schema, are not as they must be.
 */
@WithEmbeddedCassandra
@ExtendWith(OutputCaptureExtension.class)
class EntityFailureTests {

	@Test
	void allProblemsOfAllEntitiesAreListedWithoutAConnection(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop")
			.with("nosqlc.local-datacenter=dc1")
			.of(Broken.class)
			.contains("Entities have 2 problems in their definitions:", """
					  1. Cannot map 'Invoice.sent': LocalDateTime is no type of a column.
					  2. Cannot map 'Reminder': nothing is the key of its documents.
					""", "Correct all of them:", """
					  1. io.nosqlc.spring.boot.autoconfigure.data.broken.Invoice: Use Instant, a point in time in UTC.
					  2. io.nosqlc.spring.boot.autoconfigure.data.broken.Reminder: Mark a property with @Id.
					""");
	}

	@Test
	void whatTheSchemaLacksIsShownAsAScript(CapturedOutput output, EmbeddedCassandra cassandra) {
		new FailedStart(output)
			.with("nosqlc.url=nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/never_made")
			.with("nosqlc.schema.action=validate")
			.of(Shop.class)
			.contains("The schema is not as the entities of this application need it. It takes:",
					"    CREATE KEYSPACE IF NOT EXISTS \"never_made\" ",
					"    CREATE TABLE IF NOT EXISTS \"never_made\".\"payment\" ")
			.contains("Have an administrator run the statements, or let the application do so, if its role may:",
					"    nosqlc.schema.action=sync");
	}

	@Test
	void thereAreNoTablesInMemory(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:memory:")
			.with("nosqlc.schema.action=sync")
			.of(Shop.class)
			.contains("Cannot keep entities with @Table in 'nosqlc:memory:': only Cassandra has tables.",
					"Connect to a cluster, or to an embedded server by 'nosqlc:embedded:keyspace'.");
	}

	@Test
	void aRepositoryOfATableNeedsCassandra(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:memory:")
			.of(ShopWithRepositories.class)
			.contains("Cannot keep entities with @Table in 'nosqlc:memory:': only Cassandra has tables.",
					"Connect to a cluster, or to an embedded server by 'nosqlc:embedded:keyspace'.");
	}

	@Test
	void aMethodThatNoQueryCanBeMadeOfIsShown(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:memory:")
			.of(Misnamed.class)
			.contains("No query can be made of a method of the repository " + Notices.class.getName() + ":",
					"    findByTxet(String)", "Cannot find 'Note' by the name of the method: 'Note' has no 'txet'.")
			.contains("Use what there is");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Invoice.class)
	static class Broken {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EntityScan(basePackageClasses = Customer.class)
	static class Shop {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableNosqlcRepositories(basePackageClasses = Customers.class)
	static class ShopWithRepositories {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableNosqlcRepositories(basePackageClasses = Notices.class)
	static class Misnamed {

	}

}
