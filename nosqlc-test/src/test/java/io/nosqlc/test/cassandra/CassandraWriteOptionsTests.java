package io.nosqlc.test.cassandra;

import io.nosqlc.test.AbstractWriteOptionsTests;

class CassandraWriteOptionsTests extends AbstractWriteOptionsTests implements CassandraStore {

}
