package io.nosqlc.cassandra.update;

import java.io.IOException;
import java.time.Duration;

import com.datastax.oss.driver.api.core.CqlSession;
import org.junit.jupiter.api.Test;

import io.nosqlc.BesideOthers;
import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
@BesideOthers
class SilentServerTests {

	private static final WriteOptions IMPATIENT = WriteOptions.defaults().withTimeout(Duration.ofMillis(300));

	@Test
	void theTimeToPrepareAStatementCounts(EmbeddedCassandra cassandra) throws IOException {
		try (CqlSession direct = Sessions.open(cassandra);
				Client directClient = Sessions.client(direct);
				FaultyProxy proxy = new FaultyProxy(Sessions.address(cassandra), 9);
				CqlSession session = Sessions.open(proxy.address(), cassandra.localDatacenter(), Sessions.config(0));
				Client client = Sessions.client(session)) {
			Collection there = directClient.getCollection("unprepared");
			there.store("a", Document.of("n", 0));
			Collection orders = client.getCollection("unprepared");
			proxy.holdAnswers(5_000);
			String late = " within 300 ms: that time was over before it could be sent. Nothing was written.";
			assertThatExceptionOfType(QueryTimeoutException.class)
				.isThrownBy(() -> orders.store("a", Document.of("n", 1), IMPATIENT))
				.withMessageContaining("Cannot store 'a' in 'unprepared'" + late);
			assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> orders.delete("a", IMPATIENT))
				.withMessageContaining("Cannot delete 'a' from 'unprepared'" + late);
			assertThatExceptionOfType(QueryTimeoutException.class)
				.isThrownBy(() -> orders.update("a", (document) -> document.with("n", 2), IMPATIENT))
				.withMessageContaining("Cannot read 'a' of 'unprepared'" + late);
			assertThat(there.get("a")).contains(Document.of("n", 0, "_id", "a"));
		}
	}

}
