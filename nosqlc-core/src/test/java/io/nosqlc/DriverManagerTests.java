package io.nosqlc;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.error.NoSuitableDriverException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverManagerTests {

	private final List<Driver> found = DriverManager.getDrivers();

	@AfterEach
	void restore() {
		DriverManager.clear();
		this.found.forEach(DriverManager::registerDriver);
	}

	@Test
	void findsDriversOnTheClassPath() {
		assertThat(this.found).extracting((driver) -> driver.getClass().getSimpleName()).contains("MemoryDriver");
	}

	@Test
	void asksTheDriverWhosePrefixFits() {
		RecordingDriver a = new RecordingDriver("test:a:");
		RecordingDriver b = new RecordingDriver("test:b:");
		DriverManager.registerDriver(a);
		DriverManager.registerDriver(b);
		try (Client client = DriverManager.getClient("test:b:thing", Map.of("max-sort", 3))) {
			assertThat(client.getUrl()).isEqualTo("test:b:thing");
			assertThat(b.properties()).isEqualTo(Map.of("max-sort", 3));
			assertThat(a.properties()).isEmpty();
		}
	}

	@Test
	void asksDriversInTheOrderOfTheirRegistration() {
		RecordingDriver first = new RecordingDriver("test:");
		RecordingDriver second = new RecordingDriver("test:");
		DriverManager.registerDriver(first);
		DriverManager.registerDriver(second);
		DriverManager.getClient("test:x", Map.of("max-sort", 1)).close();
		assertThat(first.properties()).isNotEmpty();
		assertThat(second.properties()).isEmpty();
	}

	@Test
	void registersADriverOnce() {
		Driver driver = new RecordingDriver("test:");
		DriverManager.registerDriver(driver);
		DriverManager.registerDriver(driver);
		assertThat(DriverManager.getDrivers()).containsOnlyOnce(driver);
		DriverManager.deregisterDriver(driver);
		assertThat(DriverManager.getDrivers()).doesNotContain(driver);
	}

	@Test
	void deregisteringAnUnknownDriverDoesNothing() {
		DriverManager.deregisterDriver(new RecordingDriver("test:"));
		assertThat(DriverManager.getDrivers()).isEqualTo(this.found);
	}

	@Test
	void clearRemovesAllDrivers() {
		DriverManager.clear();
		assertThat(DriverManager.getDrivers()).isEmpty();
	}

	@Test
	void theListOfDriversIsACopy() {
		DriverManager.getDrivers().clear();
		assertThat(DriverManager.getDrivers()).isEqualTo(this.found).isNotEmpty();
	}

	@Test
	void withoutASuitableDriverTheUrlAndTheDriversAreNamed() {
		assertThatExceptionOfType(NoSuitableDriverException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:mango:ada:hunter2@localhost/shop?password=hunter2"))
			.withMessageContaining("No suitable driver")
			.withMessageContaining("'nosqlc:mango:***@localhost/shop?password=***'")
			.withMessageContaining("MemoryDriver")
			.withMessageNotContaining("hunter2");
	}

	@Test
	void withoutTheLibrariesOfCassandraTheMemoryDriverIsStillFound() throws Exception {
		try (URLClassLoader withoutCassandra = new URLClassLoader(classPathWithout("java-driver"),
				ClassLoader.getPlatformClassLoader())) {
			Class<?> driverManager = withoutCassandra.loadClass(DriverManager.class.getName());
			List<?> drivers = (List<?>) driverManager.getMethod("getDrivers").invoke(null);
			assertThat(drivers).extracting((driver) -> driver.getClass().getSimpleName()).contains("MemoryDriver");
			Object client = driverManager.getMethod("getClient", String.class).invoke(null, "nosqlc:memory:");
			assertThat(client.getClass().getSimpleName()).isEqualTo("MemoryClient");
		}
	}

	private static URL[] classPathWithout(String excluded) throws MalformedURLException {
		List<URL> urls = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (!entry.contains(excluded)) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		return urls.toArray(new URL[0]);
	}

}
