package io.nosqlc.demo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the order desk.
 */
@SpringBootApplication
public class DemoApplication {

	/**
	 * Starts the order desk on port 8080, on an embedded Cassandra unless
	 * {@code --nosqlc.url} says otherwise.
	 */
	public static void main(String[] args) {
		SpringApplication.run(DemoApplication.class, args);
	}

}
