package io.nosqlc.spring.boot.autoconfigure.guide;

import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FullScan;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.filter.Filter;
import io.nosqlc.spring.boot.autoconfigure.ClientSettingsCustomizer;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

/**
 * The application of the guide for Spring Boot, whose code is shown there.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ GuideApplication.OrderDesk.class, GuideApplication.Register.class, GuideApplication.OrderController.class,
		GuideApplication.StoreConfiguration.class })
class GuideApplication {

	@Component
	static class OrderDesk {

		private final Collection orders;

		private final Collection customers;

		OrderDesk(Collection ordersCollection, @CollectionName("customers") Collection customers) {
			this.orders = ordersCollection;
			this.customers = customers;
		}

		Document place(String customer, Document order) {
			Document buyer = this.customers.get(customer).orElseThrow();
			String key = this.orders.insert(order.with("buyer", buyer.getString("name")));
			return this.orders.get(key).orElseThrow();
		}

	}

	@Component
	static class Register {

		private final EntityOperations entities;

		Register(EntityOperations entities) {
			this.entities = entities;
		}

		Customer welcome(Customer customer) {
			return this.entities.insert(customer);
		}

	}

	@RestController
	static class OrderController {

		private final Collection orders;

		OrderController(@CollectionName("orders") Collection orders) {
			this.orders = orders;
		}

		@PutMapping("/orders/{key}")
		void store(@PathVariable String key, @RequestBody Document order) {
			this.orders.store(key, order);
		}

		@GetMapping("/orders/{key}")
		ResponseEntity<Document> get(@PathVariable String key) {
			return ResponseEntity.of(this.orders.get(key));
		}

		@PostMapping("/orders/search")
		List<Document> search(@RequestBody Filter filter) {
			return this.orders.find(filter).limit(100).list();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StoreConfiguration {

		@Bean
		ClientSettingsCustomizer carefulStore() {
			return (settings) -> settings.putIfAbsent("full-scan", FullScan.WARN);
		}

	}

}
