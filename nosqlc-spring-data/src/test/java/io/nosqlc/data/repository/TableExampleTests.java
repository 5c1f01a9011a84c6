package io.nosqlc.data.repository;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class TableExampleTests extends AbstractExampleTests<TableExampleTests.Town> {

	private static Client client;

	private static Towns towns;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager.getClient(
				"nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/table_examples?full-scan=allow");
		EntityTemplate entities = new EntityTemplate(client);
		entities.schema().sync(Town.class);
		towns = new NosqlcRepositoryFactory(entities).getRepository(Towns.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	Cities<Town> cities() {
		return towns;
	}

	@Override
	Town city(@Nullable String id, @Nullable String name, @Nullable Integer size, @Nullable Place place,
			Set<String> tags) {
		return new Town(id, name, size, place, tags);
	}

	@Table
	record Town(@PartitionKey @Nullable String id, @Nullable String name, @Nullable Integer size, @Nullable Place place,
			Set<String> tags) implements City {
	}

	interface Towns extends Cities<Town> {

	}

}
