package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.nosqlc.Client;
import io.nosqlc.ConnectionProperties;
import io.nosqlc.Consistency;
import io.nosqlc.DriverManager;
import io.nosqlc.cassandra.schema.KeyspaceCreation;
import io.nosqlc.cassandra.schema.Replication;
import io.nosqlc.cassandra.update.UpdateMode;
import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CassandraOptionsTests {

	@Test
	void theDefaultsAreThoseOfTheDocumentation() {
		CassandraOptions options = options(Map.of());
		assertThat(options.requests().consistency()).isEqualTo(Consistency.LOCAL_QUORUM);
		assertThat(options.requests().serialConsistency()).isEqualTo(Consistency.SERIAL);
		assertThat(options.requests().timeout()).isNull();
		assertThat(options.schema().keyspaceCreation()).isEqualTo(KeyspaceCreation.IF_MISSING);
		assertThat(options.schema().replication()).isNull();
		assertThat(options.schema().speculativeRetry()).isEqualTo("30ms");
		assertThat(options.corruptRows()).isEqualTo(CorruptRows.FAIL);
		assertThat(options.updateMode("orders")).isEqualTo(UpdateMode.COMPARE_AND_SET);
		assertThat(options.updates().clockSkew()).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.updates().timeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(options.executor()).isNull();
	}

	@Test
	void everySettingIsRead() {
		Executor executor = ForkJoinPool.commonPool();
		CassandraOptions options = options(
				Map.of("consistency", "quorum", "serialConsistency", "LOCAL_SERIAL", "request-timeout", "3s",
						"keyspace-creation", "never", "replication", "dc1:3,dc2:2", "speculative-retry", "99p",
						"corrupt-rows", "skip", "clock-skew", "2s", "update-timeout", "1m", "executor", executor));
		assertThat(options.requests().consistency()).isEqualTo(Consistency.QUORUM);
		assertThat(options.requests().serialConsistency()).isEqualTo(Consistency.LOCAL_SERIAL);
		assertThat(options.requests().timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.schema().keyspaceCreation()).isEqualTo(KeyspaceCreation.NEVER);
		assertThat(options.schema().replication()).isEqualTo(new Replication(Map.of("dc1", 3, "dc2", 2)));
		assertThat(options.schema().speculativeRetry()).isEqualTo("99p");
		assertThat(options.corruptRows()).isEqualTo(CorruptRows.SKIP);
		assertThat(options.updates().clockSkew()).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.updates().timeout()).isEqualTo(Duration.ofMinutes(1));
		assertThat(options.executor()).isSameAs(executor);
	}

	@Test
	void aCollectionMayHaveAnUpdateModeOfItsOwn() {
		CassandraOptions options = options(Map.of("update-mode", "last-write-wins", "collections.orders.update-mode",
				"linearizable", "collections.users.update-mode", "compareAndSet"));
		assertThat(options.updateMode("orders")).isEqualTo(UpdateMode.LINEARIZABLE);
		assertThat(options.updateMode("users")).isEqualTo(UpdateMode.COMPARE_AND_SET);
		assertThat(options.updateMode("visits")).isEqualTo(UpdateMode.LAST_WRITE_WINS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			consistency        | SERIAL          | serial levels are for 'serial-consistency'
			consistency        | most            | Invalid value 'most' of 'consistency'
			serial-consistency | QUORUM          | it must be SERIAL or LOCAL_SERIAL
			request-timeout    | soon            | Invalid value 'soon' of 'request-timeout'
			keyspace-creation  | maybe           | Invalid value 'maybe' of 'keyspace-creation'
			replication        | 0               | a number of replicas such as 3
			replication        | dc1:3,dc1:2     | a number of replicas such as 3
			replication        | dc1=3           | a number of replicas such as 3
			replication        | 'SimpleStrategy'| a number of replicas such as 3
			speculative-retry  | 30ms' AND x='   | Invalid value '30ms' AND x='' of 'speculative-retry'
			speculative-retry  | soon            | what Cassandra's table option takes
			update-mode        | fast            | Invalid value 'fast' of 'update-mode'
			executor           | pool            | it must be a java.util.concurrent.Executor
			collections.orders.mode | x          | Unknown setting 'collections.orders.mode'
			colour             | red             | Unknown setting 'colour'
			username           | ada             | 'password' is missing
			password           | s3cret          | 'username' is missing
			ssl-context        | tls             | it must be a javax.net.ssl.SSLContext
			ssl                | perhaps         | Invalid value 'perhaps' of 'ssl'
			ssl.truststore     | /no/such/file   | Cannot read '/no/such/file', which 'ssl.truststore' names
			keyspace           | my shop         | Invalid keyspace name 'my shop'
			""")
	void aMalformedSettingIsNamedBeforeAnythingIsOpened(String name, String value, String reason) {
		String url = name.equals("keyspace") ? "nosqlc:cassandra:no-such-host.invalid"
				: "nosqlc:cassandra:no-such-host.invalid/shop";
		assertThatExceptionOfType(io.nosqlc.error.NosqlcException.class)
			.isThrownBy(() -> connect(url, Map.of(name, value)))
			.withMessageContaining(reason)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void aMissingKeyspaceIsNamed() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> connect("nosqlc:cassandra:no-such-host.invalid", Map.of()))
			.withMessageContaining("it names no keyspace");
	}

	@Test
	void noOptionsShowAPassword() {
		SessionOptions options = SessionOptions
			.from(new ConnectionProperties(null, Map.of("username", "ada", "password", "s3cret")));
		assertThat(options.toString()).contains("ada").doesNotContain("s3cret");
	}

	private static CassandraOptions options(Map<String, ?> properties) {
		return CassandraOptions.from(new ConnectionProperties(null, properties));
	}

	private static void connect(String url, Map<String, ?> properties) {
		Client client = DriverManager.getClient(url, properties);
		client.close();
	}

}
