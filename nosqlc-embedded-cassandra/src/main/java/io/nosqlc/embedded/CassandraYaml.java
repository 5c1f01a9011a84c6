package io.nosqlc.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The settings of one node, and their text. Values are written as JSON, which YAML
 * contains.
 */
final class CassandraYaml {

	private final Map<String, Object> settings = new LinkedHashMap<>();

	CassandraYaml(NodeSettings node) {
		this.settings.put("cluster_name", "nosqlc");
		this.settings.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
		this.settings.put("endpoint_snitch", "SimpleSnitch");
		this.settings.put("storage_compatibility_mode", "NONE");
		if (!node.options().yaml().containsKey("commitlog_sync")) {
			this.settings.put("commitlog_sync", "periodic");
			this.settings.put("commitlog_sync_period", "10s");
		}
		this.settings.put("auto_snapshot", false);
		putTokens(node);
		putDirectories(node.dataDirectory());
		putAddresses(node);
		putSecurity(node.options());
		this.settings.putAll(node.options().yaml());
	}

	/**
	 * One token for each node: a second one would cost every start a fifth more.
	 */
	private void putTokens(NodeSettings node) {
		this.settings.put("num_tokens", 1);
		if (node.ring().size() > 1) {
			this.settings.put("initial_token", node.initialToken());
			this.settings.put("auto_bootstrap", false);
		}
	}

	private void putDirectories(Path data) {
		this.settings.put("data_file_directories", List.of(data.resolve("data").toString()));
		this.settings.put("commitlog_directory", data.resolve("commitlog").toString());
		this.settings.put("hints_directory", data.resolve("hints").toString());
		this.settings.put("saved_caches_directory", data.resolve("saved_caches").toString());
		this.settings.put("cdc_raw_directory", data.resolve("cdc_raw").toString());
	}

	private void putAddresses(NodeSettings node) {
		String address = node.address().getHostAddress();
		this.settings.put("listen_address", address);
		this.settings.put("rpc_address", address);
		this.settings.put("storage_port", node.ports().storage());
		this.settings.put("native_transport_port", node.ports().client());
		String seeds = node.ring()
			.stream()
			.map((seed) -> seed.getHostAddress() + ":" + node.ports().storage())
			.collect(Collectors.joining(","));
		this.settings.put("seed_provider", List.of(Map.of("class_name",
				"org.apache.cassandra.locator.SimpleSeedProvider", "parameters", List.of(Map.of("seeds", seeds)))));
	}

	private void putSecurity(EmbeddedCassandraOptions options) {
		if (options.authentication()) {
			this.settings.put("authenticator", "PasswordAuthenticator");
			this.settings.put("role_manager", "CassandraRoleManager");
		}
		if (options.authorization()) {
			this.settings.put("authorizer", "CassandraAuthorizer");
		}
		EmbeddedCassandraTls tls = options.tls();
		if (tls != null) {
			this.settings.put("client_encryption_options", clientEncryption(tls));
		}
	}

	private static Map<String, Object> clientEncryption(EmbeddedCassandraTls tls) {
		Map<String, Object> encryption = new LinkedHashMap<>();
		encryption.put("enabled", true);
		encryption.put("optional", false);
		encryption.put("keystore", tls.keystore().toAbsolutePath().toString());
		encryption.put("keystore_password", tls.keystorePassword());
		if (tls.truststore() != null && tls.truststorePassword() != null) {
			encryption.put("require_client_auth", true);
			encryption.put("truststore", tls.truststore().toAbsolutePath().toString());
			encryption.put("truststore_password", tls.truststorePassword());
		}
		return encryption;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.settings.forEach((name, value) -> text.append(name).append(": ").append(json(value)).append('\n'));
		return text.toString();
	}

	private static String json(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> json(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof List<?> list) {
			return list.stream().map(CassandraYaml::json).collect(Collectors.joining(", ", "[", "]"));
		}
		if (value instanceof Number || value instanceof Boolean) {
			return value.toString();
		}
		return quoted(value.toString());
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars().forEach((character) -> {
			if (character == '"' || character == '\\') {
				quoted.append('\\').append((char) character);
			}
			else if (character < ' ') {
				quoted.append(String.format("\\u%04x", character));
			}
			else {
				quoted.append((char) character);
			}
		});
		return quoted.append('"').toString();
	}

}
