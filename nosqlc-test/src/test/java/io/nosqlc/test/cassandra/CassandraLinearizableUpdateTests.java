package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractUpdateTests;

class CassandraLinearizableUpdateTests extends AbstractUpdateTests implements CassandraStore {

	@Override
	public String query() {
		return "?update-mode=linearizable";
	}

}
