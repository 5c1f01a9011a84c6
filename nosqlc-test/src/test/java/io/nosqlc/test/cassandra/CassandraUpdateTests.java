package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractUpdateTests;

class CassandraUpdateTests extends AbstractUpdateTests implements CassandraStore {

}
