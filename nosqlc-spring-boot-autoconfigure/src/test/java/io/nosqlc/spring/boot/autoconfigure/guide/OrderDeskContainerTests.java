package io.nosqlc.spring.boot.autoconfigure.guide;

import org.junit.jupiter.api.Test;
import org.testcontainers.cassandra.CassandraContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "nosqlc.keyspace=shop", "nosqlc.collections.orders=" })
@Testcontainers(disabledWithoutDocker = true)
class OrderDeskContainerTests {

	@Container
	@ServiceConnection
	static final CassandraContainer cassandra = new CassandraContainer("cassandra:5.0");

	@Test
	void storesInTheContainer(@Autowired @CollectionName("orders") Collection orders) {
		orders.store("order-001", Document.of("item", "widget"));
		assertThat(orders.get("order-001")).isPresent();
	}

}
