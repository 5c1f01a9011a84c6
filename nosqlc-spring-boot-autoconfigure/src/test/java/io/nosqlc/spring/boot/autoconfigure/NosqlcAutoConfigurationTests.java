package io.nosqlc.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.error.NoSuitableDriverException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NosqlcAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	private final ApplicationContextRunner inMemory = this.runner.withPropertyValues("nosqlc.url=nosqlc:memory:");

	@Test
	void opensTheClientOfTheUrl() {
		this.inMemory.run((context) -> {
			Client client = context.getBean(Client.class);
			assertThat(client.getUrl()).isEqualTo("nosqlc:memory:");
			client.getCollection("orders").store("1", Document.of("qty", 5));
			assertThat(client.getCollection("orders").get("1")).hasValue(Document.of("qty", 5, "_id", "1"));
		});
	}

	@Test
	void closesTheClientWithTheContext() {
		AtomicReference<Client> client = new AtomicReference<>();
		this.inMemory.run((context) -> client.set(context.getBean(Client.class)));
		assertThat(client.get().isClosed()).isTrue();
	}

	@Test
	void backsOffFromTheApplicationsClient() {
		this.runner.withUserConfiguration(OwnClient.class).run((context) -> {
			assertThat(context).hasSingleBean(Client.class).hasBean("ownClient");
			assertThat(context.getBean(Client.class).getUrl()).isEqualTo("nosqlc:memory:own");
		});
	}

	@Test
	void needsNothingOfCassandraInMemory() {
		this.inMemory
			.withClassLoader(new FilteredClassLoader("com.datastax.oss.driver", "org.springframework.boot.cassandra",
					"io.nosqlc.embedded", "tools.jackson"))
			.run((context) -> assertThat(context).hasSingleBean(Client.class));
	}

	@Test
	void appliesTheProperties() {
		this.inMemory.withPropertyValues("nosqlc.max-document-size=100B", "nosqlc.username=ada", "nosqlc.password=x")
			.run((context) -> {
				Collection orders = context.getBean(Client.class).getCollection("orders");
				assertThatThrownBy(() -> orders.store("1", Document.of("text", "x".repeat(100))))
					.isInstanceOf(InvalidDocumentException.class);
			});
	}

	@Test
	void asynchronousCallsWorkOnTheApplicationsExecutor() {
		this.inMemory.run((context) -> {
			CompletableFuture<String> thread = new CompletableFuture<>();
			Collection orders = context.getBean(Client.class).getCollection("orders");
			orders.store("1", Document.of("qty", 5));
			orders.async().update("1", (order) -> {
				thread.complete(Thread.currentThread().getName());
				return order;
			});
			assertThat(thread).succeedsWithin(Duration.ofSeconds(10)).asString().startsWith("task-");
		});
	}

	@Test
	void customizersHaveTheLastWord() {
		this.inMemory.withUserConfiguration(SettingsOfItsOwn.class)
			.withPropertyValues("nosqlc.max-sort=7")
			.run((context) -> assertThat(context.getBean(ClientSettings.class).asMap()).containsEntry("max-sort", 8)
				.containsEntry("executor", SettingsOfItsOwn.executor));
	}

	@Test
	void refusesAUrlThatNoDriverKnows() {
		this.runner.withPropertyValues("nosqlc.url=nosqlc:casandra:localhost/shop")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoSuitableDriverException.class)
				.hasMessageContaining("nosqlc:casandra:localhost/shop"));
	}

	@Test
	void refusesASettingThatTheDriverDoesNotKnow() {
		this.runner.withPropertyValues("nosqlc.url=nosqlc:memory:?max-srot=5")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidUrlException.class)
				.hasMessageContaining("max-srot"));
	}

	@Test
	void failsWithoutAnythingToConnectTo() {
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(NoConnectionException.class)
			.hasMessageContaining("'nosqlc.url' is not set"));
		this.runner.withPropertyValues("nosqlc.url= ")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(NoConnectionException.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		Client ownClient() {
			return DriverManager.getClient("nosqlc:memory:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SettingsOfItsOwn {

		private static final Executor executor = Runnable::run;

		@Bean
		ClientSettingsCustomizer settings() {
			return (settings) -> {
				settings.merge("max-sort", 1, (set, one) -> (Integer) set + (Integer) one);
				settings.put("executor", executor);
			};
		}

	}

}
