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

class MemoryExampleTests extends AbstractExampleTests<MemoryExampleTests.Town> {

	private static final Client client = DriverManager.getClient("nosqlc:memory:");

	private static final Towns towns = new NosqlcRepositoryFactory(new EntityTemplate(client))
		.getRepository(Towns.class);

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

	@Document
	record Town(@Id @Nullable String id, @Nullable String name, @Nullable Integer size, @Nullable Place place,
			Set<String> tags) implements City {
	}

	interface Towns extends Cities<Town> {

	}

}
