package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.auditing.AuditingHandler;

import io.nosqlc.Client;
import io.nosqlc.data.entity.AuditingEntityCallback;
import io.nosqlc.data.entity.BeforeConvertCallback;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.NamingStrategy;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.repository.config.EnableNosqlcAuditing;
import io.nosqlc.data.table.EntitySchema;
import io.nosqlc.error.ClientUnavailableException;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraConnectionAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.data.noted.Note;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NosqlcEntitiesAutoConfigurationTests {

	private static final String NO_TABLES = "Cannot keep entities with @Table in 'nosqlc:memory:': only Cassandra has"
			+ " tables. Connect to a cluster, or to an embedded server by 'nosqlc:embedded:keyspace'.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class, NosqlcMappingAutoConfiguration.class,
				NosqlcEntitiesAutoConfiguration.class));

	@Test
	void tablesDoNotMatterInMemoryAsLongAsNobodyAsksForThem() {
		inMemory(Customer.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatException().isThrownBy(() -> context.getBean(EntitySchema.class))
				.havingRootCause()
				.isInstanceOf(QueryRejectedException.class)
				.withMessage(NO_TABLES);
		});
	}

	@Test
	void entitiesAreKeptByTheClientOfTheApplication() {
		inMemory(Note.class).run((context) -> {
			EntityOperations entities = context.getBean(EntityOperations.class);
			entities.insert(new Note("n", "hello"));
			assertThat(entities.findById(Note.class, "n")).contains(new Note("n", "hello"));
			assertThat(context.getBean(Client.class).getCollection("note").get("n")).isPresent();
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.find(Customer.class, Filter.all()).list())
				.withMessageContaining("embedded server");
		});
	}

	@Test
	void entitiesHaveTheNamesOfTheApplicationsContext() {
		inMemory(Note.class).withUserConfiguration(OtherNames.class).run((context) -> {
			context.getBean(EntityOperations.class).insert(new Note("n", "hello"));
			assertThat(context.getBean(Client.class).getCollection("all_of_it").get("n")).isPresent();
		});
	}

	@Test
	void entitiesAreAuditedAndTheirCallbacksAreBeans() {
		inMemory(Note.class).withUserConfiguration(Callbacks.class).run((context) -> {
			EntityOperations entities = context.getBean(EntityOperations.class);
			assertThat(entities.insert(new Note("n", "hello"))).isEqualTo(new Note("n", "hello!"));
			assertThat(context).hasSingleBean(AuditingEntityCallback.class);
			assertThat(context.getBean("nosqlcAuditingHandler")).isInstanceOf(AuditingHandler.class);
		});
	}

	@Test
	void backsOffFromTheOperationsOfTheApplication() {
		inMemory(Note.class).withUserConfiguration(OwnOperations.class)
			.run((context) -> assertThat(context).hasSingleBean(EntityOperations.class).hasBean("ownOperations"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "validate", "sync", "create" })
	void tablesInMemoryHaveNoSchema(String action) {
		inMemory(Customer.class).withPropertyValues("nosqlc.schema.action=" + action)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(QueryRejectedException.class)
				.hasMessage(NO_TABLES));
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "validate", "sync", "create" })
	void documentsNeedNoSchema(String action) {
		inMemory(Note.class).withPropertyValues("nosqlc.schema.action=" + action)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void nothingConnectsUnlessAnActionNeedsIt() {
		ApplicationContextRunner unreachable = in(this.runner, Customer.class)
			.withConfiguration(AutoConfigurations.of(NosqlcCassandraConnectionAutoConfiguration.class,
					NosqlcCassandraAutoConfiguration.class, CassandraAutoConfiguration.class))
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop", "nosqlc.local-datacenter=dc1");
		unreachable.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(EntitySchema.class)
			.hasSingleBean(EntityOperations.class));
		unreachable.withPropertyValues("nosqlc.schema.action=validate")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(Exception.class)
				.satisfies((ex) -> assertThat(causes(ex)).anyMatch(ClientUnavailableException.class::isInstance)));
		unreachable.withPropertyValues("nosqlc.schema.action=validate")
			.withUserConfiguration(WithoutEntities.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void backsOffFromTheSchemaOfTheApplication() {
		in(this.runner, Note.class).withUserConfiguration(OwnSchema.class)
			.withPropertyValues("nosqlc.url=nosqlc:memory:")
			.run((context) -> assertThat(context.getBeanNamesForType(EntitySchema.class)).containsExactly("own"));
	}

	@Test
	void isNotThereWithoutTheModuleForEntities() {
		inMemory(Customer.class).withClassLoader(new FilteredClassLoader("io.nosqlc.data"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Client.class)
				.doesNotHaveBean("nosqlcEntitySchema"));
	}

	private ApplicationContextRunner inMemory(Class<?> type) {
		return in(this.runner, type).withPropertyValues("nosqlc.url=nosqlc:memory:");
	}

	private static ApplicationContextRunner in(ApplicationContextRunner runner, Class<?> type) {
		return runner.withInitializer((context) -> AutoConfigurationPackages
			.register((BeanDefinitionRegistry) context.getBeanFactory(), type.getPackageName()));
	}

	private static List<Throwable> causes(Throwable error) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcAuditing
	static class Callbacks {

		@Bean
		BeforeConvertCallback<Note> exclamation() {
			return (note, collection) -> new Note(note.id(), note.text() + "!");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WithoutEntities {

		@Bean
		NosqlcMappingContext empty() {
			return new NosqlcMappingContext();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherNames {

		@Bean
		NamingStrategy sameForAll() {
			return new NamingStrategy() {

				@Override
				public String typeName(Class<?> type) {
					return "all_of_it";
				}

				@Override
				public String columnName(String property) {
					return property;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOperations {

		@Bean
		EntityOperations ownOperations(Client client) {
			return new EntityTemplate(client);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSchema {

		@Bean
		@Lazy
		EntitySchema own(Client client, NosqlcMappingContext context) {
			return new EntitySchema(client, context);
		}

	}

}
