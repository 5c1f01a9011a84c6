package io.nosqlc.demo.catalogue;

import java.time.Instant;

import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.data.mapping.Table;

/**
 * What somebody says of a product: a row, and all rows of a product are in one partition,
 * the newest first.
 *
 * @param productId the product
 * @param writtenAt when it was written
 * @param author who says it
 * @param stars from one to five
 * @param text what is said
 */
@Table("reviews")
record Review(@PartitionKey String productId, @ClusteringKey(order = ClusteringKey.Order.DESC) Instant writtenAt,
		@Required String author, int stars, String text) {

	/**
	 * The key of a review.
	 *
	 * @param productId the product
	 * @param writtenAt when it was written
	 */
	record Key(String productId, Instant writtenAt) {
	}

}
