package io.nosqlc.spring.boot.autoconfigure.data.shop;

import java.util.UUID;

import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;

@Table
@Discriminator("kind")
public abstract class Payment {

	@PartitionKey
	UUID id;

	@DiscriminatorValue("card")
	static class Card extends Payment {

		String number;

	}

}
