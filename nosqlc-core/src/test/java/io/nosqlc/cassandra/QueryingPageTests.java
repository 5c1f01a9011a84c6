package io.nosqlc.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.cassandra.index.IndexProgress;
import io.nosqlc.cassandra.index.IndexStatus;
import io.nosqlc.cassandra.index.IndexVerification;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static io.nosqlc.FullScan.ALLOW;
import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/querying.md} shows is what happens.
 */
@WithEmbeddedCassandra
class QueryingPageTests {

	private static final Path PAGE = Path.of("..", "docs", "querying.md");

	private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private static RecordedSession session;

	private static CassandraClient client;

	private static Collection orders;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = CassandraClient.builder(session.session()).keyspace("shop").build();
		client.unwrap(CollectionIndexes.class)
			.declare("orders", IndexDefinition.text("status"), IndexDefinition.number("total"));
		orders = client.getCollection("orders");
		orders.store("a", Document.of("status", "lost", "total", 150));
		assertThat(orders.find(where("status").eq("found")).list()).isEmpty();
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void plansAreAsShown() throws IOException {
		assertShown(orders.find(where("_id").in("a", "b").and("total").gt(100)).explain());
		assertShown(orders.find(where("status").eq("pending").and("note").contains("urgent")).explain());
		assertShown(orders.find(where("status").eq("pending").and("total").gte(100).and("total").lt(200)).explain());
		assertShown(orders.find(where("status").eq("returned").or(where("_id").in("a", "b"))).explain());
		assertShown(orders.find(where("customer.name").eq("Ada").and("total").gt(100)).explain());
		assertShown(orders.find(where("customer.name").eq("Ada").or(where("total").gt(100))).explain());
	}

	@Test
	void whatIsLostIsDeleted() {
		for (Document order : orders.find(where("status").eq("lost")).fullScan(ALLOW)) {
			orders.delete(order.getId());
		}
		assertThat(orders.find(where("status").eq("lost")).list()).isEmpty();
		orders.store("a", Document.of("status", "lost", "total", 150));
	}

	@Test
	void indexesAreDeclaredCompletedAndVerified() {
		try (CassandraClient client = CassandraClient.builder(session.session()).keyspace("indexed_shop").build()) {
			CollectionIndexes indexes = client.unwrap(CollectionIndexes.class);
			indexes.declare("orders", IndexDefinition.text("status"), IndexDefinition.number("total"),
					IndexDefinition.timestamp("placedAt"), IndexDefinition.array("tags"), IndexDefinition.bool("paid"));
			indexes.reindex("orders");
			IndexProgress done = indexes.reindex("orders", (progress) -> System.out.println(progress.rowsRead()));
			assertThat(done.rowsRead()).isZero();
			for (IndexVerification found : indexes.verify("orders")) {
				System.out.println(found.definition().path() + ": " + found.rowsWrong() + " of " + found.rowsRead());
			}
			assertThat(indexes.list("orders")).hasSize(5).allMatch(IndexStatus::ready);
		}
	}

	@Test
	void everySnippetIsPartOfThisTest() throws IOException {
		String source = Files.readString(Path.of("src/test/java/io/nosqlc/cassandra/QueryingPageTests.java"));
		List<String> lines = SNIPPET.matcher(Files.readString(PAGE))
			.results()
			.flatMap((snippet) -> snippet.group(1).lines())
			.map((line) -> line.strip().replaceFirst(";$", ""))
			.toList();
		assertThat(lines).hasSizeGreaterThan(6).allSatisfy((line) -> assertThat(source).contains(line));
	}

	private static void assertShown(QueryPlan plan) throws IOException {
		assertThat(Files.readString(PAGE)).contains("\n" + plan + "\n");
	}

}
