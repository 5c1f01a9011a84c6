package io.nosqlc.data.repository;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class TableRepositoryMethodsTests extends AbstractRepositoryMethodsTests<TableRepositoryMethodsTests.Copy> {

	private static Client client;

	private static Copies copies;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/table_repositories");
		EntityTemplate entities = new EntityTemplate(client);
		entities.schema().create(Copy.class);
		copies = new NosqlcRepositoryFactory(entities).getRepository(Copies.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	Books<Copy> repository() {
		return copies;
	}

	@Override
	Book.Maker<Copy> maker() {
		return Copy::new;
	}

	@Test
	void aForbiddenScanIsRefusedBeforeAnythingIsSent() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> copies.findByTitleEndingWith("a"))
			.withMessageContaining("full-scan");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(copies::findAll)
			.withMessageContaining("full-scan");
	}

	@Table
	record Copy(@PartitionKey String id, String title, @Nullable String author, int pages,
			Set<String> tags) implements Book {
	}

	interface Copies extends Books<Copy> {

	}

}
