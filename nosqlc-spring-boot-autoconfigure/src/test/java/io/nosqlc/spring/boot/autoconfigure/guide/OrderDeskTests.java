package io.nosqlc.spring.boot.autoconfigure.guide;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.nosqlc.Collection;
import io.nosqlc.Document;
import io.nosqlc.spring.boot.autoconfigure.CollectionName;
import io.nosqlc.spring.boot.autoconfigure.guide.GuideApplication.OrderDesk;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "nosqlc.url=nosqlc:memory:", "nosqlc.collections.orders=" })
class OrderDeskTests {

	@Autowired
	@CollectionName("customers")
	private Collection customers;

	@Test
	void placesOrdersOfCustomers(@Autowired OrderDesk desk) {
		this.customers.store("ada", Document.of("name", "Ada"));
		assertThat(desk.place("ada", Document.of("item", "widget"))).containsEntry("buyer", "Ada").containsKey("_id");
	}

}
