package io.nosqlc.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.nosqlc.DriverManager;
import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What an editor shows beside {@code nosqlc.*} comes from this file.
 */
class ConfigurationMetadataTests {

	/** Settings that are a bean, a bundle, or said of the embedded server. */
	private static final Set<String> ELSEWHERE = Set.of("executor", "ssl", "ssl-context", "ssl.truststore",
			"ssl.truststore-password", "ssl.keystore", "ssl.keystore-password", "ssl.hostname-verification",
			"directory");

	private final Map<String, JsonNode> properties = properties();

	@Test
	void listsEveryKey() {
		assertThat(this.properties).containsOnlyKeys("nosqlc.async.max-in-flight", "nosqlc.async.max-waiting",
				"nosqlc.clock-skew", "nosqlc.collections", "nosqlc.consistency", "nosqlc.corrupt-rows",
				"nosqlc.embedded.directory", "nosqlc.embedded.enabled", "nosqlc.embedded.heap", "nosqlc.full-scan",
				"nosqlc.keyspace", "nosqlc.keyspace-creation", "nosqlc.local-datacenter", "nosqlc.max-document-size",
				"nosqlc.max-offset", "nosqlc.max-sort", "nosqlc.password", "nosqlc.replication",
				"nosqlc.repositories.enabled", "nosqlc.request-timeout", "nosqlc.schema.action",
				"nosqlc.serial-consistency", "nosqlc.speculative-retry", "nosqlc.ssl.bundle", "nosqlc.update-mode",
				"nosqlc.update-timeout", "nosqlc.url", "nosqlc.username");
	}

	/**
	 * A driver that is asked for a setting that does not exist names those that do.
	 */
	@Test
	void hasAKeyForEverySettingOfTheDrivers() {
		for (String url : List.of("nosqlc:cassandra:localhost/shop", "nosqlc:embedded:shop", "nosqlc:memory:")) {
			List<String> missing = new ArrayList<>(settings(url));
			assertThat(missing).contains("full-scan", "update-timeout");
			missing.removeAll(ELSEWHERE);
			missing.removeIf((setting) -> this.properties.containsKey("nosqlc." + setting));
			assertThat(missing).as(url).isEmpty();
		}
	}

	private static List<String> settings(String url) {
		InvalidUrlException refusal = catchThrowableOfType(InvalidUrlException.class,
				() -> DriverManager.getClient(url, Map.of("unheard-of", 1)));
		String names = refusal.getMessage().replaceFirst("^Unknown setting 'unheard-of'. This driver knows ", "");
		return List.of(names.replaceFirst("\\.$", "").split(", "));
	}

	@Test
	void describesEveryKey() {
		assertThat(this.properties).allSatisfy((name, property) -> {
			String description = property.path("description").asString("");
			assertThat(description).as(name).isNotBlank().endsWith(".").doesNotContain("@", "{", "null");
			assertThat(property.path("type").asString("")).as(name).isNotBlank();
		});
	}

	@Test
	void namesTheDefaultsThatDriversApply() {
		assertThat(this.properties.get("nosqlc.consistency").path("defaultValue").asString()).isEqualTo("local-quorum");
		assertThat(this.properties.get("nosqlc.embedded.enabled").path("defaultValue").asBoolean()).isTrue();
		assertThat(this.properties.get("nosqlc.max-document-size").path("defaultValue").asString()).isEqualTo("4MB");
	}

	private static Map<String, JsonNode> properties() {
		Map<String, JsonNode> properties = new TreeMap<>();
		String location = "/META-INF/spring-configuration-metadata.json";
		try (InputStream json = NosqlcProperties.class.getResourceAsStream(location)) {
			JsonMapper.shared()
				.readTree(json)
				.path("properties")
				.forEach((property) -> properties.put(property.path("name").asString(), property));
			return properties;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot read " + location, ex);
		}
	}

}
