package io.nosqlc.spring.boot.autoconfigure.failure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What is printed when an application is configured so that it cannot start.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationFailureTests {

	private static final Path FORMER_DRIVER = Path.of("target", "former-driver");

	private static final String MEMORY = "nosqlc.url=nosqlc:memory:";

	/**
	 * Spring Data asks for a connection before anybody else does.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "no.such.package", "org.springframework.data" })
	void nothingSaysWhichStoreToUse(String missing, CapturedOutput output) {
		new FailedStart(output).on(new FilteredClassLoader("io.nosqlc.embedded", missing))
			.ofIdleApplication()
			.contains("'nosqlc.url' is not set", "'nosqlc-embedded-cassandra'", "is not on the class path")
			.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace", "nosqlc.url=nosqlc:memory:")
			.contains("<artifactId>nosqlc-embedded-cassandra</artifactId>", "<version>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no.such.package", "org.springframework.data" })
	void nothingSaysWhichStoreToUseInProduction(String missing, CapturedOutput output) {
		new FailedStart(output).on(new FilteredClassLoader(missing))
			.with("spring.profiles.active=prod")
			.ofIdleApplication()
			.contains("'nosqlc.url' is not set", "under a profile named 'prod' or 'production'")
			.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace");
	}

	@Test
	void thereIsNothingOfCassandraAndNoUrl(CapturedOutput output) {
		new FailedStart(output)
			.on(new FilteredClassLoader("io.nosqlc.embedded", "com.datastax", "org.springframework.boot.cassandra",
					"org.springframework.data"))
			.ofIdleApplication()
			.contains("'nosqlc.url' is not set", "Spring Boot's module for Cassandra is not on the class path")
			.contains("nosqlc.url=nosqlc:memory:");
	}

	@Test
	void theUrlAsksForAnEmbeddedServerThatIsNotThere(CapturedOutput output) {
		new FailedStart(output).on(new FilteredClassLoader("io.nosqlc.embedded"))
			.with("nosqlc.url=nosqlc:embedded:shop")
			.ofIdleApplication()
			.contains("'nosqlc.url' asks for an embedded Cassandra")
			.contains("<artifactId>nosqlc-embedded-cassandra</artifactId>");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			nosqlc:cassandra:                    | it names no host
			nosqlc:cassandra:/shop               | it names no host
			nosqlc:cassandra://localhost/shop    | it has '//' behind its prefix
			nosqlc:cassandra:localhost/          | it ends in '/' where a keyspace should follow
			nosqlc:cassandra:localhost/shop/x    | there is a '/' behind the keyspace
			nosqlc:cassandra:localhost/my-shop   | Invalid keyspace name 'my-shop'
			nosqlc:cassandra:localhost:0/shop    | the port '0' of 'localhost:0' is no number from 1 to 65535
			nosqlc:cassandra:localhost:x/shop    | the port 'x' of 'localhost:x' is no number from 1 to 65535
			nosqlc:cassandra:a,,b/shop           | one of its hosts is empty
			nosqlc:cassandra:a b/shop            | 'a b' is no host
			nosqlc:cassandra:::1/shop            | Put an IPv6 address in brackets
			nosqlc:cassandra:[::x]/shop          | '[::x]' is no IPv6 address in brackets
			nosqlc:cassandra:[::1]9042/shop      | '9042' follows the IPv6 address '[::1]'
			nosqlc:cassandra:ada:lovelace@h/shop | it has an '@'
			nosqlc:cassandra:h/shop?password=lovelace | its query sets 'password'
			nosqlc:cassandra:h/shop?consistency  | Malformed parameter
			nosqlc:cassandra:h/shop?consistency=most | Invalid value 'most' of 'consistency': it must be one of
			nosqlc:cassandra:h/shop?consistensy=one | Unknown setting 'consistensy'
			nosqlc:cassandra:h/shop?directory=data | Unknown setting 'directory'
			nosqlc:cassandra:h/shop?maxSort=5&max-sort=6 | sets 'max-sort' twice
			nosqlc:cassandra:h/shop?maxSort=%zz  | Malformed percent-encoding
			nosqlc:cassandra:h/shop?ssl.truststore=x | Declare an SSL bundle under 'spring.ssl.bundle'
			nosqlc:memory:?max-srot=5            | Unknown setting 'max-srot'
			nosqlc:casandra:localhost/shop       | No suitable driver for URL 'nosqlc:casandra:localhost/shop'
			nosqlc:Cassandra:localhost/shop      | No suitable driver for URL 'nosqlc:Cassandra:localhost/shop'
			nosqlc:mongo:ada:lovelace@localhost/shop | No suitable driver for URL 'nosqlc:mongo:***@localhost/shop'
			jdbc:postgresql://localhost/shop     | No suitable driver for URL 'jdbc:postgresql://localhost/shop'
			localhost:9042                       | No suitable driver for URL 'localhost:9042'
			""")
	void theUrlIsMalformed(String url, String reason, CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url)
			.ofIdleApplication()
			.contains(reason)
			.contains("nosqlc.url=nosqlc:cassandra:localhost:9042/keyspace", "nosqlc.url=nosqlc:embedded:keyspace",
					"nosqlc.url=nosqlc:memory:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc:embedded:ada:lovelace@shop", "nosqlc:embedded:shop?password=lovelace" })
	void anEmbeddedServerWantsNoCredentials(String url, CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url)
			.ofIdleApplication()
			.contains("An embedded server asks for neither", "nosqlc.url=nosqlc:embedded:keyspace");
	}

	@Test
	void nothingNamesAKeyspace(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:localhost:9042")
			.ofIdleApplication()
			.contains("The connection from nosqlc.url names no keyspace")
			.contains("nosqlc.keyspace=shop");
	}

	@Test
	void theKeyspaceIsNoName(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:localhost:9042")
			.with("nosqlc.keyspace=my-shop")
			.ofIdleApplication()
			.contains("Invalid keyspace name 'my-shop'")
			.contains("nosqlc.keyspace=shop_eu");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc:memory:", "nosqlc:cassandra:localhost/shop" })
	void aCollectionHasNoName(String url, CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url)
			.with("nosqlc.collections.order-lines.update-mode=linearizable")
			.ofIdleApplication()
			.contains("Invalid collection name 'order-lines'",
					"a letter, then up to 47 letters, digits and underscores")
			.contains("nosqlc.collections.order_lines=");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			nosqlc.max-sort=0                | It must be 1 or more              | nosqlc.max-sort=10000
			nosqlc.async.max-in-flight=0     | It must be 1 or more              | nosqlc.async.max-in-flight=512
			nosqlc.async.max-waiting=-1      | It must be 0 or more              | nosqlc.async.max-waiting=65536
			nosqlc.request-timeout=0s        | It must be longer than nothing    | nosqlc.request-timeout=12s
			nosqlc.update-timeout=-1s        | It must be longer than nothing    | nosqlc.update-timeout=5s
			nosqlc.clock-skew=0s             | It must be longer than nothing    | nosqlc.clock-skew=1s
			nosqlc.max-document-size=3GB     | from 1 to 2147483647 bytes        | nosqlc.max-document-size=4MB
			nosqlc.embedded.heap=64MB        | It must be 128MB or more          | nosqlc.embedded.heap=512MB
			nosqlc.consistency=serial        | which nosqlc.serial-consistency is for | nosqlc.consistency=local-quorum
			nosqlc.serial-consistency=quorum | at 'serial' or 'local-serial'     | nosqlc.serial-consistency=serial
			nosqlc.username=ada              | There is no nosqlc.password beside it | nosqlc.password=...
			""")
	void aPropertyIsOutOfItsRange(String property, String reason, String example, CapturedOutput output) {
		String[] nameAndValue = property.split("=");
		new FailedStart(output).with(MEMORY)
			.with(property)
			.ofIdleApplication()
			.contains("The property '" + nameAndValue[0] + "' is '" + nameAndValue[1] + "' (from ", reason)
			.contains("    " + example);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc.collections[0]=orders", "nosqlc.collections=orders",
			"nosqlc.collections.orders=linearizable" })
	void theCollectionsAreNoMap(String property, CapturedOutput output) {
		String[] nameAndValue = property.split("=");
		new FailedStart(output).with(MEMORY)
			.with(property)
			.ofIdleApplication()
			.contains("The property '" + nameAndValue[0] + "' is '" + nameAndValue[1] + "' (from ",
					"'nosqlc.collections' has an entry for each collection")
			.contains("    nosqlc.collections.orders=\n", "    nosqlc.collections.orders.update-mode=compare-and-set");
	}

	/**
	 * What the types alone refuse is explained by Boot.
	 */
	@Test
	void aPropertyIsNoneOfItsChoices(CapturedOutput output) {
		new FailedStart(output).with(MEMORY)
			.with("nosqlc.update-mode=sometimes")
			.ofIdleApplication()
			.contains("nosqlc.update-mode", "sometimes", "The following values are valid:", "LAST_WRITE_WINS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					nosqlc:cassandra:localhost/shop | nosqlc.replication=three      | it must be a number of replicas such as 3
					nosqlc:memory:                  | nosqlc.replication=three      | it must be a number of replicas such as 3
					nosqlc:cassandra:localhost/shop | nosqlc.speculative-retry=soon | it must be what Cassandra's table option takes
					nosqlc:memory:                  | nosqlc.speculative-retry=soon | it must be what Cassandra's table option takes
					""")
	void aSettingIsOfNoUseToTheDriver(String url, String property, String reason, CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=" + url)
			.with(property)
			.ofIdleApplication()
			.contains(reason)
			.contains("the property under 'nosqlc' that is named above");
	}

	@Test
	void thereIsNoSuchSslBundle(CapturedOutput output) {
		new FailedStart(output).with("nosqlc.url=nosqlc:cassandra:localhost/shop")
			.with("nosqlc.ssl.bundle=db")
			.ofReadingApplication()
			.contains("nosqlc.ssl.bundle", "There is no such bundle", "spring.ssl.bundle.pem.db.truststore");
	}

	@Test
	void theDriverIsThereUnderBothOfItsCoordinates(CapturedOutput output) throws Exception {
		try (URLClassLoader both = new URLClassLoader(new URL[] { formerDriver() }, getClass().getClassLoader())) {
			new FailedStart(output).on(both)
				.with(MEMORY)
				.ofIdleApplication()
				.contains("org.apache.cassandra:java-driver-core:4.19", "com.datastax.oss:java-driver-core:4.17.0")
				.contains("mvn dependency:tree -Dincludes=com.datastax.oss:java-driver-core", "<exclusion>");
		}
	}

	private static URL formerDriver() throws Exception {
		try (Stream<Path> files = Files.list(FORMER_DRIVER)) {
			return files.filter((file) -> file.toString().endsWith(".jar")).findFirst().orElseThrow().toUri().toURL();
		}
	}

}
