package io.nosqlc.cassandra.update;

import org.jspecify.annotations.Nullable;

/**
 * The servers' idea of the current second, as last seen. Expiry is judged by it, so a
 * client whose own clock is wrong neither buries documents early nor sees dead ones. Safe
 * for use by several threads.
 */
final class ServerClock {

	private volatile @Nullable Long offsetMillis;

	void saw(long serverMillis) {
		this.offsetMillis = serverMillis - System.currentTimeMillis();
	}

	/**
	 * Returns the current second, or {@code null} if no server's clock was seen yet.
	 */
	@Nullable Integer nowInSeconds() {
		Long offset = this.offsetMillis;
		return (offset != null) ? (int) ((System.currentTimeMillis() + offset) / 1000) : null;
	}

}
