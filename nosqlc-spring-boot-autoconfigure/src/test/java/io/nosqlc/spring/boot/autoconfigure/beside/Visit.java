package io.nosqlc.spring.boot.autoconfigure.beside;

import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;

@Table
record Visit(@PartitionKey String visitor, @ClusteringKey int number, String place) {
}
