package io.nosqlc.demo.catalogue;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.nosqlc.Document;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The catalogue over real HTTP, on a real Cassandra.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "nosqlc.url=nosqlc:embedded:order_desk_tests")
class CatalogueTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Products products;

	@Autowired
	private Reviews reviews;

	@BeforeEach
	void importTheFile() throws Exception {
		this.products.deleteAll();
		this.reviews.deleteAll();
		Document summary = send("POST", "/catalogue/products/import",
				BodyPublishers.ofFile(Path.of("catalogue.ndjson")));
		assertThat(summary).isEqualTo(Document.of("stored", 120, "rejected", 0, "rejections", List.of()));
	}

	@Test
	void productsAreListedPageByPageWithTheirPlan() throws Exception {
		List<String> names = new ArrayList<>();
		String next = "";
		while (next != null) {
			Document page = get(
					"/catalogue/products?category=tools&text=E&limit=5" + (next.isEmpty() ? "" : "&page=" + next));
			page.getList("items", Document.class).forEach((it) -> names.add(it.getString("name")));
			assertThat(page.getString("plan")).contains("category", "name");
			next = page.getString("next");
		}
		assertThat(names)
			.hasSize((int) this.products.find()
				.stream()
				.filter((it) -> it.category().equals("tools") && it.name().toLowerCase().contains("e"))
				.count())
			.hasSizeGreaterThan(10)
			.isSorted()
			.contains("Bench vice, medium");
		assertThat(get("/catalogue/products?price=10").getList("items", Document.class))
			.allSatisfy((it) -> assertThat(it.getDecimal("price")).isLessThanOrEqualTo(BigDecimal.TEN))
			.isNotEmpty();
	}

	@Test
	void reviewsComeNewestFirstOutOfOnePartition() throws Exception {
		write("to-01s", "Ada", 5);
		write("to-01s", "Bob", 1);
		write("to-02s", "Eve", 3);

		Document found = get("/catalogue/products/to-01s/reviews");

		assertThat(found.getList("items", Document.class)).extracting((it) -> it.getString("author"))
			.containsExactly("Bob", "Ada");
		assertThat(found.getString("plan")).contains("partition read");
		assertThat(get("/catalogue/complaints").getList("items", Document.class))
			.extracting((it) -> it.getString("author"))
			.containsExactly("Bob");
	}

	@Test
	void aProductGoesWithItsReviews() throws Exception {
		write("ga-01s", "Ada", 2);
		assertThat(get("/catalogue/products/ga-01s").getString("name")).isEqualTo("Spade, small");

		send("DELETE", "/catalogue/products/ga-01s", BodyPublishers.noBody());

		assertThat(get("/catalogue/products/ga-01s").getInt("status")).isEqualTo(404);
		assertThat(get("/catalogue/products/ga-01s/reviews").getList("items")).isEmpty();
	}

	@Test
	void linesThatAreNoProductsAreRejectedByNumber() throws Exception {
		Document summary = send("POST", "/catalogue/products/import", BodyPublishers.ofString("""
				{"_id": "x-1", "name": "Plumb bob", "category": "tools"}
				{"_id": "x-2", "name": "Nameless", "price": "dear"}
				{"_id": "x-3", "category": "tools"}
				"""));

		assertThat(summary.getInt("rejected")).isEqualTo(2);
		assertThat(summary.getList("rejections", Document.class)).extracting((it) -> it.getInt("line"))
			.containsExactlyInAnyOrder(2, 3);
		assertThat(this.products.existsById("x-1")).isTrue();
	}

	@Test
	void aDamagedPageIsABadRequest() throws Exception {
		Document problem = get("/catalogue/products?page=damaged");

		assertThat(problem.getInt("status")).isEqualTo(400);
		assertThat(problem.getString("detail")).contains("token");
	}

	private void write(String product, String author, int stars) throws Exception {
		send("POST", "/catalogue/products/" + product + "/reviews", BodyPublishers
			.ofString(Document.of("author", author, "stars", stars, "text", "It is " + stars + " stars.").toJson()));
	}

	private Document get(String path) throws Exception {
		return send("GET", path, BodyPublishers.noBody());
	}

	private Document send(String method, String path, BodyPublisher body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.method(method, body)
			.build();
		HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
		return response.body().isEmpty() ? Document.of() : Document.parse(response.body());
	}

}
