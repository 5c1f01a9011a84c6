package io.nosqlc.spring.boot.autoconfigure.data.shop;

import java.util.UUID;

import io.nosqlc.data.mapping.Index;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;

@Table
public record Customer(@PartitionKey UUID id, @Index String name, Address address) {

	@UserType
	public record Address(String street, String town) {

	}

}
