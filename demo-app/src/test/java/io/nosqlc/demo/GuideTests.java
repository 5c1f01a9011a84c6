package io.nosqlc.demo;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.ResultPage;
import io.nosqlc.filter.Filter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the code of the guides.
 */
@ExtendWith(OutputCaptureExtension.class)
class GuideTests {

	@Test
	void findsAreNarrowedPagedAndExplained(CapturedOutput output) {
		try (Client client = DriverManager.getClient("nosqlc:memory:")) {
			Collection orders = client.getCollection("orders");
			IntStream.range(0, 60)
				.forEach((i) -> orders.store("o" + i, Document.of("status", "pending", "total", i * 10)));

			assertThat(GuideSnippets.find(orders)).hasSize(20)
				.first()
				.satisfies((order) -> assertThat(order.getInt("total")).isEqualTo(590));
			List<ResultPage<Document>> pages = GuideSnippets.page(orders, Filter.all());
			assertThat(pages).extracting((page) -> page.items().size()).containsExactly(50, 10);
			GuideSnippets.explain(orders);
			assertThat(output.getOut()).contains("key lookup");
		}
	}

	@Test
	void whatAForbiddenScanWouldDeleteIsFoundAndDeletedByKey() {
		try (Client client = DriverManager.getClient("nosqlc:memory:?full-scan=forbid")) {
			Collection orders = client.getCollection("orders");
			orders.store("a", Document.of("status", "lost"));
			orders.store("b", Document.of("status", "pending"));
			GuideSnippets.deleteByScan(orders);
			assertThat(orders.getAll(List.of("a", "b"))).containsOnlyKeys("b");
		}
	}

}
