package io.nosqlc.demo;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import io.nosqlc.Client;
import io.nosqlc.Document;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as its own configuration starts it, but for the place of its data.
 */
class DemoApplicationTests {

	@Test
	void dataIsKeptBetweenRuns(@TempDir Path directory) {
		Document order = Document.of("item", "widget", "qty", 5);
		try (ConfigurableApplicationContext first = run(directory)) {
			first.getBean(Client.class).getCollection("orders").store("o-1", order);
		}
		try (ConfigurableApplicationContext second = run(directory)) {
			assertThat(second.getBean(Client.class).getCollection("orders").get("o-1"))
				.hasValue(order.with("_id", "o-1"));
		}
	}

	private static ConfigurableApplicationContext run(Path directory) {
		return SpringApplication.run(DemoApplication.class, "--server.port=0", "--order-desk.directory=" + directory);
	}

}
