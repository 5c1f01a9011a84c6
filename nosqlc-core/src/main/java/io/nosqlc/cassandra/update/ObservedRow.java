package io.nosqlc.cassandra.update;

import java.nio.ByteBuffer;

import com.datastax.oss.driver.api.core.metadata.Node;
import org.jspecify.annotations.Nullable;

/**
 * What one read of a key brought.
 *
 * @param text the exact stored text, or {@code null} if there is no document
 * @param writtenAt write timestamp of the text in microseconds
 * @param ttl seconds that the text lives from {@code nowInSeconds} on, 0 for ever
 * @param nowInSeconds the second that expiry was judged at; {@code null} for the servers'
 * own
 * @param coordinator the node that answered, if the driver knows it
 * @param clock the clock of that node
 */
record ObservedRow(@Nullable ByteBuffer text, long writtenAt, int ttl, @Nullable Integer nowInSeconds,
		@Nullable Node coordinator, NodeClock clock) {

	/** A key that is taken to have no document, by nobody in particular. */
	static final ObservedRow ABSENT = absent(null);

	static ObservedRow absent(@Nullable Integer nowInSeconds) {
		return new ObservedRow(null, 0, 0, nowInSeconds, null, NodeClock.UNKNOWN);
	}

	boolean isAbsent() {
		return this.text == null;
	}

	/**
	 * Returns whether nothing was written between the read of this row and that of
	 * another.
	 */
	boolean isUntouchedIn(ObservedRow later) {
		if (this.text == null) {
			return later.isAbsent();
		}
		return this.text.equals(later.text) && this.writtenAt == later.writtenAt;
	}

	/**
	 * Returns in how many milliseconds the clock of the node that answered is past the
	 * millisecond of the write, 0 if it is. The stamp of a lightweight transaction that
	 * this node coordinates after that time is younger than the write.
	 */
	long millisUntilSafe() {
		if (isAbsent()) {
			return 0;
		}
		return Math.max(0, Math.floorDiv(this.writtenAt, 1000L) + 1 - this.clock.earliest());
	}

}
