package io.nosqlc.data.entity;

import java.util.Set;
import java.util.UUID;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.CorruptRowException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.filter.Filter;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class EntityHierarchyTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("entity_hierarchies").build();
		NosqlcMappingContext context = new NosqlcMappingContext();
		context.setInitialEntitySet(Set.of(Circle.class, Ring.class, Square.class));
		context.initialize();
		entities = new EntityTemplate(client, context);
		entities.schema().sync(Shape.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void theParentWithoutAValueCannotBeSaved() {
		assertThat(sent
			.during(() -> assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.save(new Shape()))
				.withMessageContaining("no @DiscriminatorValue"))
			.cql()).isEmpty();
	}

	@Test
	void eachClassStoresItsValueInTheOneTable() {
		Circle circle = entities.insert(new Circle());
		Square square = entities.insert(new Square());
		for (UUID id : Set.of(circle.id, square.id)) {
			assertThat(session.execute("SELECT kind FROM entity_hierarchies.shape WHERE id = ?", id)
				.one()
				.getString("kind")).isEqualTo(id.equals(circle.id) ? "circle" : "square");
		}
	}

	@Test
	void theParentReadsObjectsOfItsChildren() {
		Circle circle = entities.insert(new Circle());
		Ring ring = entities.insert(new Ring());
		assertThat(entities.findAllById(Shape.class, Set.of(circle.id, ring.id)))
			.hasOnlyElementsOfTypes(Circle.class, Ring.class)
			.hasSize(2);
	}

	@Test
	void aSiblingIsRefusedAndAGrandchildIsNot() {
		Square square = entities.insert(new Square());
		Ring ring = entities.insert(new Ring());
		assertThatExceptionOfType(CorruptRowException.class)
			.isThrownBy(() -> entities.findById(Circle.class, square.id))
			.withMessageContaining("'square'");
		assertThat(entities.findById(Circle.class, ring.id)).containsInstanceOf(Ring.class);
		assertThat(entities.find(Circle.class, where("id").in(square.id, ring.id)).list()).hasSize(1);
	}

	@Test
	void anUnknownValueIsNamed() {
		UUID id = UUID.randomUUID();
		session.execute("INSERT INTO entity_hierarchies.shape (id, kind) VALUES (?, 'blob')", id);
		assertThatExceptionOfType(CorruptRowException.class)
			.isThrownBy(() -> entities.find(Shape.class, where("id").eq(id)).list())
			.withMessageContaining("'blob'")
			.withMessageContaining(id.toString());
		UUID nothing = UUID.randomUUID();
		session.execute("INSERT INTO entity_hierarchies.shape (id) VALUES (?)", nothing);
		assertThatExceptionOfType(CorruptRowException.class).isThrownBy(() -> entities.findById(Shape.class, nothing));
		session.execute("TRUNCATE entity_hierarchies.shape");
		assertThat(entities.find(Shape.class, Filter.all()).list()).isEmpty();
	}

	@Table
	static class Shape {

		@PartitionKey
		UUID id = UUID.randomUUID();

		@Discriminator
		@Nullable String kind;

	}

	@DiscriminatorValue("circle")
	static class Circle extends Shape {

		int radius;

	}

	@DiscriminatorValue("ring")
	static class Ring extends Circle {

		int width;

	}

	@DiscriminatorValue("square")
	static class Square extends Shape {

		int side;

	}

}
