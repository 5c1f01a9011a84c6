package io.nosqlc.cassandra.query;

import java.nio.ByteBuffer;
import java.util.Optional;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.TokenMap;
import com.datastax.oss.driver.api.core.metadata.token.Token;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a cluster as numbers, and where those of each node end. Safe for use by
 * several threads.
 */
final class TokenRing {

	private static final String PARTITIONER = "org.apache.cassandra.dht.Murmur3Partitioner";

	private final TokenMap tokens;

	/** Computed when a table is larger than a page. */
	private volatile long @Nullable [] borders;

	private TokenRing(TokenMap tokens) {
		this.tokens = tokens;
	}

	/**
	 * Returns the ring that a session sees now.
	 * @param known a ring of the same session, which is returned if it is the same
	 * @return nothing if the session does not know the tokens of its nodes, or they are
	 * no numbers
	 */
	static Optional<TokenRing> of(CqlSession session, @Nullable TokenRing known) {
		return session.getMetadata()
			.getTokenMap()
			.filter((tokens) -> tokens.getPartitionerName().equals(PARTITIONER))
			.map((tokens) -> (known != null && known.tokens == tokens) ? known : new TokenRing(tokens));
	}

	/**
	 * Returns the last token of each node's ranges, sorted. Not to be changed.
	 */
	long[] borders() {
		long[] found = this.borders;
		if (found == null) {
			found = this.tokens.getTokenRanges()
				.stream()
				.mapToLong((range) -> number(range.getEnd()))
				.sorted()
				.toArray();
			this.borders = found;
		}
		return found;
	}

	/**
	 * Returns the token of a row's partition.
	 */
	long tokenOf(RowKey key) {
		return number(this.tokens.newToken(key.partition().toArray(ByteBuffer[]::new)));
	}

	/**
	 * Returns the driver's form of a token, by which it finds the replicas.
	 */
	Token token(long number) {
		return this.tokens.parse(Long.toString(number));
	}

	private long number(Token token) {
		return Long.parseLong(this.tokens.format(token));
	}

}
