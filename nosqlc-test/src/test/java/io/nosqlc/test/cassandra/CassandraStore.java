package io.nosqlc.test.cassandra;

import java.util.Map;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.test.StoreUnderTest;

@WithEmbeddedCassandra
interface CassandraStore extends StoreUnderTest {

	@Override
	default Client openClient(Map<String, ?> properties) {
		EmbeddedCassandra cassandra = EmbeddedCassandra.shared();
		return DriverManager.getClient(
				"nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/compliance" + query(), properties);
	}

	/**
	 * Returns the query of the URL, with its question mark if there is one.
	 */
	default String query() {
		return "";
	}

}
