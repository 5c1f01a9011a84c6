package io.nosqlc.spring.boot.autoconfigure.guide;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "nosqlc.url=nosqlc:memory:", "nosqlc.collections.orders=" })
class CustomersTests {

	@Test
	void findsCustomersByTheBeginningOfTheirNames(@Autowired Customers customers) {
		customers.save(new Customer("7", "Grace"));
		customers.save(new Customer("8", "Ada"));
		assertThat(customers.findByNameStartingWith("Gr")).containsExactly(new Customer("7", "Grace"));
	}

}
