package io.nosqlc.data.repository;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.BatchType;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void sortsReferToPropertiesByTheirType() {
		assertThat(volumes.findAll(Sort.by(Volume::title)).get(0).title()).isEqualTo("Beowulf");
		assertThat(volumes.findAll(Sort.by(Sort.Direction.DESC, Volume::pages)).get(0).title()).isEqualTo("Edda");
	}

	@Test
	void documentsAreInNoBatch() {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(
				() -> volumes.batch(BatchType.LOGGED, (batch) -> batch.insert(new Volume("x", "X", null, 1, Set.of()))))
			.withMessageContaining("document");
	}

	@Document
	record Volume(@Id String id, String title, @Nullable String author, int pages, Set<String> tags) implements Book {
	}

	interface Volumes extends Books<Volume> {

	}

}
