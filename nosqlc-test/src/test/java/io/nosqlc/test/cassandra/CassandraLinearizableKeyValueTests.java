package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractKeyValueTests;

class CassandraLinearizableKeyValueTests extends AbstractKeyValueTests implements CassandraStore {

	@Override
	public String query() {
		return "?update-mode=linearizable";
	}

}
