package io.nosqlc.spring.boot.autoconfigure.data.broken;

import io.nosqlc.data.mapping.Document;

@Document
public record Reminder(String text) {

}
