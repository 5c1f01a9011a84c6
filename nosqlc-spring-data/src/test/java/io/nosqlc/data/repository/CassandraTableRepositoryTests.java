package io.nosqlc.data.repository;

import org.junit.jupiter.api.AfterAll;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class CassandraTableRepositoryTests extends AbstractRepositoryTests<Person.AsRow> {

	private final Client client;

	CassandraTableRepositoryTests(EmbeddedCassandra cassandra) {
		super(Person.AsRow.class, Key.class, Person.rows(PEOPLE));
		this.client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/table_repositories");
	}

	@AfterAll
	void close() {
		this.client.close();
	}

	@Override
	EntityOperations entities() {
		EntityTemplate entities = new EntityTemplate(this.client);
		entities.schema().sync(Person.AsRow.class);
		return entities;
	}

}
