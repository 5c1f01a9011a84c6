package io.nosqlc.test.example;

import java.util.Map;

import io.nosqlc.Client;
import io.nosqlc.ClientOptions;
import io.nosqlc.ClientRuntime;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Driver;

/**
 * The driver that {@code docs/drivers.md} explains: as little as a driver can be.
 */
public final class MapDriver implements Driver {

	@Override
	public boolean acceptsUrl(String url) {
		return url.startsWith("nosqlc:map:");
	}

	@Override
	public Client connect(String url, Map<String, ?> properties) {
		ConnectionProperties settings = new ConnectionProperties(null, properties);
		ClientOptions options = ClientOptions.from(settings);
		settings.refuseUnknown();
		return new MapClient(url, new ClientRuntime(options, null));
	}

}
