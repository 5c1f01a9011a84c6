package io.nosqlc.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.filter.Filter;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application as somebody writes it, with everything that Boot configures, behind a
 * real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "nosqlc.url=nosqlc:memory:",
		"spring.jackson.default-property-inclusion=non_null", "management.endpoint.health.show-components=always" })
class DocumentsOverHttpTests {

	private static final HttpClient http = HttpClient.newHttpClient();

	@Autowired
	private ApplicationContext context;

	@Value("${local.server.port}")
	private int port;

	@Test
	void everyDigitComesBack() throws Exception {
		String order = "{\"total\":123456789012345678901234567890.123456789,\"huge\":1E+400,\"big\":18446744073709551616,"
				+ "\"long\":9007199254740993,\"price\":0.1,\"note\":null,\"lines\":[{\"sku\":\"a-1\",\"qty\":2}]}";
		assertThat(send("PUT", "/orders/exact", order).statusCode()).isEqualTo(204);
		HttpResponse<String> answer = send("GET", "/orders/exact", null);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(answer.body()).isEqualTo(order.substring(0, order.length() - 1) + ",\"_id\":\"exact\"}");
	}

	@Test
	void aBodyThatIsNoDocumentIsABadRequest() throws Exception {
		for (String body : List.of("[1,2]", "{\"a\":", "{\"a\":\"\\ud83d\"}", "\"text\"", "null", "")) {
			assertThat(send("PUT", "/orders/bad", body).statusCode()).as(body).isEqualTo(400);
		}
	}

	@Test
	void filtersTravelAsJson() throws Exception {
		send("PUT", "/orders/filtered-1", "{\"group\":\"filtered\",\"qty\":1}");
		send("PUT", "/orders/filtered-2", "{\"group\":\"filtered\",\"qty\":2}");
		String filter = where("group").eq("filtered").and("qty").gt(1).toJson();
		assertThat(send("POST", "/orders/search", filter).body())
			.isEqualTo("[{\"group\":\"filtered\",\"qty\":2,\"_id\":\"filtered-2\"}]");
		assertThat(send("POST", "/orders/search", "{\"type\":\"unheard-of\"}").statusCode()).isEqualTo(400);
	}

	/**
	 * Spring Data and Boot's health of Cassandra are on the class path.
	 */
	@Test
	void healthIsUpWithoutASession() throws Exception {
		HttpResponse<String> health = send("GET", "/actuator/health", null);
		assertThat(health.body()).contains("\"status\":\"UP\"", "\"ping\"").doesNotContain("cassandra");
		assertThat(this.context.getBeanNamesForType(CqlSession.class)).isEmpty();
	}

	private HttpResponse<String> send(String method, String path, String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
		request.header("Content-Type", "application/json");
		request.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		return http.send(request.build(), BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OrderController.class)
	static class OrderDesk {

	}

	@RestController
	static class OrderController {

		private final Collection orders;

		OrderController(@CollectionName("orders") Collection orders) {
			this.orders = orders;
		}

		@PutMapping("/orders/{key}")
		@ResponseStatus(HttpStatus.NO_CONTENT)
		void store(@PathVariable String key, @RequestBody Document order) {
			this.orders.store(key, order);
		}

		@GetMapping("/orders/{key}")
		Document get(@PathVariable String key) {
			return this.orders.get(key).orElseThrow();
		}

		@PostMapping("/orders/search")
		List<Document> search(@RequestBody Filter filter) {
			return this.orders.find(filter).list();
		}

	}

}
