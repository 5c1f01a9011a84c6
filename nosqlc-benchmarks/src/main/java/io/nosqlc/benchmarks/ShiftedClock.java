package io.nosqlc.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

import com.datastax.oss.driver.api.core.config.DriverOption;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.time.TimestampGenerator;

/**
 * The clock of a client that may be ahead or behind. The driver makes it by its name.
 */
public final class ShiftedClock implements TimestampGenerator {

	static final DriverOption OFFSET_MILLIS = () -> "nosqlc.benchmarks.clock-offset";

	private final AtomicLong last = new AtomicLong();

	private final long offsetMillis;

	public ShiftedClock(DriverContext context) {
		this.offsetMillis = context.getConfig().getDefaultProfile().getLong(OFFSET_MILLIS);
	}

	@Override
	public long next() {
		return this.last
			.updateAndGet((last) -> Math.max(last + 1, (System.currentTimeMillis() + this.offsetMillis) * 1000));
	}

	@Override
	public void close() {
	}

}
