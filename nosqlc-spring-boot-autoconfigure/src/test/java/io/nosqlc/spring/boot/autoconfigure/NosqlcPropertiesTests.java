package io.nosqlc.spring.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.env.StandardEnvironment;

import io.nosqlc.ClientOptions;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Consistency;
import io.nosqlc.FullScan;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties.UpdateMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NosqlcPropertiesTests {

	@Test
	void leavesToTheUrlWhatIsNotSet() {
		assertThat(bind("nosqlc: {url: 'nosqlc:memory:'}").settings()).isEmpty();
	}

	@Test
	void tellsTheDriverWhatIsSetByTheNamesThatItKnows() {
		NosqlcProperties properties = bind("""
				nosqlc:
				  username: ada
				  password: lovelace
				  local-datacenter: dc1
				  consistency: local-one
				  serial-consistency: local-serial
				  request-timeout: 3s
				  keyspace-creation: never
				  replication: dc1:3,dc2:2
				  speculative-retry: 99p
				  update-mode: last-write-wins
				  update-timeout: 2s
				  clock-skew: 200ms
				  corrupt-rows: skip
				  full-scan: forbid
				  max-sort: 5
				  max-document-size: 1MB
				  async:
				    max-in-flight: 7
				    max-waiting: 9
				  collections:
				    orders:
				      update-mode: linearizable
				      indexes:
				        - status
				        - address.city
				        - placed_At:timestamp
				""");
		assertThat(properties.settings()).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(Map.entry("username", "ada"),
				Map.entry("password", "lovelace"), Map.entry("local-datacenter", "dc1"),
				Map.entry("consistency", "local-one"), Map.entry("serial-consistency", "local-serial"),
				Map.entry("request-timeout", Duration.ofSeconds(3)), Map.entry("keyspace-creation", "never"),
				Map.entry("replication", "dc1:3,dc2:2"), Map.entry("speculative-retry", "99p"),
				Map.entry("update-mode", "last-write-wins"), Map.entry("update-timeout", Duration.ofSeconds(2)),
				Map.entry("clock-skew", Duration.ofMillis(200)), Map.entry("corrupt-rows", "skip"),
				Map.entry("full-scan", "forbid"), Map.entry("max-sort", 5), Map.entry("max-document-size", 1048576L),
				Map.entry("async.max-in-flight", 7), Map.entry("async.max-waiting", 9),
				Map.entry("collections.orders.update-mode", "linearizable"),
				Map.entry("collections.orders.indexes", "status,address.city,placed_At:timestamp")));
	}

	@Test
	void speaksTheLanguageOfDrivers() {
		NosqlcProperties properties = bind("""
				nosqlc: {consistency: local-one, full-scan: forbid, max-document-size: 1MB, async: {max-waiting: 9}}
				""");
		ConnectionProperties settings = new ConnectionProperties(null, properties.settings());
		ClientOptions options = ClientOptions.from(settings);
		assertThat(options.fullScan()).isEqualTo(FullScan.FORBID);
		assertThat(options.maxDocumentSize()).isEqualTo(1048576);
		assertThat(settings.choice("consistency", Consistency.class, Consistency.ALL)).isEqualTo(Consistency.LOCAL_ONE);
	}

	@Test
	void anEntryOfTheCollectionsMayBeEmpty() {
		NosqlcProperties properties = bind("""
				nosqlc:
				  collections:
				    orders:
				    order_lines:
				    auditLog:
				      update-mode: last-write-wins
				""");
		assertThat(properties.collections()).containsOnlyKeys("orders", "order_lines", "auditLog");
		assertThat(properties.collections().get("orders").updateMode()).isNull();
		assertThat(properties.collections().get("orders").indexes()).isEmpty();
		assertThat(properties.collections().get("auditLog").updateMode()).isEqualTo(UpdateMode.LAST_WRITE_WINS);
	}

	@Test
	void doesNotShowThePassword() {
		NosqlcProperties properties = bind("nosqlc: {username: ada, password: lovelace, url: 'nosqlc:memory:'}");
		assertThat(properties.toString()).contains("ada", "******").doesNotContain("lovelace");
	}

	@Test
	void refusesValuesOutOfRange() {
		assertRefused("nosqlc: {async: {max-in-flight: 0}}", "nosqlc.async.max-in-flight");
		assertRefused("nosqlc: {async: {max-waiting: -1}}", "nosqlc.async.max-waiting");
		assertRefused("nosqlc: {max-sort: 0}", "nosqlc.max-sort");
		assertRefused("nosqlc: {max-offset: -1}", "nosqlc.max-offset");
		assertRefused("nosqlc: {max-document-size: 3GB}", "nosqlc.max-document-size");
		assertRefused("nosqlc: {request-timeout: 0s}", "nosqlc.request-timeout");
		assertRefused("nosqlc: {update-timeout: 0s}", "nosqlc.update-timeout");
		assertRefused("nosqlc: {clock-skew: -1s}", "nosqlc.clock-skew");
		assertRefused("nosqlc: {embedded: {heap: 127MB}}", "nosqlc.embedded.heap");
		assertRefused("nosqlc: {consistency: serial}", "nosqlc.consistency");
		assertRefused("nosqlc: {serial-consistency: quorum}", "nosqlc.serial-consistency");
		assertRefused("nosqlc: {username: ada}", "nosqlc.username");
	}

	private static void assertRefused(String yaml, String property) {
		assertThatThrownBy(() -> bind(yaml)).hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
			.rootCause()
			.hasMessageContaining(property);
	}

	private static NosqlcProperties bind(String yaml) {
		StandardEnvironment environment = new StandardEnvironment();
		try {
			new YamlPropertySourceLoader().load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
				.forEach(environment.getPropertySources()::addFirst);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return new Binder(ConfigurationPropertySources.from(environment.getPropertySources()), null,
				ApplicationConversionService.getSharedInstance())
			.bindOrCreate("nosqlc", NosqlcProperties.class);
	}

}
