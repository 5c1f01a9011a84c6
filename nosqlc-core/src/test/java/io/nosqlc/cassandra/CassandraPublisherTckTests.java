package io.nosqlc.cassandra;

import org.junit.jupiter.api.Test;

import io.nosqlc.ReactiveStreamsKit;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

@WithEmbeddedCassandra
class CassandraPublisherTckTests {

	@Test
	void thePublisherOfAFindOnCassandraKeepsTheRulesOfReactiveStreams() {
		ReactiveStreamsKit.verify(CassandraPublisherVerification.class);
	}

}
