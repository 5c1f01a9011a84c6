package io.nosqlc.test.memory;

import java.util.Map;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.test.StoreUnderTest;

interface MemoryStore extends StoreUnderTest {

	@Override
	default Client openClient(Map<String, ?> properties) {
		return DriverManager.getClient("nosqlc:memory:", properties);
	}

	@Override
	default boolean isShared() {
		return false;
	}

}
