package io.nosqlc.cassandra;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.DriverManager;
import io.nosqlc.QueryPlan;
import io.nosqlc.cassandra.index.CollectionIndexes;
import io.nosqlc.cassandra.index.IndexDefinition;
import io.nosqlc.cassandra.index.IndexStatus;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.InvalidUrlException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

@WithEmbeddedCassandra
class ConfiguredIndexTests {

	private static final Filter OPEN = where("status").eq("open");

	private static RecordedSession session;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
	}

	@AfterAll
	static void close() {
		session.close();
	}

	@Test
	void aNewCollectionHasItsIndexesFromTheFirstDocumentOn() {
		try (Client client = client(Map.of("collections.fresh.indexes", "status, total:number"))) {
			Collection fresh = client.getCollection("fresh");
			CollectionIndexes indexes = client.unwrap(CollectionIndexes.class);
			assertThat(fresh.find(OPEN).list()).isEmpty();
			assertThat(indexes.list("fresh")).isEmpty();
			fresh.store("a", Document.of("status", "open", "total", 5));
			await().until(() -> fresh.find(OPEN).list().size() == 1
					&& fresh.find(OPEN).explain().kind() == QueryPlan.Kind.INDEX_LOOKUP);
			assertThat(indexes.list("fresh")).extracting(IndexStatus::definition, IndexStatus::ready)
				.containsExactlyInAnyOrder(tuple(IndexDefinition.text("status"), true),
						tuple(IndexDefinition.number("total"), true));
			assertThat(indexes.verify("fresh")).allMatch((found) -> found.rowsRead() == 1 && found.rowsWrong() == 0);
		}
	}

	@Test
	void onACollectionWithDocumentsTheyAreDeclaredWhenItIsUsedAndToBeReindexed() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger("io.nosqlc.cassandra.index");
		logger.addAppender(log);
		try (Client before = client(Map.of()); Client client = client(Map.of("collections.filled.indexes", "status"))) {
			before.getCollection("filled").store("a", Document.of("status", "open"));
			CollectionIndexes indexes = client.unwrap(CollectionIndexes.class);
			assertThat(indexes.list("filled")).isEmpty();
			Collection filled = client.getCollection("filled");
			assertThat(filled.find(OPEN).list()).hasSize(1);
			await().until(() -> !log.list.isEmpty());
			assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
				.containsExactly("The indexes [status] on 'filled' are declared, and no find uses them before"
						+ " client.unwrap(CollectionIndexes.class).reindex(\"filled\") was called, because there may have"
						+ " been documents before");
			session.unrecorded()
				.execute("UPDATE configured.nosqlc_indexes SET declared_at = '2026-01-01'"
						+ " WHERE collection = 'filled' AND name = 'ix_text_status'");
			indexes.reindex("filled");
			assertThat(filled.find(OPEN).list()).hasSize(1);
			assertThat(filled.find(OPEN).explain().kind()).isEqualTo(QueryPlan.Kind.INDEX_LOOKUP);
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "_id", "_id.x", "a,a", "a:nothing", "a,,b", "a.:text", "a,b,c,d,e,f,g,h,i", ":text", "," })
	void whatIsNoListOfIndexesIsRefusedInMemoryAsWell(String indexes) {
		Map<String, String> properties = Map.of("collections.orders.indexes", indexes);
		String rule = "'collections.orders.indexes': it must be 1 to 8 different paths";
		assertThatExceptionOfType(InvalidUrlException.class).isThrownBy(() -> client(properties))
			.withMessageContaining(rule);
		assertThatExceptionOfType(InvalidUrlException.class)
			.isThrownBy(() -> DriverManager.getClient("nosqlc:memory:", properties))
			.withMessageContaining(rule);
	}

	@Test
	void indexesMeanNothingToMemory() {
		try (Client client = DriverManager.getClient("nosqlc:memory:?collections.orders.indexes=status,total:number")) {
			client.getCollection("orders").store("a", Document.of("status", "open"));
			assertThat(client.getCollection("orders").find(OPEN).list()).hasSize(1);
		}
	}

	private static Client client(Map<String, String> properties) {
		return CassandraClient.builder(session.session()).keyspace("configured").properties(properties).build();
	}

}
