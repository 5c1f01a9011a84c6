package io.nosqlc.demo.catalogue;

import java.time.Instant;
import java.util.List;

import org.springframework.data.domain.Limit;

import io.nosqlc.data.repository.AllowFiltering;
import io.nosqlc.data.repository.NosqlcRepository;

/**
 * The reviews of products.
 */
interface Reviews extends NosqlcRepository<Review, Review.Key> {

	List<Review> findByProductId(String productId, Limit limit);

	List<Review> findByProductIdAndWrittenAtGreaterThanEqual(String productId, Instant since);

	@AllowFiltering
	List<Review> findByStarsLessThanEqual(int stars, Limit limit);

	void deleteByProductId(String productId);

}
