package io.nosqlc.spring.boot.autoconfigure.aot;

import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;

@Table
record Measurement(@PartitionKey String sensor, @ClusteringKey int number, double value, Place place) {

	@UserType
	record Place(String street, String town) {
	}

}
