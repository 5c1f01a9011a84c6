package io.nosqlc.spring.boot.autoconfigure.cassandra;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

import io.nosqlc.ConnectionProperties;
import io.nosqlc.cassandra.CassandraUrl;
import io.nosqlc.spring.boot.autoconfigure.NosqlcProperties;

/**
 * What {@code nosqlc.url} and the properties beside it say about a cluster.
 */
final class UrlConnectionDetails implements CassandraConnectionDetails {

	private final CassandraUrl url;

	private final ConnectionProperties settings;

	private final @Nullable SslBundle sslBundle;

	/**
	 * Creates the details.
	 * @throws io.nosqlc.error.InvalidUrlException if the URL is malformed
	 */
	UrlConnectionDetails(String url, NosqlcProperties properties, @Nullable SslBundle sslBundle) {
		this.url = CassandraUrl.parse(url);
		this.settings = this.url.properties(properties.settings());
		this.sslBundle = sslBundle;
	}

	@Override
	public List<Node> getContactPoints() {
		return this.url.contactPoints()
			.stream()
			.map((point) -> new Node(point.getHostString(), point.getPort()))
			.toList();
	}

	@Override
	public @Nullable String getUsername() {
		return this.settings.text("username");
	}

	@Override
	public @Nullable String getPassword() {
		return this.settings.text("password");
	}

	@Override
	public @Nullable String getLocalDatacenter() {
		return this.settings.text("local-datacenter");
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		if (this.sslBundle != null) {
			return this.sslBundle;
		}
		return this.settings.flag("ssl", false) ? SslBundle.systemDefault() : null;
	}

}
