package io.nosqlc.cassandra;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node that has not opened a table yet, of which the schema tells already. It happens
 * by chance only, on rings, so that the answer of the node is played.
 */
@WithEmbeddedCassandra
class LaggingNodeTests {

	private static final Document STORED = Document.of("n", 1, "_id", "a");

	private static RecordedSession session;

	private static Client client;

	private static Collection things;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		client = CassandraClient.builder(session.session()).keyspace("lagging_nodes").build();
		things = client.getCollection("things");
		things.store("a", STORED);
	}

	@AfterEach
	void recover() {
		session.failNext(0, null);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void readsAreRepeated() {
		assertThat(lagging(() -> things.get("a"))).hasValue(STORED);
		assertThat(lagging(() -> things.getAll(List.of("a")))).containsEntry("a", STORED);
		assertThat(lagging(() -> things.find().list())).containsExactly(STORED);
		assertThat(lagging(() -> things.find(where("_id").eq("a")).list())).containsExactly(STORED);
		assertThat(lagging(() -> things.find().count())).isEqualTo(1);
		assertThat(lagging(() -> things.async().get("a").toCompletableFuture().join())).hasValue(STORED);
	}

	@Test
	void writesAreRepeated() {
		assertThat(lagging(() -> things.update("a", Map.of("n", 1)))).isEqualTo(STORED);
		assertThat(lagging(() -> things.storeIfAbsent("a", STORED))).isFalse();
		things.store("b", Document.of());
		lagging(() -> {
			things.delete("b");
			return null;
		});
		assertThat(things.get("b")).isEmpty();
	}

	private static <R> R lagging(Supplier<R> operation) {
		session.failNext(1,
				new InvalidQueryException(session.unrecorded().getMetadata().getNodes().values().iterator().next(),
						"table things does not exist"));
		return operation.get();
	}

}
