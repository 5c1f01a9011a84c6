package io.nosqlc;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.NoSuitableDriverException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClientDataSourceTests {

	private final RecordingDriver driver = new RecordingDriver("nosqlc:recorded:");

	@BeforeEach
	void register() {
		DriverManager.registerDriver(this.driver);
	}

	@AfterEach
	void deregister() {
		DriverManager.deregisterDriver(this.driver);
	}

	@Test
	void opensANewClientEachTime() {
		ClientDataSource source = new ClientDataSource("nosqlc:memory:");
		try (Client one = source.getClient(); Client other = source.getClient()) {
			assertThat(one).isNotSameAs(other);
			one.close();
			assertThat(other.isClosed()).isFalse();
		}
	}

	@Test
	void credentialsAreHandedOverAsProperties() {
		new ClientDataSource("nosqlc:recorded:x", "ada", "hunter2", Map.of("username", "bob", "max-sort", 5))
			.getClient();
		assertThat(this.driver.properties()).isEqualTo(Map.of("username", "ada", "password", "hunter2", "max-sort", 5));
	}

	@Test
	void credentialsThatAreLeftOutLeaveThePropertiesAsTheyAre() {
		Map<String, Object> properties = new HashMap<>();
		properties.put("username", "bob");
		properties.put("password", null);
		ClientDataSource source = new ClientDataSource("nosqlc:recorded:x", null, null, properties);
		properties.put("username", "changed later");
		source.getClient();
		assertThat(this.driver.properties()).isEqualTo(Map.of("username", "bob"));
	}

	@Test
	void neverShowsCredentials() {
		ClientDataSource source = new ClientDataSource("nosqlc:nobody:ada:hunter2@localhost/shop?password=hunter2",
				"ada", "hunter2", Map.of("ssl.keystore-password", "hunter2"));
		assertThat(source.toString()).contains("nosqlc:nobody:***@localhost/shop").doesNotContain("hunter2");
		assertThat(source.getUrl()).doesNotContain("hunter2", "ada");
		assertThatExceptionOfType(NoSuitableDriverException.class).isThrownBy(source::getClient)
			.withMessageNotContaining("hunter2");
	}

}
