package io.nosqlc.cassandra;

import java.time.Duration;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.FullScan;
import io.nosqlc.SortKey;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.QueryRejectedException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class FullScanTests {

	private static final Filter PENDING = where("status").eq("pending").and("total").gt(100);

	private static RecordedSession session;

	private static Client forbidding;

	private static Client warning;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = RecordedSession.open(cassandra);
		forbidding = client("forbid");
		warning = client("warn");
		forbidding.getCollection("orders").store("a", Document.of("status", "pending", "total", 200));
	}

	@AfterAll
	static void close() {
		forbidding.close();
		warning.close();
		session.close();
	}

	@BeforeEach
	void forget() {
		session.forget();
	}

	@Test
	void aForbiddenScanFailsBeforeAnythingIsSent() {
		Collection orders = forbidding.getCollection("orders");
		assertRefused(() -> orders.find(PENDING).list());
		assertRefused(() -> orders.find(PENDING).cursor());
		assertRefused(() -> orders.find(PENDING).count());
		assertRefused(() -> orders.find(PENDING).exists());
		assertRefused(() -> orders.find(PENDING).first());
		assertRefused(() -> orders.find(PENDING).page(1));
		assertRefused(() -> orders.find(PENDING).sort(SortKey.asc("total")).list());
		assertRefused(() -> orders.find().list());
		assertRefused(() -> orders.find().count());
		assertRefused(() -> orders.deleteAll(PENDING));
		assertRefused(() -> orders.updateAll(PENDING, Map.of("status", "late")));
		assertThat(orders.async().find(PENDING).list().toCompletableFuture()).failsWithin(Duration.ofSeconds(30));
		assertThat(session.sent()).isEmpty();
	}

	@Test
	void theRefusalSaysWhatWhyAndWhatToDo() {
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> forbidding.getCollection("orders").find(PENDING).list())
			.withMessage(
					"Cannot find 'status = 'pending' and total > 100' in 'orders': the filter names no keys, so the"
							+ " whole table would be read, and full-scan is 'forbid'. Ask for '_id', declare an index on"
							+ " 'status', or allow it with fullScan(ALLOW) or full-scan=allow.");
	}

	@Test
	void theRefusalOfAChangeAdvisesWhatAChangeCanDo() {
		Collection orders = forbidding.getCollection("orders");
		String refusal = "Cannot change all that match 'status = 'pending' and total > 100' in 'orders': the filter names"
				+ " no keys, so the whole table would be read, and full-scan is 'forbid'. Ask for '_id', declare an"
				+ " index on 'status', find with fullScan(ALLOW) and write by key, or allow it with full-scan=allow.";
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> orders.deleteAll(PENDING))
			.withMessage(refusal);
		assertThatExceptionOfType(QueryRejectedException.class)
			.isThrownBy(() -> orders.updateAll(PENDING, Map.of("status", "late")))
			.withMessage(refusal);
		orders.find(PENDING).fullScan(FullScan.ALLOW).forEach((order) -> orders.update(order.getId(), Map.of("n", 1)));
		assertThat(orders.get("a")).hasValueSatisfying((order) -> assertThat(order.getInt("n")).isEqualTo(1));
	}

	@Test
	void readingByKeyIsNoScan() {
		Collection orders = forbidding.getCollection("orders");
		assertThat(orders.find(PENDING.and("_id").eq("a")).list()).hasSize(1);
		assertThat(orders.find(where("_id").eq("a").and("_id").eq("b")).list()).isEmpty();
	}

	@Test
	void aQueryDecidesForItself() {
		assertThat(forbidding.getCollection("orders").find(PENDING).fullScan(FullScan.ALLOW).list()).hasSize(1);
		assertRefused(() -> warning.getCollection("orders").find(PENDING).fullScan(FullScan.FORBID).list());
	}

	@Test
	void thePlanOfAForbiddenScanSaysThatItIsRefused() {
		assertRefused(() -> forbidding.getCollection("orders").find(PENDING).list());
		assertThat(forbidding.getCollection("orders").find(PENDING).explain().reason())
			.startsWith("the filter names no keys, and there is no index on 'status'")
			.endsWith("; it is refused, because full-scan is 'forbid'");
		assertThat(session.sent()).isEmpty();
	}

	@Test
	void aWarningIsLoggedOnceForEachShapeOfAQueryAndHasNoValues() {
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger("io.nosqlc.ScanPolicy");
		events.start();
		logger.addAppender(events);
		try {
			Collection orders = warning.getCollection("orders");
			for (int i = 0; i < 5; i++) {
				assertThat(orders.find(where("customer.name").eq("secret" + i).or(where("total").gt(i))).list())
					.hasSize(1);
				orders.find(where("note").contains("x" + i).not()).list();
				orders.find(where("_id").eq("a")).list();
				orders.updateAll(where("kept").eq("secret" + i), Map.of("n", i));
			}
		}
		finally {
			logger.detachAppender(events);
		}
		assertThat(events.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly(
					warningAbout("(customer.name eq ? or total gt ?)",
							"declare an index on 'customer.name' and 'total', "),
					warningAbout("not (note contains ?)", ""),
					"Changing 'kept eq ?' in 'orders' reads the whole table, since the filter names no keys. Ask for"
							+ " '_id', declare an index on 'kept', or accept it with full-scan=allow. Further finds of this shape are not logged.");
	}

	private static String warningAbout(String shape, String advice) {
		return "Finding '" + shape
				+ "' in 'orders' reads the whole table, since the filter names no keys. Ask for '_id', " + advice
				+ "or accept it with fullScan(ALLOW). Further finds of this shape are not logged.";
	}

	private static void assertRefused(ThrowingCallable find) {
		assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(find).withMessageContaining("full-scan");
	}

	private static Client client(String fullScan) {
		return CassandraClient.builder(session.session())
			.keyspace("fullscans")
			.properties(Map.of("full-scan", fullScan))
			.build();
	}

}
