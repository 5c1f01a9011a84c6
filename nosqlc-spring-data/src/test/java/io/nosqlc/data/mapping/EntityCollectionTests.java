package io.nosqlc.data.mapping;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import static org.assertj.core.api.Assertions.assertThat;

class EntityCollectionTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@Test
	void aDocumentHasACollectionAndAKey() {
		EntityCollection collection = this.context.getCollection(Order.class);
		assertThat(collection.name()).isEqualTo("Orders");
		assertThat(collection.id().getName()).isEqualTo("number");
		assertThat(collection.entity().getVersionProperty().getName()).isEqualTo("version");
		assertThat(collection.timeToLive()).contains(Duration.ofDays(90));
		assertThat(collection.discriminator()).isEmpty();
	}

	@Test
	void partsOfADocumentNeedNoAnnotation() {
		this.context.getCollection(Order.class);
		assertThat(
				this.context.getPersistentPropertyPath("lines.product.name", Order.class).getLeafProperty().getName())
			.isEqualTo("name");
	}

	@Test
	void theStrategyNamesACollection() {
		assertThat(this.context.getCollection(ShoppingCart.class).name()).isEqualTo("shopping_cart");
		assertThat(this.context.getCollection(ShoppingCart.class).timeToLive()).isEmpty();
	}

	@Test
	void theKindOfAnEntityIsKnown() {
		assertThat(this.context.kindOf(Order.class)).contains(EntityKind.DOCUMENT);
		assertThat(this.context.kindOf(Line.class)).isEmpty();
	}

	@Document("Orders")
	@Ttl(value = 90, unit = ChronoUnit.DAYS)
	record Order(@Id String number, @Version Long version, List<Line> lines) {

	}

	record Line(Product product, int quantity) {

	}

	record Product(String name) {

	}

	@Document
	record ShoppingCart(@Id long id) {

	}

}
