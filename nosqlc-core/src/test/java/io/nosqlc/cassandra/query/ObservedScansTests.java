package io.nosqlc.cassandra.query;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import io.nosqlc.CursorStatistics;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

class ObservedScansTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(ObservedScans.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final ObservedScans scans = new ObservedScans("orders");

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void namesTheIndexThatALargeScanWouldWantOnceForEachShape() {
		for (int i = 0; i < 3; i++) {
			this.scans.finished(where("status").eq("secret" + i).and("note").contains("x"), read(120_000, 35));
		}
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly(
					"Finding '(status eq ? and note contains ?)' in 'orders': the last such scan read 120000 rows"
							+ " for 35 that match. Declare an index on 'status' if that is asked often.");
	}

	@Test
	void isSilentWhereNoIndexPays() {
		this.scans.finished(where("status").eq("a"), read(9_999, 1));
		this.scans.finished(where("status").eq("a").or(where("b").eq(1)), read(100_000, 20_000));
		this.scans.finished(where("status").ne("a"), read(100_000, 1));
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void remembersWhatTheLastScanOfAShapeRead() {
		assertThat(this.scans.describe(where("status").eq("a"))).isEmpty();
		this.scans.finished(where("status").eq("a"), read(50, 3));
		assertThat(this.scans.describe(where("status").eq("b")))
			.hasValue("the last such scan read 50 rows for 3 that match");
	}

	private static CursorStatistics read(long rows, long matched) {
		return new CursorStatistics(rows, matched, 0, 1);
	}

}
