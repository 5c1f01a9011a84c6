package io.nosqlc.spring.boot.autoconfigure.beside;

import org.springframework.data.annotation.Id;
import org.springframework.data.cassandra.core.mapping.Table;

@Table
record Person(@Id String name, int age) {
}
