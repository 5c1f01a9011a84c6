package io.nosqlc;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.nosqlc.error.InvalidUrlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientOptionsTests {

	@Test
	void unsetMeansTheDefaults() {
		assertThat(from("")).isEqualTo(ClientOptions.defaults())
			.isEqualTo(new ClientOptions(512, 65_536, 4 * 1024 * 1024, 10_000, FullScan.ALLOW));
	}

	@Test
	void everySettingIsTaken() {
		assertThat(from("async.max-in-flight=1&async.max-waiting=0&max-document-size=3&max-sort=4&full-scan=forbid"))
			.isEqualTo(new ClientOptions(1, 0, 3, 4, FullScan.FORBID));
	}

	@Test
	void malformedSettingsAreNamed() {
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> from("async.max-in-flight=0"))
			.withMessageContaining("'async.max-in-flight'");
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> from("async.max-waiting=-1"))
			.withMessageContaining("'async.max-waiting'");
	}

	@Test
	void limitsThatLetNothingThroughAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ClientOptions(0, 0, 1, 1, FullScan.ALLOW))
			.withMessageContaining("async.max-in-flight");
		assertThatIllegalArgumentException().isThrownBy(() -> new ClientOptions(1, -1, 1, 1, FullScan.ALLOW))
			.withMessageContaining("async.max-waiting");
		assertThatIllegalArgumentException().isThrownBy(() -> new ClientOptions(1, 0, 0, 1, FullScan.ALLOW))
			.withMessageContaining("max-document-size");
		assertThatIllegalArgumentException().isThrownBy(() -> new ClientOptions(1, 0, 1, 0, FullScan.ALLOW))
			.withMessageContaining("max-sort");
	}

	private static ClientOptions from(String query) {
		return ClientOptions.from(new ConnectionProperties(query, Map.of()));
	}

}
