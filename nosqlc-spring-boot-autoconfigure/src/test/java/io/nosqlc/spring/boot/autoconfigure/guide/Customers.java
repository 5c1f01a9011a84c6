package io.nosqlc.spring.boot.autoconfigure.guide;

import java.util.List;

import io.nosqlc.data.repository.NosqlcRepository;

interface Customers extends NosqlcRepository<Customer, String> {

	List<Customer> findByNameStartingWith(String beginning);

}
