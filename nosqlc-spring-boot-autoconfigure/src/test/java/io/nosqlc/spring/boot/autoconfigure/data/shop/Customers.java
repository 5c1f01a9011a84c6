package io.nosqlc.spring.boot.autoconfigure.data.shop;

import java.util.List;
import java.util.UUID;

import io.nosqlc.data.repository.NosqlcRepository;

public interface Customers extends NosqlcRepository<Customer, UUID> {

	List<Customer> findByName(String name);

}
