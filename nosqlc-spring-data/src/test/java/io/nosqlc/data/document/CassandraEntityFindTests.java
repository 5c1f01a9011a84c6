package io.nosqlc.data.document;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class CassandraEntityFindTests extends AbstractEntityFindTests {

	private static Client client;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_documents");
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	Client client() {
		return client;
	}

}
