package io.nosqlc.memory;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.WriteOptions;
import io.nosqlc.error.ConcurrentUpdateException;
import io.nosqlc.error.DocumentNotFoundException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which of two writes stays, by timestamps and by the clock.
 */
class MemoryWriteOrderTests {

	private static final Document FIRST = Document.of("n", 1);

	private static final Document SECOND = Document.of("n", 2);

	private final SettableClock clock = new SettableClock();

	private final Client client = new MemoryDriver(this.clock).connect("nosqlc:memory:", Map.of());

	private final Collection things = this.client.getCollection("things");

	@BeforeEach
	void writeOnce() {
		this.things.store("witness", FIRST);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void aGreaterTimestampStaysWhicheverCameFirst() {
		this.things.store("k", FIRST, stamped(200));
		this.things.store("k", SECOND, stamped(100));
		assertThat(value("k")).isEqualTo(1);
		this.things.store("k", SECOND, stamped(300));
		assertThat(value("k")).isEqualTo(2);
	}

	@Test
	void ofEqualTimestampsTheGreaterBytesStay() {
		this.things.store("k", SECOND, stamped(100));
		this.things.store("k", FIRST, stamped(100));
		assertThat(value("k")).isEqualTo(2);
	}

	@Test
	void aDeleteWinsAgainstAStoreOfTheSameTimestamp() {
		this.things.delete("k", stamped(100));
		this.things.store("k", FIRST, stamped(100));
		assertThat(this.things.get("k")).isEmpty();
		this.things.store("k", FIRST, stamped(101));
		assertThat(value("k")).isEqualTo(1);
	}

	@Test
	void anOlderDeleteLeavesANewerDocument() {
		this.things.store("k", FIRST, stamped(200));
		this.things.delete("k", stamped(100));
		assertThat(value("k")).isEqualTo(1);
	}

	@Test
	void aDeleteByTheClockHidesAnOlderStoreThatComesLater() {
		this.things.delete("k");
		this.things.store("k", FIRST, stamped(this.clock.micros(Duration.ofSeconds(-1))));
		assertThat(this.things.get("k")).isEmpty();
	}

	@Test
	void writesByTheClockShowInTheirOrderThoughItStandsStill() {
		for (int i = 0; i < 100; i++) {
			this.things.store("k", Document.of("n", i));
			assertThat(value("k")).isEqualTo(i);
		}
		this.things.delete("k");
		assertThat(this.things.get("k")).isEmpty();
	}

	@Test
	void aStoreByTheClockLosesToAnExplicitTimestampAhead() {
		this.things.store("k", FIRST, stamped(this.clock.micros(Duration.ofSeconds(1))));
		this.things.store("k", SECOND);
		assertThat(value("k")).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(2));
		this.things.store("k", SECOND);
		assertThat(value("k")).isEqualTo(2);
	}

	@Test
	void anUpdateShowsOverATimestampALittleAheadAndSoDoesWhatFollows() {
		this.things.store("k", FIRST, stamped(this.clock.micros(Duration.ofSeconds(1))));
		assertThat(this.things.update("k", SECOND).getInt("n")).isEqualTo(2);
		assertThat(value("k")).isEqualTo(2);
		this.things.store("k", FIRST);
		assertThat(value("k")).isEqualTo(1);
		this.things.store("k", SECOND);
		assertThat(value("k")).isEqualTo(2);
		this.things.delete("k");
		assertThat(this.things.get("k")).isEmpty();
	}

	@Test
	void anUpdateOfADocumentFarAheadNamesTheTimestamp() {
		long ahead = this.clock.micros(Duration.ofSeconds(10));
		this.things.store("k", FIRST, stamped(ahead));
		assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> this.things.update("k", SECOND))
			.withMessageContaining("'k'")
			.withMessageContaining("'" + ahead + "'")
			.withMessageContaining("clock")
			.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isFalse());
		assertThat(value("k")).isEqualTo(1);
	}

	@Test
	void anUpdateWaitsAsLongAsItIsTold() {
		this.things.store("k", FIRST, stamped(this.clock.micros(Duration.ofSeconds(9))));
		assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(
				() -> this.things.update("k", SECOND, WriteOptions.defaults().withTimeout(Duration.ofSeconds(8))));
		this.things.update("k", SECOND, WriteOptions.defaults().withTimeout(Duration.ofSeconds(10)));
		assertThat(value("k")).isEqualTo(2);
	}

	@Test
	void storeIfAbsentIsRefusedWhereADeleteFarAheadWouldHideIt() {
		this.things.delete("k", stamped(this.clock.micros(Duration.ofSeconds(10))));
		assertThatExceptionOfType(ConcurrentUpdateException.class)
			.isThrownBy(() -> this.things.storeIfAbsent("k", FIRST));
		this.clock.advance(Duration.ofSeconds(9));
		assertThat(this.things.storeIfAbsent("k", FIRST)).isTrue();
		assertThat(value("k")).isEqualTo(1);
	}

	@Test
	void aDocumentIsGoneWhenItsTimeIsUp() {
		this.things.store("k", FIRST, WriteOptions.defaults().withTtl(Duration.ofSeconds(10)));
		this.clock.advance(Duration.ofSeconds(9));
		assertThat(value("k")).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.things.get("k")).isEmpty();
		assertThat(this.things.find().count()).isEqualTo(1);
		assertThatExceptionOfType(DocumentNotFoundException.class).isThrownBy(() -> this.things.update("k", SECOND));
		assertThat(this.things.storeIfAbsent("k", SECOND)).isTrue();
	}

	@Test
	void anUpdateKeepsTheTimeThatIsLeftUnlessItSetsAnother() {
		this.things.store("kept", FIRST, WriteOptions.defaults().withTtl(Duration.ofSeconds(10)));
		this.things.store("longer", FIRST, WriteOptions.defaults().withTtl(Duration.ofSeconds(10)));
		this.things.store("lasting", FIRST);
		this.clock.advance(Duration.ofSeconds(5));
		this.things.update("kept", SECOND);
		this.things.update("longer", SECOND, WriteOptions.defaults().withTtl(Duration.ofSeconds(10)));
		this.things.update("lasting", SECOND);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.things.get("kept")).isEmpty();
		assertThat(value("longer")).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(5));
		assertThat(this.things.get("longer")).isEmpty();
		assertThat(value("lasting")).isEqualTo(2);
	}

	@Test
	void aStoreWithoutTtlMakesADocumentLast() {
		this.things.store("k", FIRST, WriteOptions.defaults().withTtl(Duration.ofSeconds(10)));
		this.things.store("k", SECOND);
		this.clock.advance(Duration.ofDays(1));
		assertThat(value("k")).isEqualTo(2);
	}

	private Integer value(String key) {
		return this.things.get(key).orElseThrow().getInt("n");
	}

	private static WriteOptions stamped(long timestamp) {
		return WriteOptions.defaults().withTimestamp(timestamp);
	}

}
