package io.nosqlc.spring.boot.autoconfigure;

import java.util.Map;

/**
 * Changes what the driver of the auto-configured client is told, for what properties
 * cannot say: an executor of its own, a setting of a driver that is not ours. Define any
 * number as beans; they are called in their order, once per client.
 */
@FunctionalInterface
public interface ClientSettingsCustomizer {

	/**
	 * Changes the settings.
	 * @param settings by the names that the driver knows; holds what {@code nosqlc.*}
	 * says and, as {@code executor}, the application's task executor
	 */
	void customize(Map<String, Object> settings);

}
