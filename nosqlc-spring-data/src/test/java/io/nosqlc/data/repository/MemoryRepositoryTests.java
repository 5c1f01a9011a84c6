package io.nosqlc.data.repository;

import org.junit.jupiter.api.AfterAll;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;

class MemoryRepositoryTests extends AbstractRepositoryTests<Person.AsDocument> {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	MemoryRepositoryTests() {
		super(Person.AsDocument.class, String.class, Person.documents(PEOPLE));
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
