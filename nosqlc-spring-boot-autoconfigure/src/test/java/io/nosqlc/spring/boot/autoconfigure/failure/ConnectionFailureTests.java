package io.nosqlc.spring.boot.autoconfigure.failure;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.boot.cassandra.autoconfigure.DriverConfigLoaderBuilderCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.EmbeddedCassandraOptions;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

/**
 * What is printed when an application uses its store while it starts, and cannot. What
 * would be used later fails later, with the same text in its message.
 */
@WithEmbeddedCassandra
@ExtendWith(OutputCaptureExtension.class)
class ConnectionFailureTests {

	private static String contactPoint;

	private final String keyspace = "ks_" + UUID.randomUUID().toString().replace('-', '_');

	@BeforeAll
	static void takeTheAddress(EmbeddedCassandra cassandra) {
		contactPoint = cassandra.host() + ":" + cassandra.port();
	}

	@Test
	void noHostIsReachable(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop")
			.with("nosqlc.username=ada")
			.with("nosqlc.password=lovelace")
			.ofReadingApplication()
			.contains("No Cassandra answers at 127.0.0.1:1 (from nosqlc.url): Connection refused")
			.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace", "io.nosqlc:nosqlc-embedded-cassandra");
	}

	@Test
	void noHostIsReachableByTheFirstAsynchronousUse(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop")
			.ofWritingApplication()
			.contains("No Cassandra answers at 127.0.0.1:1 (from nosqlc.url): Connection refused");
	}

	@Test
	void noHostIsReachableByThePropertiesOfBoot(CapturedOutput output) {
		new FailedStart(output).with("spring.cassandra.contact-points=127.0.0.1:1")
			.with("spring.cassandra.local-datacenter=dc1")
			.with("nosqlc.keyspace=shop")
			.ofReadingApplication()
			.contains("No Cassandra answers at 127.0.0.1:1 (from spring.cassandra): Connection refused")
			.contains("spring.cassandra.contact-points=localhost:9042");
	}

	@Test
	void noHostIsReachableByConnectionDetails(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.keyspace=shop")
			.of(ReadingWithDetails.class)
			.contains("No Cassandra answers at 127.0.0.1:1 (from the connection details 'container')")
			.contains("where the connection details 'container' comes from");
	}

	@Test
	void noHostIsKnownByThatName(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:no-such-host.invalid/shop")
			.ofReadingApplication()
			.contains("Cannot connect to Cassandra (from nosqlc.url)",
					"No host is known by the name 'no-such-host.invalid'")
			.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace");
	}

	@Test
	void noHostIsKnownByThePropertiesOfBoot(CapturedOutput output) {
		new FailedStart(output)
			.with("spring.cassandra.contact-points=no-such-host.invalid,no-such-host-either.invalid:9043")
			.with("spring.cassandra.local-datacenter=datacenter1")
			.with("nosqlc.keyspace=shop")
			.ofReadingApplication()
			.contains("Cannot connect to Cassandra (from spring.cassandra)",
					"No host is known by the name 'no-such-host.invalid', 'no-such-host-either.invalid'")
			.contains("spring.cassandra.contact-points=localhost:9042");
	}

	/**
	 * The driver is told to ask the name service itself, whenever it connects.
	 */
	@Test
	void aHostThatTheDriverIsToResolveIsNotAskedFor(CapturedOutput output) {
		new FailedStart(output).with("spring.cassandra.contact-points=no-such-host.invalid")
			.with("spring.cassandra.local-datacenter=datacenter1")
			.with("nosqlc.keyspace=shop")
			.of(ReadingWithUnresolvedHosts.class)
			.contains("No Cassandra answers at no-such-host.invalid")
			.doesNotContain("No host is known");
	}

	@Test
	void theLocalDatacenterIsMissing(CapturedOutput output) {
		new FailedStart(output).with("spring.cassandra.contact-points=" + contactPoint)
			.with("nosqlc.keyspace=" + this.keyspace)
			.ofReadingApplication()
			.contains("The local datacenter of the connection from spring.cassandra is not known")
			.contains("spring.cassandra.local-datacenter=datacenter1");
	}

	@Test
	void theLocalDatacenterIsNotTheClusters(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url())
			.with("nosqlc.local-datacenter=dc9")
			.ofReadingApplication()
			.contains("The connection from nosqlc.url names the local datacenter 'dc9'",
					"the cluster has only 'datacenter1'")
			.contains("nosqlc.local-datacenter=datacenter1");
	}

	@Test
	void theKeyspaceIsMissingAndMustNotBeCreated(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url())
			.with("nosqlc.keyspace-creation=never")
			.ofWritingApplication()
			.contains("The keyspace '" + this.keyspace + "' does not exist, and 'nosqlc.keyspace-creation' is 'never'")
			.contains("CREATE KEYSPACE IF NOT EXISTS \"" + this.keyspace + "\" WITH replication = {'class':",
					"nosqlc.keyspace-creation=if-missing");
	}

	@Test
	void theKeyspaceOfTheSessionIsMissing(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url())
			.with("spring.cassandra.keyspace-name=" + this.keyspace)
			.ofReadingApplication()
			.contains("The session cannot be opened in the keyspace that 'spring.cassandra.keyspace-name' names")
			.contains(this.keyspace, "nosqlc.keyspace=shop");
	}

	@Test
	void aTableOfThatNameIsNoCollection(CapturedOutput output, EmbeddedCassandra cassandra) {
		try (CqlSession session = CqlSession.builder()
			.addContactPoints(cassandra.contactPoints())
			.withLocalDatacenter(cassandra.localDatacenter())
			.build()) {
			session.execute("CREATE KEYSPACE " + this.keyspace
					+ " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
			session.execute("CREATE TABLE " + this.keyspace + ".orders (pk int PRIMARY KEY, data blob)");
		}
		new FailedStart(output).with("nosqlc.url=" + url())
			.ofWritingApplication()
			.contains("Cannot use table '" + this.keyspace + ".orders'")
			.contains("Use another name");
	}

	@Test
	void anotherServerUsesTheDirectory(CapturedOutput output, @TempDir Path directory) {
		EmbeddedCassandraOptions options = EmbeddedCassandraOptions.defaults().withDirectory(directory);
		try (EmbeddedCassandra other = EmbeddedCassandra.start(options)) {
			new FailedStart(output).with("nosqlc.embedded.directory=" + directory)
				.ofIdleApplication()
				.contains("The embedded Cassandra did not start", directory.toString(), "uses this directory")
				.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace");
		}
	}

	private String url() {
		return "nosqlc:cassandra:" + contactPoint + "/" + this.keyspace;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(FailedStart.Reading.class)
	static class ReadingWithUnresolvedHosts {

		@Bean
		DriverConfigLoaderBuilderCustomizer unresolvedHosts() {
			return (builder) -> builder.withBoolean(DefaultDriverOption.RESOLVE_CONTACT_POINTS, false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(FailedStart.Reading.class)
	static class ReadingWithDetails {

		@Bean
		CassandraConnectionDetails container() {
			return new CassandraConnectionDetails() {

				@Override
				public List<Node> getContactPoints() {
					return List.of(new Node("127.0.0.1", 1));
				}

				@Override
				public String getLocalDatacenter() {
					return "datacenter1";
				}

			};
		}

	}

}
