package io.nosqlc.cassandra.query;

import java.util.Optional;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;

/**
 * The ring as a session sees it, which changes when nodes come and go. Safe for use by
 * several threads.
 */
final class CurrentRing {

	private final CqlSession session;

	private volatile @Nullable TokenRing last;

	CurrentRing(CqlSession session) {
		this.session = session;
	}

	/**
	 * Returns the ring; nothing if the session does not know the tokens of its nodes, or
	 * they are no numbers.
	 */
	Optional<TokenRing> current() {
		Optional<TokenRing> ring = TokenRing.of(this.session, this.last);
		this.last = ring.orElse(null);
		return ring;
	}

}
