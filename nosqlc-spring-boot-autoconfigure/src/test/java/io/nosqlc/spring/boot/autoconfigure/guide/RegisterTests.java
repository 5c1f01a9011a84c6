package io.nosqlc.spring.boot.autoconfigure.guide;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import io.nosqlc.Document;
import io.nosqlc.spring.boot.autoconfigure.guide.GuideApplication.OrderDesk;
import io.nosqlc.spring.boot.autoconfigure.guide.GuideApplication.Register;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "nosqlc.url=nosqlc:memory:", "nosqlc.collections.orders=" })
class RegisterTests {

	@Test
	void placesOrdersOfThoseWhoWereWelcomed(@Autowired Register register, @Autowired OrderDesk desk) {
		register.welcome(new Customer("bob", "Bob"));
		assertThat(desk.place("bob", Document.of("item", "gadget"))).containsEntry("buyer", "Bob");
	}

}
