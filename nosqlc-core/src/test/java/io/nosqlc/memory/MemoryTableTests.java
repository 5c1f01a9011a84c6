package io.nosqlc.memory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.nosqlc.WriteOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a table holds on to.
 */
class MemoryTableTests {

	private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

	private static final WriteOptions ONE_SECOND = WriteOptions.defaults().withTtl(Duration.ofSeconds(1));

	private final SettableClock clock = new SettableClock();

	private final MemoryTable table = new MemoryTable(new WriteClock(this.clock, Duration.ofSeconds(2)));

	@Test
	void deletesAreRememberedInABoundedNumber() {
		for (int i = 0; i < Tombstones.REMEMBERED + 500; i++) {
			this.table.store("k" + i, JSON, WriteOptions.defaults());
			this.table.delete("k" + i, WriteOptions.defaults());
		}
		assertThat(this.table.size()).isEqualTo(Tombstones.REMEMBERED);
		assertThat(this.table.walk(null)).isExhausted();
	}

	@Test
	void deletingOneKeyOverAndOverForgetsNoLiveDocument() {
		this.table.store("live", JSON, WriteOptions.defaults());
		for (int i = 0; i < 2 * Tombstones.REMEMBERED; i++) {
			this.table.delete("k", WriteOptions.defaults());
			this.table.store("k", JSON, WriteOptions.defaults());
		}
		assertThat(this.table.size()).isEqualTo(2);
	}

	@Test
	void expiredDocumentsThatNobodyReadsGiveWayToOthers() {
		for (int round = 0; round < 20; round++) {
			for (int i = 0; i < 5_000; i++) {
				this.table.store(round + "-" + i, JSON, ONE_SECOND);
			}
			this.clock.advance(Duration.ofSeconds(2));
		}
		assertThat(this.table.size()).isLessThan(40_000);
	}

	@Test
	void anExpiredDocumentStillHidesOlderWrites() {
		this.table.store("k", JSON, ONE_SECOND.withTimestamp(100));
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(this.table.get("k")).isNull();
		this.table.store("k", JSON, WriteOptions.defaults().withTimestamp(50));
		assertThat(this.table.get("k")).isNull();
		this.table.store("k", JSON, WriteOptions.defaults().withTimestamp(101));
		assertThat(this.table.get("k")).isNotNull();
	}

}
