package io.nosqlc.spring.boot.autoconfigure.data.noted;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;

@Document
public record Note(@Id String id, String text) {

}
