package io.nosqlc.spring.boot.autoconfigure.data;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.data.mapping.NamingStrategy;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.EntityDefinitionException;
import io.nosqlc.spring.boot.autoconfigure.data.broken.Invoice;
import io.nosqlc.spring.boot.autoconfigure.data.noted.Note;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Customer;
import io.nosqlc.spring.boot.autoconfigure.data.shop.Payment;

import static org.assertj.core.api.Assertions.assertThat;

class NosqlcMappingAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NosqlcMappingAutoConfiguration.class));

	private final ApplicationContextRunner inShop = in(Customer.class);

	@Test
	void findsTheEntitiesInThePackagesOfTheApplication() {
		this.inShop.run((context) -> {
			NosqlcMappingContext mapping = context.getBean(NosqlcMappingContext.class);
			assertThat(mapping.hasPersistentEntityFor(Customer.class)).isTrue();
			assertThat(mapping.hasPersistentEntityFor(Customer.Address.class)).isTrue();
			assertThat(mapping.getTable(Payment.class).discriminator().orElseThrow().types()).containsOnlyKeys("card");
			assertThat(mapping.hasPersistentEntityFor(Note.class)).isFalse();
		});
	}

	@Test
	void findsThoseOfEntityScanInstead() {
		this.inShop.withUserConfiguration(Scanning.class).run((context) -> {
			NosqlcMappingContext mapping = context.getBean(NosqlcMappingContext.class);
			assertThat(mapping.hasPersistentEntityFor(Note.class)).isTrue();
			assertThat(mapping.hasPersistentEntityFor(Customer.class)).isFalse();
		});
	}

	@Test
	void thereMayBeNoPackages() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(NosqlcMappingContext.class));
	}

	@Test
	void whatIsWrongWithAnyOfThemFailsTheStart() {
		in(Invoice.class).run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(EntityDefinitionException.class,
					(ex) -> assertThat(ex.problems()).extracting((it) -> it.what())
						.containsExactly("Cannot map 'Invoice.sent'", "Cannot map 'Reminder'")));
	}

	@Test
	void theApplicationNamesWhatHasNoName() {
		this.inShop.withUserConfiguration(Naming.class)
			.run((context) -> assertThat(context.getBean(NosqlcMappingContext.class).getTable(Customer.class).name())
				.isEqualTo("CUSTOMER"));
	}

	@Test
	void backsOffFromTheContextOfTheApplication() {
		in(Invoice.class).withUserConfiguration(OwnContext.class)
			.run((context) -> assertThat(context).hasSingleBean(NosqlcMappingContext.class).hasBean("own"));
	}

	@Test
	void isNotThereWithoutItsLibraries() {
		for (String missing : new String[] { "io.nosqlc.data", "com.datastax.oss.driver",
				"org.springframework.boot.persistence" }) {
			this.inShop.withClassLoader(new FilteredClassLoader(missing))
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("nosqlcMappingContext"));
		}
	}

	private ApplicationContextRunner in(Class<?> type) {
		return this.runner.withInitializer((context) -> AutoConfigurationPackages.register(
				(org.springframework.beans.factory.support.BeanDefinitionRegistry) context.getBeanFactory(),
				type.getPackageName()));
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Note.class)
	static class Scanning {

	}

	@Configuration(proxyBeanMethods = false)
	static class Naming {

		@Bean
		NamingStrategy upperCase() {
			return new NamingStrategy() {

				@Override
				public String typeName(Class<?> type) {
					return type.getSimpleName().toUpperCase(Locale.ROOT);
				}

				@Override
				public String columnName(String property) {
					return property;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnContext {

		@Bean
		NosqlcMappingContext own() {
			return new NosqlcMappingContext();
		}

	}

}
