package io.nosqlc;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.nosqlc.internal.value.Arguments;

/**
 * A URL with everything that is needed to open clients for it: the counterpart of JDBC's
 * data source. Immutable and safe for use by several threads. Each {@link #getClient()}
 * opens a client of its own, which the caller closes.
 */
public final class ClientDataSource {

	private final String url;

	private final Map<String, Object> properties;

	public ClientDataSource(String url) {
		this(url, null, null, Map.of());
	}

	/**
	 * Creates a data source.
	 * @param url what to connect to
	 * @param username user to authenticate as, or {@code null} for none
	 * @param password password of that user, or {@code null} for none
	 * @param properties further settings; {@code username} and {@code password} in them
	 * are used when the arguments are {@code null}
	 */
	public ClientDataSource(String url, @Nullable String username, @Nullable String password,
			Map<String, ?> properties) {
		this.url = Arguments.required(url, "url");
		Map<String, Object> all = new LinkedHashMap<>();
		Arguments.required(properties, "properties").forEach((name, value) -> {
			if (value != null) {
				all.put(name, value);
			}
		});
		if (username != null) {
			all.put("username", username);
		}
		if (password != null) {
			all.put("password", password);
		}
		this.properties = Map.copyOf(all);
	}

	/**
	 * Opens a new client.
	 * @throws io.nosqlc.error.NoSuitableDriverException if no driver accepts the URL
	 */
	public Client getClient() {
		return DriverManager.getClient(this.url, this.properties);
	}

	/**
	 * Returns the URL, without credentials if somebody put any into it.
	 */
	public String getUrl() {
		return Urls.withoutCredentials(this.url);
	}

	@Override
	public String toString() {
		return "ClientDataSource[" + getUrl() + "]";
	}

}
