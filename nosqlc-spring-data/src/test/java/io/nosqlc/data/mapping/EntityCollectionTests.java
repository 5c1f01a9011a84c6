package io.nosqlc.data.mapping;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

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
	void aFieldHasTheNameOfItsPropertyUnlessItIsGivenAnother() {
		EntityCollection collection = this.context.getCollection(Renamed.class);
		assertThat(collection.entity().getRequiredPersistentProperty("fullName").getFieldName()).isEqualTo("fullName");
		assertThat(collection.entity().getRequiredPersistentProperty("kind").getFieldName()).isEqualTo("type");
		assertThat(collection.discriminator().orElseThrow().column()).isEqualTo("type");
	}

	@Test
	void theTypesOfDocumentsAreKnown() {
		assertThat(this.context.getCollection(Everything.class).name()).isEqualTo("everything");
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

	@Document
	record Renamed(@Id String id, String fullName, @Discriminator @Column("type") String kind) {

	}

	@Document
	record Everything(@Id ChronoUnit id, Map<ChronoUnit, List<Line>> lines, SortedSet<UUID> ids, byte[][] bytes,
			Optional<Product> product, Object anything, Map<?, ?> names, Map<String, Node> trees, int[] numbers) {

	}

	record Node(Collection<Node> inside) {

	}

}
