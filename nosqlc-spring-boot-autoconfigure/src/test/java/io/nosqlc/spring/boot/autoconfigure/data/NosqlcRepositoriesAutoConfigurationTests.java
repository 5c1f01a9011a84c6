package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cassandra.autoconfigure.CassandraAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.domain.PageRequest;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.repository.NosqlcRepository;
import io.nosqlc.data.repository.config.EnableNosqlcRepositories;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.spring.boot.autoconfigure.NosqlcAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.cassandra.NosqlcCassandraConnectionAutoConfiguration;
import io.nosqlc.spring.boot.autoconfigure.data.noted.Note;
import io.nosqlc.spring.boot.autoconfigure.data.noted.Notes;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customer;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NosqlcRepositoriesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcAutoConfiguration.class, NosqlcMappingAutoConfiguration.class,
				NosqlcEntitiesAutoConfiguration.class, NosqlcRepositoriesAutoConfiguration.class));

	private final ApplicationContextRunner noted = in(this.runner, Note.class)
		.withPropertyValues("nosqlc.url=nosqlc:memory:");

	@Test
	void repositoriesInThePackagesOfTheApplicationAreBeans() {
		this.noted.run((context) -> {
			Notes notes = context.getBean(Notes.class);
			notes.save(new Note("n", "hello"));
			assertThat(notes.findByTextStartingWith("hell")).containsExactly(new Note("n", "hello"));
			assertThat(context.getBean(EntityOperations.class).findById(Note.class, "n")).isPresent();
			assertThat(context).doesNotHaveBean(Customers.class);
		});
	}

	@Test
	void backsOffWhereTheApplicationSaysWhereItsRepositoriesAre() {
		in(this.runner, Customer.class).withPropertyValues("nosqlc.url=nosqlc:memory:")
			.withUserConfiguration(OwnPackages.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Notes.class)
				.doesNotHaveBean(Customers.class));
	}

	@Test
	void makesNoneIfThatIsSaid() {
		this.noted.withPropertyValues("nosqlc.repositories.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NosqlcRepository.class));
	}

	@Test
	void makesNoneWithoutTheModuleForThem() {
		this.noted.withClassLoader(new FilteredClassLoader("io.nosqlc.data"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Client.class));
	}

	@Test
	void repositoriesUseTheOperationsOfTheApplicationWhateverTheirName() {
		this.noted.withUserConfiguration(OwnOperations.class).run((context) -> {
			context.getBean(Notes.class).save(new Note("n", "hello"));
			assertThat(context.getBean("own", EntityOperations.class).existsById(Note.class, "n")).isTrue();
			assertThat(context.getBean(Client.class).getCollection("note").get("n")).isEmpty();
		});
	}

	@Test
	void ofSeveralOperationsThePrimaryOnesAreUsed() {
		this.noted.withUserConfiguration(OwnOperations.class, MainOperations.class).run((context) -> {
			context.getBean(Notes.class).save(new Note("n", "hello"));
			assertThat(context.getBean("own", EntityOperations.class).existsById(Note.class, "n")).isFalse();
			assertThat(context.getBean("main", EntityOperations.class).existsById(Note.class, "n")).isTrue();
		});
	}

	@Test
	void theApplicationNamesOthers() {
		this.noted.withUserConfiguration(OwnOperations.class, MainOperations.class, NamedOperations.class)
			.run((context) -> {
				context.getBean(Notes.class).save(new Note("n", "hello"));
				assertThat(context.getBean("own", EntityOperations.class).existsById(Note.class, "n")).isTrue();
				assertThat(context.getBean("main", EntityOperations.class).existsById(Note.class, "n")).isFalse();
			});
	}

	@Test
	void aPageReadsAndDropsAsManyItemsAsTheApplicationAllows() {
		this.noted.run((context) -> assertThat(pageAfter(10_000, context.getBean(Notes.class))).isTrue());
		this.noted.withPropertyValues("nosqlc.max-offset=20").run((context) -> {
			assertThat(pageAfter(20, context.getBean(Notes.class))).isTrue();
			assertThat(pageAfter(30, context.getBean(Notes.class))).isFalse();
		});
		this.noted.withUserConfiguration(OwnPackages.class).run((context) -> {
			assertThat(pageAfter(30, context.getBean(Notes.class))).isTrue();
			assertThat(pageAfter(40, context.getBean(Notes.class))).isFalse();
		});
		this.noted.withUserConfiguration(OwnPackages.class)
			.withPropertyValues("nosqlc.max-offset=20")
			.run((context) -> assertThat(pageAfter(30, context.getBean(Notes.class))).isFalse());
	}

	@Test
	void tablesInMemoryFailTheStart() {
		in(this.runner, Customer.class).withPropertyValues("nosqlc.url=nosqlc:memory:")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(QueryRejectedException.class)
				.hasMessageContaining("only Cassandra has tables"));
	}

	@Test
	void nothingConnectsBeforeARepositoryIsUsed() {
		in(in(this.runner, Customer.class), Note.class)
			.withConfiguration(AutoConfigurations.of(NosqlcCassandraConnectionAutoConfiguration.class,
					NosqlcCassandraAutoConfiguration.class, CassandraAutoConfiguration.class))
			.withPropertyValues("nosqlc.url=nosqlc:cassandra:127.0.0.1:1/shop", "nosqlc.local-datacenter=dc1")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				Customers customers = context.getBean(Customers.class);
				assertThatExceptionOfType(DataAccessResourceFailureException.class)
					.isThrownBy(() -> customers.findById(UUID.randomUUID()))
					.withMessageContaining("127.0.0.1:1");
				assertThatExceptionOfType(DataAccessResourceFailureException.class)
					.isThrownBy(() -> context.getBean(Notes.class).findByTextStartingWith("hell"))
					.withMessageContaining("127.0.0.1:1");
			});
	}

	private static boolean pageAfter(int items, Notes notes) {
		if (notes.count() == 0) {
			notes.insertAll(IntStream.range(0, 100).mapToObj((i) -> new Note("n" + i, "hello")).toList());
		}
		try {
			notes.findAll(PageRequest.of(items / 10, 10));
			return true;
		}
		catch (InvalidDataAccessApiUsageException ex) {
			assertThat(ex).hasMessageContaining(String.valueOf(items));
			return false;
		}
	}

	private static ApplicationContextRunner in(ApplicationContextRunner runner, Class<?> type) {
		return runner.withInitializer((context) -> AutoConfigurationPackages
			.register((BeanDefinitionRegistry) context.getBeanFactory(), type.getPackageName()));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcRepositories(basePackageClasses = Notes.class, maxOffset = 30)
	static class OwnPackages {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOperations {

		@Bean
		EntityOperations own() {
			return new EntityTemplate(DriverManager.getClient("nosqlc:memory:"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class MainOperations {

		@Bean
		@Primary
		EntityOperations main() {
			return new EntityTemplate(DriverManager.getClient("nosqlc:memory:"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcRepositories(basePackageClasses = Notes.class, entityOperationsRef = "own")
	static class NamedOperations {

	}

}
