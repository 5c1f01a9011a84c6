package io.nosqlc.demo.catalogue;

import java.math.BigDecimal;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import io.nosqlc.data.repository.NosqlcRepository;

/**
 * The products.
 */
interface Products extends NosqlcRepository<Product, String> {

	Window<Product> findByNameContainingIgnoreCaseOrderByName(String text, ScrollPosition position, Limit limit);

	Window<Product> findByCategoryAndNameContainingIgnoreCaseOrderByName(String category, String text,
			ScrollPosition position, Limit limit);

	Window<Product> findByPriceLessThanEqualOrderByPrice(BigDecimal price, ScrollPosition position, Limit limit);

	long countByCategory(String category);

}
