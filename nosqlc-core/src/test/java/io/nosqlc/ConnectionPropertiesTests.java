package io.nosqlc;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionPropertiesTests {

	@Test
	void propertiesWinOverTheQuery() {
		ConnectionProperties settings = new ConnectionProperties("max-sort=5&keyspace=shop", Map.of("maxSort", 7));
		assertThat(settings.positiveInt("max-sort", 1)).isEqualTo(7);
		assertThat(settings.text("keyspace")).isEqualTo("shop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "local-datacenter", "localDatacenter", "local_datacenter", "LOCAL_DATACENTER" })
	void namesAreReadInEverySpelling(String name) {
		assertThat(query(name + "=dc1").text("local-datacenter")).isEqualTo("dc1");
		assertThat(new ConnectionProperties(null, Map.of(name, "dc1")).text("local-datacenter")).isEqualTo("dc1");
	}

	@Test
	void whatIsNotSetOrBlankIsTheDefault() {
		ConnectionProperties settings = query("blank=&spaces=%20%20");
		assertThat(settings.text("blank")).isNull();
		assertThat(settings.text("spaces")).isNull();
		assertThat(settings.text("missing")).isNull();
		assertThat(settings.positiveInt("blank", 3)).isEqualTo(3);
		assertThat(settings.flag("missing", true)).isTrue();
		assertThat(settings.choice("missing", FullScan.class, FullScan.WARN)).isEqualTo(FullScan.WARN);
	}

	@Test
	void nullPropertiesAreNotSet() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("password", null);
		ConnectionProperties settings = new ConnectionProperties(null, properties);
		assertThat(settings.object("password")).isNull();
		settings.refuseUnknown();
	}

	@Test
	void theQueryIsPercentDecoded() {
		assertThat(query("replication=dc1%3A3%26dc2%3A1&name=a+b").text("replication")).isEqualTo("dc1:3&dc2:1");
	}

	@ParameterizedTest
	@CsvSource({ "500, PT0.5S", "500ms, PT0.5S", "2s, PT2S", "3m, PT3M", "1h, PT1H", "1d, PT24H", "7us, PT0.000007S",
			"9ns, PT0.000000009S", "PT2S, PT2S", "2S, PT2S" })
	void durationsAreReadAsSpringBootReadsThem(String text, Duration expected) {
		assertThat(query("request-timeout=" + text).duration("request-timeout", Duration.ofDays(9)))
			.isEqualTo(expected);
	}

	@Test
	void aDurationMayBeGivenAsOne() {
		assertThat(new ConnectionProperties(null, Map.of("clock-skew", Duration.ofMillis(5))).duration("clock-skew",
				Duration.ZERO))
			.isEqualTo(Duration.ofMillis(5));
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> new ConnectionProperties(null, Map.of("clock-skew", Duration.ZERO)).duration("clock-skew",
					Duration.ZERO));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1s", "PT0S", "soon", "1w", "999999999999999d", "99999999999999999999s", "1.5s" })
	void durationsThatCannotBeMeantAreRefused(String text) {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> query("request-timeout=" + text).duration("request-timeout", Duration.ZERO))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("'request-timeout'")
			.withMessageContaining("such as 500ms");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "1e3", "2147483648", "many" })
	void numbersOutOfRangeAreRefused(String text) {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> query("max-sort=" + text).positiveInt("max-sort", 1))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("from 1 to 2147483647");
	}

	@Test
	void choicesAndFlagsAreReadWithoutRegardToCase() {
		ConnectionProperties settings = query("consistency=local-quorum&full-scan=FORBID&ssl=TRUE");
		assertThat(settings.choice("consistency", Consistency.class, Consistency.ONE))
			.isEqualTo(Consistency.LOCAL_QUORUM);
		assertThat(settings.choice("full-scan", FullScan.class, FullScan.ALLOW)).isEqualTo(FullScan.FORBID);
		assertThat(settings.flag("ssl", false)).isTrue();
	}

	@Test
	void aChoiceThatDoesNotExistIsRefusedWithThoseThatDo() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> query("full-scan=never").choice("full-scan", FullScan.class, FullScan.ALLOW))
			.withMessage("Invalid value 'never' of 'full-scan': it must be one of [allow, warn, forbid].");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query("ssl=yes").flag("ssl", false))
			.withMessageContaining("true or false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ada:hunter2", "ada:hunter2@localhost", "ada%3Ahunter2", "hunter2@localhost",
			"x=1&ada:hunter2", ":hunter2", "ada:hunter2=1", "password:hunter2=", "ada%3Ahunter2=1&ada%3Ahunter2=2" })
	void whatStandsBehindAColonOrBeforeAnAtIsNeverShown(String query) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query(query).refuseUnknown())
			.withMessageNotContaining("hunter2");
	}

	@Test
	void valuesOfSecretsAreNeverShown() {
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> query("ssl.truststore-password=hunter2").positiveInt("ssl.truststore-password", 1))
			.withMessageNotContaining("hunter2");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query("password:hunter2"))
			.withMessageNotContaining("hunter2");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query("pasword=hunter2").refuseUnknown())
			.withMessageContaining("'pasword'")
			.withMessageNotContaining("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "=a", "a=1&", "&a=1", "a=1&&b=2" })
	void everyParameterHasANameAndAValue(String query) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query(query))
			.withMessageContaining("name=value");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%zz", "%4=1" })
	void malformedPercentEncodingIsRefused(String query) {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query(query))
			.withMessageContaining("hexadecimal");
	}

	@Test
	void aSettingIsGivenOnce() {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> query("max-sort=1&maxSort=2"))
			.withMessageContaining("'maxSort' twice");
		Map<String, Object> twins = new LinkedHashMap<>();
		twins.put("max-sort", 1);
		twins.put("maxSort", 2);
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> new ConnectionProperties(null, twins))
			.withMessageContaining("'max-sort' and 'maxSort'");
	}

	@Test
	void unknownSettingsAreRefusedNamingThoseThatExist() {
		ConnectionProperties settings = query("max-sort=1&max-sorts=1");
		settings.positiveInt("max-sort", 1);
		settings.text("keyspace");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(settings::refuseUnknown)
			.withMessage("Unknown setting 'max-sorts'. This driver knows keyspace, max-sort.");
	}

	@Test
	void entriesOfAMapKeepTheirNames() {
		ConnectionProperties settings = query(
				"collections.my_orders.update-mode=a&collections.myOrders.updateMode=b&collections.x=c");
		assertThat(settings.entries("collections")).containsExactly("myOrders", "my_orders", "x");
		assertThat(settings.text("collections.my_orders.update-mode")).isEqualTo("a");
		assertThat(settings.text("collections.myOrders.update-mode")).isEqualTo("b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "collections.=1", "collections..update-mode=1" })
	void anEntryWithoutANameIsListedAsSuch(String query) {
		assertThat(query(query).entries("collections")).containsExactly("");
	}

	private static ConnectionProperties query(String query) {
		return new ConnectionProperties(query, Map.of());
	}

}
