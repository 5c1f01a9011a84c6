package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractCursorTests;

class CassandraCursorTests extends AbstractCursorTests implements CassandraStore {

}
