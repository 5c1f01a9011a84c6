package io.nosqlc;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UrlsTests {

	@ParameterizedTest
	@ValueSource(strings = { "nosqlc:memory:", "nosqlc:cassandra:localhost:9042/shop?localDatacenter=dc1",
			"nosqlc:cassandra:[::1]:9042,[fe80::1]/shop", "", "nonsense" })
	void whatHoldsNoCredentialsIsShownAsItIs(String url) {
		assertThat(Urls.withoutCredentials(url)).isEqualTo(url);
	}

	@ParameterizedTest
	@CsvSource({ "nosqlc:cassandra:ada:hunter2@localhost/shop, nosqlc:cassandra:***@localhost/shop",
			"nosqlc:cassandra://ada:hunter2@localhost/shop, nosqlc:cassandra://***@localhost/shop",
			"nosqlc:cassandra:ada@localhost/shop, nosqlc:cassandra:***@localhost/shop",
			"nosqlc:cassandra:one:hunter2@h1;two:hunter2@h2/shop, nosqlc:cassandra:***@h2/shop",
			"nosqlc:cassandra:h/shop?password=hunter2&x=1, nosqlc:cassandra:h/shop?password=***&x=1",
			"nosqlc:cassandra:h/shop?ssl.truststorePassword=hunter2, nosqlc:cassandra:h/shop?ssl.truststorePassword=***",
			"nosqlc:cassandra:h/shop?password:hunter2&x=a:b, nosqlc:cassandra:h/shop?password***&x=a:b",
			"nosqlc:cassandra:h/shop?x=1&ada%3Ahunter2, nosqlc:cassandra:h/shop?x=1&ada***",
			"hunter2@localhost, ***@localhost" })
	void credentialsAreHidden(String url, String shown) {
		assertThat(Urls.withoutCredentials(url)).isEqualTo(shown).doesNotContain("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "?", "&", ":", "@", ",", "%", "#", " " })
	void noCharacterOfAPasswordMakesAPartOfItShow(String character) {
		String url = "nosqlc:cassandra:ada:hun" + character + "ter2@localhost/shop";
		assertThat(Urls.withoutCredentials(url)).doesNotContain("hun", "ter2");
	}

	@Test
	void whatSpeaksOfASecretIsOne() {
		assertThat(Urls.isSecret("ssl.trustStorePassword")).isTrue();
		assertThat(Urls.isSecret("SECRET")).isTrue();
		assertThat(Urls.isSecret("username")).isFalse();
	}

}
