package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractLifecycleTests;

class CassandraLifecycleTests extends AbstractLifecycleTests implements CassandraStore {

}
