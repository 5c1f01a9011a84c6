package io.nosqlc.spring.boot.autoconfigure.guide;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;

/**
 * The entity of the guide.
 */
@Document("customers")
record Customer(@Id String number, String name) {
}
