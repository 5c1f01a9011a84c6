package io.nosqlc.spring.boot.autoconfigure.guide;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.nosqlc.spring.boot.autoconfigure.guide.GuideApplication.OrderController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "nosqlc.url=nosqlc:memory:", "nosqlc.collections.orders=" })
class OrderControllerTests {

	@Test
	void anOrderThatIsNotThereIsNotFound(@Autowired OrderController controller) {
		MockMvcTester http = MockMvcTester.of(controller);
		assertThat(http.get().uri("/orders/none")).hasStatus(HttpStatus.NOT_FOUND);
	}

}
