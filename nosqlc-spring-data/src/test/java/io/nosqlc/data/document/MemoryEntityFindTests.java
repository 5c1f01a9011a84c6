package io.nosqlc.data.document;

import org.junit.jupiter.api.AfterEach;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;

class MemoryEntityFindTests extends AbstractEntityFindTests {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	@AfterEach
	void close() {
		this.client.close();
	}

	@Override
	Client client() {
		return this.client;
	}

}
