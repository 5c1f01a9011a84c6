package io.nosqlc;

import java.util.Map;

/**
 * Opens memory clients for any prefix, and remembers what it was asked.
 */
final class RecordingDriver implements Driver {

	private final String prefix;

	private Map<String, ?> properties = Map.of();

	RecordingDriver(String prefix) {
		this.prefix = prefix;
	}

	@Override
	public boolean acceptsUrl(String url) {
		return url.startsWith(this.prefix);
	}

	@Override
	public Client connect(String url, Map<String, ?> properties) {
		this.properties = properties;
		return new EmptyClient(url);
	}

	Map<String, ?> properties() {
		return this.properties;
	}

	private static final class EmptyClient extends AbstractClient {

		EmptyClient(String url) {
			super(url, new ClientRuntime(ClientOptions.defaults(), null));
		}

		@Override
		protected Collection createCollection(String name) {
			return new HooklessCollection(this, name, runtime());
		}

		@Override
		protected void release() {
		}

	}

	/**
	 * What a driver has that implements no hook at all.
	 */
	private static final class HooklessCollection extends AbstractCollection {

		HooklessCollection(Client client, String name, ClientRuntime runtime) {
			super(client, name, runtime);
		}

	}

}
