package io.nosqlc.spring.boot.autoconfigure.aot;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;

/**
 * An entity without a repository.
 */
@Document
record Sensor(@Id String name, String maker) {
}
