package io.nosqlc.data.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The messages of the documentation are those that come.
 */
class DocumentsDocumentationTests {

	private static String page;

	private final EntityDocuments<Order> orders = EntityDocuments.of(new NosqlcMappingContext(), Order.class);

	@BeforeAll
	static void read() throws IOException {
		page = Files.readString(Path.of("..", "docs", "entities.md"));
	}

	@Test
	void aDocumentThatDoesNotFitIsExplained() {
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> this.orders.read(io.nosqlc.Document
				.parse("{\"_id\":\"o-7\",\"lines\":[{\"product\":\"pen\"},{\"quantity\":\"two\"}]}")))
			.satisfies((ex) -> assertThat(page).contains("\n" + ex.getMessage() + "\n"));
	}

	@Test
	void anUnknownPropertyIsExplained() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> this.orders.translate(where("plased").lt(Instant.EPOCH)))
			.satisfies((ex) -> assertThat(page).contains("\n" + ex.getMessage() + "\n"));
	}

	@Document("orders")
	record Order(@Id String number, @Version Long version, Instant placed, List<Line> lines) {
	}

	record Line(String product, int quantity) {
	}

}
