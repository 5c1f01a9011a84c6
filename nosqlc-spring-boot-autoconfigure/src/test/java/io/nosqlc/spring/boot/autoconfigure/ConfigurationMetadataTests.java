package io.nosqlc.spring.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor shows beside {@code nosqlc.*} comes from this file.
 */
class ConfigurationMetadataTests {

	private final Map<String, JsonNode> properties = properties();

	@Test
	void listsEveryKey() {
		assertThat(this.properties).containsOnlyKeys("nosqlc.async.max-in-flight", "nosqlc.async.max-waiting",
				"nosqlc.clock-skew", "nosqlc.collections", "nosqlc.consistency", "nosqlc.corrupt-rows",
				"nosqlc.embedded.directory", "nosqlc.embedded.enabled", "nosqlc.embedded.heap", "nosqlc.full-scan",
				"nosqlc.keyspace", "nosqlc.keyspace-creation", "nosqlc.local-datacenter", "nosqlc.max-document-size",
				"nosqlc.max-sort", "nosqlc.password", "nosqlc.replication", "nosqlc.request-timeout",
				"nosqlc.serial-consistency", "nosqlc.speculative-retry", "nosqlc.ssl.bundle", "nosqlc.update-mode",
				"nosqlc.url", "nosqlc.username");
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
