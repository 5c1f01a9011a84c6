package io.nosqlc.demo;

import java.util.List;

import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.repository.NosqlcRepository;

/**
 * The repository of the README.
 */
final class ReadmeOrders {

	private ReadmeOrders() {
	}

	@Document("orders")
	record Order(@Id String id, String item, int qty, String status) {
	}

	interface Orders extends NosqlcRepository<Order, String> {

		List<Order> findByStatusAndQtyGreaterThan(String status, int qty);

	}

}
