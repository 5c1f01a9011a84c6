package io.nosqlc.spring.boot.autoconfigure.beside;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;

@Document
record Review(@Id String id, String text) {
}
