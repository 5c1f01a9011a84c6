package io.nosqlc.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import io.nosqlc.BulkResult;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.ResultPage;
import io.nosqlc.WriteOptions;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

import static io.nosqlc.SortKey.desc;
import static io.nosqlc.filter.Filter.where;

/**
 * The code of the README. {@link DocumentationTests} compares the two,
 * {@link ReadmeTests} runs it.
 */
final class ReadmeSnippets {

	private ReadmeSnippets() {
	}

	static void theFold() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection users = client.getCollection("users");
			users.store("ada", Document.of("name", "Ada", "age", 36));
			users.store("bob", Document.of("name", "Bob", "age", 12));

			System.out.println(users.find(where("age").gte(18)).list()); // [{name=Ada,
																			// age=36,
																			// _id=ada}]
		}
	}

	static Optional<Document> documents(Collection orders) {
		orders.store("order-001", Document.of("item", "widget", "qty", 5, "status", "pending"));
		Optional<Document> order = orders.get("order-001"); // {item=widget, qty=5,
															// status=pending,
															// _id=order-001}
		String key = orders.insert(Document.of("item", "gadget", "qty", 2)); // a key of
																				// the
																				// driver's
																				// choice
		orders.update("order-001", Map.of("qty", 10)); // a merge that loses no other
														// writer's fields
		orders.update(key, (current) -> current.without("qty")); // or any change that can
																	// be computed
		for (Document pending : orders.find(where("status").eq("pending").and("qty").gt(3))) {
			System.out.println(pending.getId() + ": " + pending.getInt("qty"));
		}
		orders.delete("order-001");
		return order;
	}

	static Results finds(Collection orders, Map<String, Document> documents) {
		ResultPage<Document> page = orders.find(where("status").eq("pending")).sort(desc("qty")).page(20);
		ResultPage<Document> next = orders.find(where("status").eq("pending"))
			.sort(desc("qty"))
			.after(page.nextToken())
			.page(20);

		record Order(String item, int qty) {
		}
		List<Order> typed = orders.find(where("qty").between(1, 10)).as(Order.class).list();

		CompletionStage<Optional<Document>> later = orders.async().get("order-002");
		BulkResult bulk = orders.storeAll(documents.entrySet());
		orders.store("session", Document.of("user", "ada"), WriteOptions.defaults().withTtl(Duration.ofMinutes(30)));
		return new Results(page, next, typed.size(), later, bulk);
	}

	record Results(ResultPage<Document> page, ResultPage<Document> next, int typed,
			CompletionStage<Optional<Document>> later, BulkResult bulk) {

	}

	static class Web {

		@RestController
		class OrderController {

			private final Collection orders;

			OrderController(@CollectionName("orders") Collection orders) {
				this.orders = orders;
			}

			@GetMapping("/orders/{key}")
			ResponseEntity<Document> order(@PathVariable String key) {
				return ResponseEntity.of(this.orders.get(key));
			}

		}

	}

}
