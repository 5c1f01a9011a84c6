package io.nosqlc.spring.boot.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the driver of the auto-configured client is told besides its URL: the properties,
 * the application's executor, and what the customizers made of them. For
 * auto-configurations of other clients; the bean backs off from another one.
 */
public final class ClientSettings {

	private final Map<String, Object> values;

	ClientSettings(NosqlcProperties properties, @Nullable Executor executor,
			Stream<ClientSettingsCustomizer> customizers) {
		Map<String, Object> settings = new LinkedHashMap<>(properties.settings());
		if (executor != null) {
			settings.put("executor", executor);
		}
		customizers.forEach((customizer) -> customizer.customize(settings));
		this.values = Map.copyOf(settings);
	}

	/**
	 * Returns the settings by name. They may hold a password.
	 */
	public Map<String, Object> asMap() {
		return this.values;
	}

}
