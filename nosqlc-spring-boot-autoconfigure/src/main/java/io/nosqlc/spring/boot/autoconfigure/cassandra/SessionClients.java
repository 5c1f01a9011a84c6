package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails.Node;
import org.springframework.boot.cassandra.autoconfigure.CassandraProperties;
import org.springframework.util.StringUtils;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.cassandra.CassandraUrl;
import io.nosqlc.spring.boot.autoconfigure.ClientSettings;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;
import io.nosqlc.spring.boot.autoconfigure.cassandra.ConnectionOrigin.Kind;

/**
 * Makes the client of the application's session, without using the session.
 */
final class SessionClients {

	private static final Logger logger = LoggerFactory.getLogger(NosqlcCassandraAutoConfiguration.class);

	private static final String EMBEDDED_KEYSPACE = "nosqlc";

	private final ListableBeanFactory beans;

	private final NosqlcProperties properties;

	private final ConnectionOrigin origin;

	SessionClients(ListableBeanFactory beans, NosqlcProperties properties) {
		this.beans = beans;
		this.properties = properties;
		this.origin = ConnectionOrigin.of(beans);
	}

	CassandraClient create(ClientSettings settings) {
		StoreUrl url = StoreUrl.parse(this.properties.url());
		ConnectionProperties connection = connection(url, settings);
		String hosts = hosts();
		String keyspace = keyspace(url, connection);
		warnOfUnusedSettings();
		logger.info("Collections are kept in keyspace '{}' of Cassandra at {} (from {})", keyspace, hosts,
				this.origin.description());
		return CassandraClient.builder(SessionOnFirstUse.of(this.beans, this.origin))
			.keyspace(keyspace)
			.properties(connection)
			.lazy(CassandraUrl.PREFIX + hosts + "/" + keyspace)
			.build();
	}

	private ConnectionProperties connection(StoreUrl url, ClientSettings settings) {
		Map<String, Object> values = new LinkedHashMap<>(settings.asMap());
		if (this.origin.is(Kind.EMBEDDED) && url.settings(values).text("replication") == null) {
			values.put("replication", "1");
		}
		ConnectionProperties connection = url.settings(values);
		SessionSettings.accept(connection);
		return connection;
	}

	private String keyspace(StoreUrl url, ConnectionProperties connection) {
		CassandraProperties boot = this.beans.getBeanProvider(CassandraProperties.class).getIfAvailable();
		return Stream
			.<Supplier<@Nullable String>>of(url::keyspace, () -> connection.text("keyspace"), this.properties::keyspace,
					() -> (boot != null) ? boot.getKeyspaceName() : null,
					() -> this.origin.is(Kind.EMBEDDED) ? EMBEDDED_KEYSPACE : null)
			.map(Supplier::get)
			.filter(StringUtils::hasText)
			.findFirst()
			.orElseThrow(() -> new NoKeyspaceException(this.origin));
	}

	private String hosts() {
		CassandraConnectionDetails details = this.beans.getBeanProvider(CassandraConnectionDetails.class).getIfUnique();
		List<Node> nodes = (details != null && !this.origin.is(Kind.OWN_SESSION)) ? details.getContactPoints()
				: List.of();
		return nodes.isEmpty() ? "session" : nodes.stream().map(SessionClients::host).collect(Collectors.joining(","));
	}

	private static String host(Node node) {
		return ((node.host().indexOf(':') >= 0) ? "[" + node.host() + "]" : node.host()) + ":" + node.port();
	}

	private void warnOfUnusedSettings() {
		boolean set = this.properties.username() != null || this.properties.localDatacenter() != null
				|| this.properties.ssl().bundle() != null;
		if (set && !this.origin.is(Kind.URL)) {
			logger.warn("The connection is from {}: nosqlc.username, nosqlc.password, nosqlc.local-datacenter and"
					+ " nosqlc.ssl.bundle belong to nosqlc.url and are not used.", this.origin.description());
		}
	}

}
