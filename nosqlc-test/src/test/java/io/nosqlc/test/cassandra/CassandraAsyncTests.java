package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractAsyncTests;

class CassandraAsyncTests extends AbstractAsyncTests implements CassandraStore {

}
