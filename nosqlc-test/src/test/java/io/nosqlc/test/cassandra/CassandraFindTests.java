package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractFindTests;

class CassandraFindTests extends AbstractFindTests implements CassandraStore {

}
