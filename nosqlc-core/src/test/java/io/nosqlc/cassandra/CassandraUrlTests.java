package io.nosqlc.cassandra;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CassandraUrlTests {

	@Test
	void hostAndKeyspaceAreEnough() {
		CassandraUrl url = CassandraUrl.parse("nosqlc:cassandra:localhost/shop");
		assertThat(url.contactPoints()).containsExactly(InetSocketAddress.createUnresolved("localhost", 9042));
		assertThat(url.keyspace()).isEqualTo("shop");
		assertThat(url.query()).isNull();
	}

	@Test
	void severalHostsEachHaveAPortOfTheirOwn() {
		CassandraUrl url = CassandraUrl
			.parse("nosqlc:cassandra:a.example:19042,10.0.0.2,[::1]:29042,[fe80::1%eth0]/Shop");
		assertThat(url.contactPoints()).isEqualTo(List.of(InetSocketAddress.createUnresolved("a.example", 19042),
				InetSocketAddress.createUnresolved("10.0.0.2", 9042), InetSocketAddress.createUnresolved("::1", 29042),
				InetSocketAddress.createUnresolved("fe80::1%eth0", 9042)));
		assertThat(url.keyspace()).isEqualTo("Shop");
	}

	@Test
	void noNameServerIsAsked() {
		CassandraUrl url = CassandraUrl.parse("nosqlc:cassandra:no-such-host.invalid/shop");
		assertThat(url.contactPoints()).allMatch(InetSocketAddress::isUnresolved);
	}

	@Test
	void theKeyspaceMayComeFromElsewhere() {
		assertThat(CassandraUrl.parse("nosqlc:cassandra:localhost:9042").keyspace()).isNull();
		assertThat(CassandraUrl.parse("nosqlc:cassandra:localhost?localDatacenter=dc1").keyspace()).isNull();
	}

	@Test
	void theQueryGivesSettingsWhichPropertiesOverride() {
		CassandraUrl url = CassandraUrl
			.parse("nosqlc:cassandra:localhost/shop?localDatacenter=dc1&replication=dc1%3A3");
		assertThat(url.properties(Map.of()).text("local-datacenter")).isEqualTo("dc1");
		assertThat(url.properties(Map.of()).text("replication")).isEqualTo("dc1:3");
		assertThat(url.properties(Map.of("localDatacenter", "dc2")).text("local-datacenter")).isEqualTo("dc2");
	}

	@Test
	void itIsShownWithoutItsQuery() {
		CassandraUrl url = CassandraUrl.parse("nosqlc:cassandra:localhost,[::1]:1/shop?consistency=ONE");
		assertThat(url).hasToString("nosqlc:cassandra:localhost:9042,[::1]:1/shop");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			cassandra:localhost/shop                | it does not begin with 'nosqlc:cassandra:'
			nosqlc:cassandra:                       | it names no host
			nosqlc:cassandra:/shop                  | it names no host
			nosqlc:cassandra:?consistency=ONE       | it names no host
			nosqlc:cassandra://localhost/shop       | it has '//' behind its prefix
			nosqlc:cassandra:localhost/             | it ends in '/' where a keyspace should follow
			nosqlc:cassandra:localhost/shop/        | there is a '/' behind the keyspace
			nosqlc:cassandra:localhost/shop/orders  | there is a '/' behind the keyspace
			nosqlc:cassandra:a,,b/shop              | one of its hosts is empty
			nosqlc:cassandra:a,/shop                | one of its hosts is empty
			nosqlc:cassandra::9042/shop             | one of its hosts is empty
			nosqlc:cassandra:a:/shop                | the port '' of 'a:' is no number from 1 to 65535
			nosqlc:cassandra:a:0/shop               | the port '0' of 'a:0' is no number from 1 to 65535
			nosqlc:cassandra:a:65536/shop           | the port '65536' of 'a:65536' is no number from 1 to 65535
			nosqlc:cassandra:a:-1/shop              | the port '-1' of 'a:-1' is no number from 1 to 65535
			nosqlc:cassandra:a:90x/shop             | the port '90x' of 'a:90x' is no number from 1 to 65535
			nosqlc:cassandra:a:99999999999/shop     | the port '99999999999' of
			nosqlc:cassandra:::1/shop               | has several colons. Put an IPv6 address in brackets
			nosqlc:cassandra:[::1/shop              | '[::1' is no IPv6 address in brackets
			nosqlc:cassandra:[]/shop                | '[]' is no IPv6 address in brackets
			nosqlc:cassandra:[localhost]/shop       | '[localhost]' is no IPv6 address in brackets
			nosqlc:cassandra:[1::2::3]/shop         | '[1::2::3]' is no IPv6 address in brackets
			nosqlc:cassandra:[::1]9042/shop         | '9042' follows the IPv6 address '[::1]'
			nosqlc:cassandra:[::1]:x/shop           | the port 'x' of '[::1]:x' is no number
			nosqlc:cassandra:my host/shop           | 'my host' is no host
			nosqlc:cassandra:host;drop/shop         | 'host;drop' is no host
			nosqlc:cassandra:-a/shop                | '-a' is no host
			nosqlc:cassandra:höst/shop              | 'höst' is no host
			nosqlc:cassandra:a/my shop              | Invalid keyspace name 'my shop'
			nosqlc:cassandra:a/1shop                | Invalid keyspace name '1shop'
			nosqlc:cassandra:a/shop";drop           | Invalid keyspace name 'shop";drop'
			nosqlc:cassandra:a/sh%6Fp               | Invalid keyspace name 'sh%6Fp'
			""")
	void whatIsWrongIsNamed(String url, String reason) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> CassandraUrl.parse(url))
			.withMessageStartingWith("Malformed URL '")
			.withMessageContaining(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc:cassandra:ada:s3cret@localhost/shop",
			"nosqlc:cassandra:ada:s3cret/x@localhost/shop", "nosqlc:cassandra:ada:s3cret?@localhost/shop",
			"nosqlc:cassandra:ada:x@s3cret@localhost/shop", "nosqlc:cassandra:localhost/shop?password=s3cret",
			"nosqlc:cassandra:localhost/shop?a=b&pass%77ord=s3cret",
			"nosqlc:cassandra:localhost/shop?ssl.truststorePassword=s3cret",
			"nosqlc:cassandra:localhost/shop?password:s3cret", "nosqlc:cassandra:localhost/shop?password%3As3cret=1",
			"nosqlc:cassandra:localhost/?password=s3cret", "nosqlc:cassandra:localhost/shop?secret=s3cret",
			"cassandra:ada:s3cret@localhost/shop", "nosqlc:cassandra:localhost:x/shop?password=s3cret" })
	void credentialsAreRefusedAndNeverShown(String url) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> CassandraUrl.parse(url))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("s3cret"));
	}

	@Test
	void credentialsComeWithAHintAtProperties() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> CassandraUrl.parse("nosqlc:cassandra:ada:s3cret@localhost/shop"))
			.withMessage("Malformed URL 'nosqlc:cassandra:***@localhost/shop': it has an '@', as if there were a user"
					+ " name or a password in front of it. Give those as the properties 'username' and 'password', which"
					+ " are never shown; in a value, write %40.");
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> CassandraUrl.parse("nosqlc:cassandra:localhost/shop?userName=ada"))
			.withMessageContaining("its query sets 'userName'. Give credentials as properties");
	}

}
