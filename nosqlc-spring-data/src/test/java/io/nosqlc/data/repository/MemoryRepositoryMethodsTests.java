package io.nosqlc.data.repository;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.annotation.Id;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;

class MemoryRepositoryMethodsTests extends AbstractRepositoryMethodsTests<MemoryRepositoryMethodsTests.Volume> {

	private static final Client client = DriverManager.getClient("nosqlc:memory:");

	private static final Volumes volumes = new NosqlcRepositoryFactory(new EntityTemplate(client))
		.getRepository(Volumes.class);

	@AfterAll
	static void close() {
		client.close();
	}

	@Override
	Books<Volume> repository() {
		return volumes;
	}

	@Override
	Book.Maker<Volume> maker() {
		return Volume::new;
	}

	@Document
	record Volume(@Id String id, String title, @Nullable String author, int pages, Set<String> tags) implements Book {
	}

	interface Volumes extends Books<Volume> {

	}

}
