package io.nosqlc.data.repository;

import org.junit.jupiter.api.AfterAll;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class CassandraDocumentRepositoryTests extends AbstractRepositoryTests<Person.AsDocument> {

	private final Client client;

	CassandraDocumentRepositoryTests(EmbeddedCassandra cassandra) {
		super(Person.AsDocument.class, String.class, Person.documents(PEOPLE));
		this.client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/document_repositories");
	}

	@AfterAll
	void close() {
		this.client.close();
	}

	@Override
	EntityOperations entities() {
		return new EntityTemplate(this.client);
	}

}
