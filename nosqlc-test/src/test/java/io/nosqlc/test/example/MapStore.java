package io.nosqlc.test.example;

import java.util.Map;

import io.nosqlc.Client;
import io.nosqlc.test.StoreUnderTest;

interface MapStore extends StoreUnderTest {

	@Override
	default Client openClient(Map<String, ?> properties) {
		return new MapDriver().connect("nosqlc:map:", properties);
	}

	@Override
	default boolean isShared() {
		return false;
	}

}
