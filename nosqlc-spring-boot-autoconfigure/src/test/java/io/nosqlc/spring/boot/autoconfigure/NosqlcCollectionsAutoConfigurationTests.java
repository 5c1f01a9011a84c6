package io.nosqlc.spring.boot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.error.InvalidNameException;

import static org.assertj.core.api.Assertions.assertThat;

class NosqlcCollectionsAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(NosqlcAutoConfiguration.class, NosqlcCollectionsAutoConfiguration.class))
		.withPropertyValues("nosqlc.url=nosqlc:memory:");

	@Test
	void definesABeanForEachEntry() {
		this.runner
			.withPropertyValues("nosqlc.collections.orders=", "nosqlc.collections.order_lines=",
					"nosqlc.collections.auditLog.update-mode=last-write-wins")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean("ordersCollection", Collection.class).getName()).isEqualTo("orders");
				assertThat(context.getBean("order_linesCollection", Collection.class).getName())
					.isEqualTo("order_lines");
				assertThat(context.getBean("auditLogCollection", Collection.class).getName()).isEqualTo("auditLog");
			});
	}

	@Test
	void theOnlyEntryIsInjectedByItsType() {
		this.runner.withPropertyValues("nosqlc.collections.orders=")
			.withUserConfiguration(OnlyCollection.class)
			.run((context) -> assertThat(context.getBean(OnlyCollection.class).collection.getName())
				.isEqualTo("orders"));
	}

	@Test
	void backsOffFromTheApplicationsBeanOfThatName() {
		this.runner.withPropertyValues("nosqlc.collections.orders=", "nosqlc.collections.customers=")
			.withUserConfiguration(OwnOrders.class)
			.run((context) -> {
				assertThat(context.getBean("ordersCollection", Collection.class).getName()).isEqualTo("orders_2026");
				assertThat(context.getBean("customersCollection", Collection.class).getName()).isEqualTo("customers");
			});
	}

	@Test
	void injectsAnyCollectionByName() {
		this.runner.withUserConfiguration(Desk.class).run((context) -> {
			Desk desk = context.getBean(Desk.class);
			assertThat(desk.orders.getName()).isEqualTo("orders");
			assertThat(desk.customers.getName()).isEqualTo("customers");
			assertThat(desk.invoices.getName()).isEqualTo("invoices");
			assertThat(desk.payments.getObject().getName()).isEqualTo("payments");
			assertThat(context.getBean("first", Collection.class).getName()).isEqualTo("first");
		});
	}

	@Test
	void namesAndEntriesDoNotMeet() {
		this.runner.withPropertyValues("nosqlc.collections.orders=", "nosqlc.collections.customers=")
			.withUserConfiguration(Desk.class, ByBeanName.class)
			.run((context) -> {
				assertThat(context.getBean(Desk.class).orders)
					.isSameAs(context.getBean("ordersCollection", Collection.class));
				assertThat(context.getBean(ByBeanName.class).collection.getName()).isEqualTo("customers");
			});
	}

	@Test
	void belongToWhicheverClientThereIs() {
		this.runner.withUserConfiguration(OwnClient.class, Desk.class).run((context) -> {
			context.getBean(Desk.class).orders.store("1", Document.of());
			assertThat(context.getBean(Client.class).getUrl()).isEqualTo("nosqlc:memory:own");
			assertThat(context.getBean(Client.class).getCollection("orders").get("1")).isPresent();
		});
	}

	@Test
	void backOffWithoutAClient() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(NosqlcCollectionsAutoConfiguration.class))
			.withPropertyValues("nosqlc.collections.orders=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Collection.class));
	}

	@Test
	void anEntryThatIsNoNameFailsTheStart() {
		this.runner.withPropertyValues("nosqlc.collections.9lives=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidNameException.class)
				.hasMessageContaining("9lives"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OnlyCollection {

		@Autowired
		private Collection collection;

	}

	@Configuration(proxyBeanMethods = false)
	static class ByBeanName {

		@Autowired
		@Qualifier("customersCollection")
		private Collection collection;

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOrders {

		@Bean
		Collection ordersCollection(Client client) {
			return client.getCollection("orders_2026");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClient {

		@Bean
		Client ownClient() {
			return DriverManager.getClient("nosqlc:memory:own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Desk {

		private final Collection orders;

		@Autowired
		@CollectionName("customers")
		private Collection customers;

		@Autowired
		@CollectionName("payments")
		private ObjectProvider<Collection> payments;

		private Collection invoices;

		Desk(@CollectionName("orders") Collection orders) {
			this.orders = orders;
		}

		@Autowired
		void setInvoices(@CollectionName("invoices") Collection invoices) {
			this.invoices = invoices;
		}

		@Bean(defaultCandidate = false)
		Collection first(@CollectionName("first") Collection first) {
			return first;
		}

	}

}
