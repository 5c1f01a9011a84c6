package io.nosqlc.spring.boot.autoconfigure.data.broken;

import java.time.LocalDateTime;
import java.util.UUID;

import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;

@Table
public record Invoice(@PartitionKey UUID id, LocalDateTime sent) {

}
