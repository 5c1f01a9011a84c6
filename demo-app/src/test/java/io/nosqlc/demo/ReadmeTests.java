package io.nosqlc.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the README.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReadmeTests {

	@Test
	void theFoldPrintsWhatItSays(CapturedOutput output) {
		ReadmeSnippets.theFold();

		assertThat(output.getOut()).contains("[{name=Ada, age=36, _id=ada}]");
	}

	@Test
	void documentsAreStoredChangedAndFound(CapturedOutput output) {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection orders = client.getCollection("orders");

			Optional<Document> order = ReadmeSnippets.documents(orders);

			assertThat(order.orElseThrow()).hasToString("{item=widget, qty=5, status=pending, _id=order-001}");
			assertThat(output.getOut()).contains("order-001: 10");
			assertThat(orders.find().one()).containsOnlyKeys("item", "_id");
		}
	}

	@Test
	void findsArePagedTypedAndBulkWritesAreCounted() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection orders = client.getCollection("orders");
			Map<String, Document> documents = new LinkedHashMap<>();
			for (int i = 0; i < 30; i++) {
				documents.put("order-%03d".formatted(i), Document.of("item", "widget", "qty", i, "status", "pending"));
			}
			orders.storeAll(documents.entrySet());

			ReadmeSnippets.Results results = ReadmeSnippets.finds(orders, documents);

			assertThat(results.page().items()).hasSize(20).first().isEqualTo(orders.get("order-029").orElseThrow());
			assertThat(results.next().items()).hasSize(10).last().isEqualTo(orders.get("order-000").orElseThrow());
			assertThat(results.next().hasNext()).isFalse();
			assertThat(results.typed()).isEqualTo(10);
			assertThat(results.later().toCompletableFuture().join()).isPresent();
			assertThat(results.bulk().stored()).isEqualTo(30);
		}
	}

	@Test
	void aRepositoryFindsWhatACollectionHolds() {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			client.getCollection("orders").store("o-1", Document.of("item", "widget", "qty", 5, "status", "pending"));
			ReadmeOrders.Orders orders = new NosqlcRepositoryFactory(new EntityTemplate(client))
				.getRepository(ReadmeOrders.Orders.class);

			assertThat(orders.findByStatusAndQtyGreaterThan("pending", 4))
				.containsExactly(new ReadmeOrders.Order("o-1", "widget", 5, "pending"));
		}
	}

}
