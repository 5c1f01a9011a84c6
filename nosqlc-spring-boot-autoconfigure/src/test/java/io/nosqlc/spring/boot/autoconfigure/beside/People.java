package io.nosqlc.spring.boot.autoconfigure.beside;

import org.springframework.data.cassandra.repository.CassandraRepository;

interface People extends CassandraRepository<Person, String> {

}
