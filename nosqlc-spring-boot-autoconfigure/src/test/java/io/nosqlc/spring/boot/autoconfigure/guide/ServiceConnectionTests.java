package io.nosqlc.spring.boot.autoconfigure.guide;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.testcontainers.cassandra.CassandraContainer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way from {@code @ServiceConnection} to a document where there is no Docker:
 * only what is in the container is not.
 */
@SpringBootTest(
		properties = { "nosqlc.url=nosqlc:cassandra:127.0.0.1:1/service_connection", "nosqlc.collections.orders=" })
@WithEmbeddedCassandra
class ServiceConnectionTests {

	@Test
	void theContainerWinsOverTheUrl(@Autowired Client client, @Autowired CassandraConnectionDetails details,
			EmbeddedCassandra server) {
		client.getCollection("orders").store("1", Document.of("qty", 5));
		assertThat(client.getCollection("orders").get("1")).isPresent();
		assertThat(details.getContactPoints()).singleElement()
			.satisfies((node) -> assertThat(node.port()).isEqualTo(server.port()));
		assertThat(client.getUrl()).endsWith(server.port() + "/service_connection");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Containers {

		@Bean
		@ServiceConnection
		CassandraContainer cassandra() {
			return new EmbeddedContainer();
		}

	}

	/**
	 * Looks like a running container.
	 */
	private static final class EmbeddedContainer extends CassandraContainer {

		private EmbeddedContainer() {
			super("cassandra:5.0");
		}

		@Override
		public void start() {
			EmbeddedCassandra.shared();
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return true;
		}

		@Override
		public InetSocketAddress getContactPoint() {
			return EmbeddedCassandra.shared().contactPoints().get(0);
		}

		@Override
		public String getLocalDatacenter() {
			return EmbeddedCassandra.shared().localDatacenter();
		}

	}

}
