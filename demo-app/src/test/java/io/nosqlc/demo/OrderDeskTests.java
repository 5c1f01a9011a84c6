package io.nosqlc.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.nosqlc.Client;
import io.nosqlc.Document;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order desk over real HTTP, on a real Cassandra.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "nosqlc.url=nosqlc:embedded:order_desk_tests")
class OrderDeskTests {

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private Client client;

	@BeforeEach
	void emptyTheDesk() {
		this.client.getCollection("orders").deleteAll(Filter.all());
	}

	@Test
	void whatIsPutCanBeRead() throws Exception {
		assertThat(send("PUT", "/orders/o-1", "{\"item\":\"widget\",\"qty\":5}").statusCode()).isEqualTo(204);

		HttpResponse<String> read = send("GET", "/orders/o-1", null);

		assertThat(read.statusCode()).isEqualTo(200);
		assertThat(Document.parse(read.body())).isEqualTo(Document.of("item", "widget", "qty", 5, "_id", "o-1"));
	}

	@Test
	void numbersKeepEveryDigit() throws Exception {
		String order = "{\"total\":12345678901234567890.12,\"big\":123456789012345678901234567890,\"price\":1.5,\"_id\":\"o-2\"}";
		send("PUT", "/orders/o-2", order);

		assertThat(send("GET", "/orders/o-2", null).body()).isEqualTo(order);
	}

	@Test
	void aNewOrderIsFoundAtItsLocation() throws Exception {
		HttpResponse<String> created = send("POST", "/orders", "{\"item\":\"gadget\"}");

		assertThat(created.statusCode()).isEqualTo(201);
		URI location = URI.create(created.headers().firstValue("Location").orElseThrow());
		HttpResponse<String> read = send("GET", location.getPath(), null);
		assertThat(Document.parse(read.body())).isEqualTo(Document.parse(created.body()))
			.containsEntry("item", "gadget");
	}

	@Test
	void aPatchKeepsTheOtherFields() throws Exception {
		send("PUT", "/orders/o-3", "{\"item\":\"widget\",\"qty\":5}");

		HttpResponse<String> patched = send("PATCH", "/orders/o-3", "{\"qty\":6}");

		assertThat(patched.statusCode()).isEqualTo(200);
		assertThat(Document.parse(patched.body())).containsEntry("item", "widget").containsEntry("qty", 6);
	}

	@Test
	void whatIsDeletedIsGone() throws Exception {
		send("PUT", "/orders/o-4", "{}");

		assertThat(send("DELETE", "/orders/o-4", null).statusCode()).isEqualTo(204);
		assertThat(send("GET", "/orders/o-4", null).statusCode()).isEqualTo(404);
	}

	@Test
	void ordersAreFoundPageByPage() throws Exception {
		send("POST", "/collections/orders/import", lines(25, "open") + lines(5, "done"));
		String filter = where("status").eq("open").toJson();

		Set<String> keys = new HashSet<>();
		String next = null;
		int pages = 0;
		do {
			String page = (next != null) ? "&page=" + next : "";
			Document answer = Document.parse(
					send("GET", "/orders?limit=10&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + page,
							null)
						.body());
			answer.getList("items", Document.class).forEach((order) -> keys.add(order.getString("_id")));
			next = answer.getString("next");
			pages++;
		}
		while (next != null);

		assertThat(pages).isEqualTo(3);
		assertThat(keys).hasSize(25).allMatch((key) -> key.startsWith("open-"));
	}

	@Test
	void aPlanIsShown() throws Exception {
		String filter = URLEncoder.encode(where("status").eq("open").toJson(), StandardCharsets.UTF_8);

		HttpResponse<String> plan = send("GET", "/collections/orders/plan?filter=" + filter, null);

		assertThat(Document.parse(plan.body()).getString("kind")).isEqualTo("token-range scan");
	}

	@Test
	void anImportNamesTheLinesThatItRejects() throws Exception {
		String body = "{\"_id\":\"a\"}\n{broken\n\n[1]\n{\"_id\":7}\n{\"_id\":\"b\"}\n";

		Document summary = Document.parse(send("POST", "/collections/orders/import", body).body());

		assertThat(summary.getInt("stored")).isEqualTo(2);
		assertThat(summary.getInt("rejected")).isEqualTo(3);
		assertThat(summary.getList("rejections", Document.class)).extracting((it) -> it.getInt("line"))
			.containsExactly(2, 4, 5);
	}

	@Test
	void anImportRejectsWhatIsNotUtf8() throws Exception {
		byte[] body = "{\"_id\":\"a\"}\n{\"_id\":\"b\",\"name\":\"Zo\u00eb\"}\n".getBytes(StandardCharsets.ISO_8859_1);

		Document summary = Document
			.parse(exchange("POST", "/collections/orders/import", BodyPublishers.ofByteArray(body)).body());

		assertThat(summary.getInt("stored")).isEqualTo(1);
		Document rejection = summary.getList("rejections", Document.class).get(0);
		assertThat(rejection.getInt("line")).isEqualTo(2);
		assertThat(rejection.getString("reason")).contains("UTF-8");
	}

	@Test
	void theLastOfTwoLinesWithOneKeyCounts() throws Exception {
		send("POST", "/collections/orders/import", "{\"_id\":\"a\",\"v\":1}\n{\"_id\":\"a\",\"v\":2}\n");

		assertThat(Document.parse(send("GET", "/orders/a", null).body()).getInt("v")).isEqualTo(2);
	}

	@Test
	void anExportBringsEveryDocumentOnALine() throws Exception {
		send("POST", "/collections/orders/import", lines(1500, "open"));

		HttpResponse<String> export = send("GET", "/collections/orders/export", null);

		assertThat(export.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
		assertThat(export.body().lines().map(Document::parse).map(Document::getId)).hasSize(1500)
			.doesNotHaveDuplicates();
	}

	@Test
	void badInputIsAnsweredWithAProblem() throws Exception {
		List<String[]> requests = List.of(new String[] { "PUT", "/orders/o-5", "{broken" },
				new String[] { "PUT", "/orders/o-5", "[1]" },
				new String[] { "PUT", "/orders/o-5", "{\"_id\":\"another\"}" },
				new String[] { "GET", "/orders?filter=%7B%22type%22%3A%22nonsense%22%7D", null },
				new String[] { "GET", "/orders?page=nonsense", null }, new String[] { "GET", "/orders?limit=0", null },
				new String[] { "GET", "/orders?limit=x", null },
				new String[] { "POST", "/collections/no-such-name;drop/import", "{}" });
		for (String[] request : requests) {
			HttpResponse<String> response = send(request[0], request[1], request[2]);

			assertThat(response.statusCode()).as(request[1]).isEqualTo(400);
			assertThat(response.headers().firstValue("Content-Type")).as(request[1])
				.hasValue("application/problem+json");
			assertThat(Document.parse(response.body()).getString("detail")).as(request[1]).isNotBlank();
		}
	}

	@Test
	void aProblemTellsWhatIsWrongWithTheBody() throws Exception {
		Document broken = Document.parse(send("PUT", "/orders/o-6", "{\"item\": widget}").body());
		Document list = Document.parse(send("PUT", "/orders/o-6", "[1]").body());

		assertThat(broken.getString("detail")).startsWith("The body cannot be read: Unrecognized token 'widget'");
		assertThat(list.getString("detail")).startsWith("The body cannot be read: A JSON object is expected");
	}

	@Test
	void whatDoesNotExistIsNotFound() throws Exception {
		assertThat(send("GET", "/orders/none", null).statusCode()).isEqualTo(404);
		HttpResponse<String> patched = send("PATCH", "/orders/none", "{}");
		assertThat(patched.statusCode()).isEqualTo(404);
		assertThat(Document.parse(patched.body()).getString("detail")).contains("none");
	}

	@Test
	void theFirstPageShowsWhatCanBeTried() throws Exception {
		HttpResponse<String> page = send("GET", "/", null);

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Order desk", "/collections/orders/import");
	}

	private static String lines(int count, String status) {
		return IntStream.range(0, count)
			.mapToObj((i) -> Document.of("_id", status + "-" + i, "status", status).toJson())
			.collect(Collectors.joining("\n", "", "\n"));
	}

	private HttpResponse<String> send(String method, String path, String body)
			throws IOException, InterruptedException {
		return exchange(method, path, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
	}

	private HttpResponse<String> exchange(String method, String path, BodyPublisher body)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, body)
			.header("Content-Type", "application/json")
			.build();
		return this.http.send(request, BodyHandlers.ofString());
	}

}
