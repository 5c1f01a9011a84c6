package io.nosqlc.test.example;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.nosqlc.AbstractClient;
import io.nosqlc.ClientRuntime;
import io.nosqlc.Collection;

final class MapClient extends AbstractClient {

	private final Map<String, ConcurrentNavigableMap<String, byte[]>> tables = new ConcurrentHashMap<>();

	MapClient(String url, ClientRuntime runtime) {
		super(url, runtime);
	}

	@Override
	protected Collection createCollection(String name) {
		return new MapCollection(this, name, runtime(),
				this.tables.computeIfAbsent(name, (same) -> new ConcurrentSkipListMap<>()));
	}

	@Override
	protected void release() {
		this.tables.clear();
	}

}
