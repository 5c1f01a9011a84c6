package io.nosqlc.spring.boot.autoconfigure.failure;

import java.util.ArrayList;
import java.util.List;

import org.assertj.core.api.AbstractStringAssert;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * An application that is started as {@code main} does it, and what it prints when it
 * fails.
 */
final class FailedStart {

	private static final String HEADLINE = "APPLICATION FAILED TO START";

	private final CapturedOutput output;

	private final List<String> arguments = new ArrayList<>();

	private ClassLoader classLoader = FailedStart.class.getClassLoader();

	FailedStart(CapturedOutput output) {
		this.output = output;
	}

	FailedStart with(String property) {
		this.arguments.add("--" + property);
		return this;
	}

	FailedStart on(ClassLoader classLoader) {
		this.classLoader = classLoader;
		return this;
	}

	/**
	 * Starts an application that uses nothing, so that what is lazy stays so.
	 */
	AbstractStringAssert<?> ofIdleApplication() {
		return of(Idle.class);
	}

	/**
	 * Starts an application that reads a document while its beans are created.
	 */
	AbstractStringAssert<?> ofReadingApplication() {
		return of(Reading.class);
	}

	/**
	 * Starts an application that stores a document as soon as its beans are there.
	 */
	AbstractStringAssert<?> ofWritingApplication() {
		return of(Writing.class);
	}

	/**
	 * Returns what is printed below the headline.
	 */
	AbstractStringAssert<?> of(Class<?> application) {
		SpringApplication start = new SpringApplication(new DefaultResourceLoader(this.classLoader), application);
		start.setWebApplicationType(WebApplicationType.NONE);
		start.setRegisterShutdownHook(false);
		this.arguments.add("--management.health.cassandra.enabled=false");
		assertThatException().isThrownBy(() -> start.run(this.arguments.toArray(String[]::new)).close());
		String printed = this.output.getAll();
		assertThat(printed).containsOnlyOnce(HEADLINE).doesNotContain("lovelace");
		String report = printed.substring(printed.indexOf(HEADLINE));
		return assertThat(report).contains("Description:", "Action:").doesNotContain("\tat ");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Idle {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Reading {

		@Bean
		Document firstOrder(@CollectionName("orders") Collection orders) {
			return orders.get("1").orElseGet(Document::of);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Writing {

		@Bean
		ApplicationRunner firstOrder(@CollectionName("orders") Collection orders) {
			return (arguments) -> orders.store("1", Document.of("qty", 5));
		}

	}

}
