package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractKeyValueTests;

class CassandraKeyValueTests extends AbstractKeyValueTests implements CassandraStore {

}
