package io.nosqlc.data.mapping;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import io.nosqlc.cassandra.schema.ColumnIndex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class HierarchyTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@Test
	void classesOfAHierarchyShareATableWithTheColumnsOfAll() {
		this.context.setInitialEntitySet(Set.of(Pet.class, Cat.class, Dog.class));
		this.context.initialize();
		EntityTable pet = this.context.getTable(Pet.class);
		EntityTable cat = this.context.getTable(Cat.class);
		assertThat(cat.name()).isEqualTo("pet");
		assertThat(cat.definition("k")).isEqualTo(pet.definition("k"));
		assertThat(pet.columns()).extracting(EntityColumn::name).containsExactly("id", "kind", "name");
		assertThat(cat.columns()).extracting(EntityColumn::name).containsExactly("id", "kind", "name", "lives");
		assertThat(pet.allColumns()).extracting(EntityColumn::name)
			.containsExactlyInAnyOrder("id", "kind", "name", "lives", "tricks");
		assertThat(pet.indexes()).extracting(ColumnIndex::name).containsExactly("pet_tricks_idx");
	}

	@Test
	void theDiscriminatorTellsTheClasses() {
		this.context.setInitialEntitySet(Set.of(Pet.class, Cat.class, Dog.class));
		this.context.initialize();
		EntityDiscriminator discriminator = this.context.getTable(Dog.class).discriminator().orElseThrow();
		assertThat(discriminator.column()).isEqualTo("kind");
		assertThat(discriminator.types()).containsOnly(entry("cat", Cat.class), entry("dog", Dog.class));
		assertThat(discriminator.valueOf(Cat.class)).contains("cat");
	}

	@Test
	void theValueIsNotInherited() {
		this.context.setInitialEntitySet(Set.of(Pet.class, Cat.class, Kitten.class));
		this.context.initialize();
		EntityTable kitten = this.context.getTable(Kitten.class);
		assertThat(kitten.discriminator().orElseThrow().valueOf(Kitten.class)).isEmpty();
		assertThat(kitten.discriminator().orElseThrow().valueOf(Pet.class)).isEmpty();
	}

	@Test
	void aClassThatIsAskedForLaterJoinsTheTable() {
		assertThat(this.context.getTable(Pet.class).allColumns()).extracting(EntityColumn::name)
			.containsExactly("id", "kind", "name");
		assertThat(this.context.getTable(Cat.class).discriminator().orElseThrow().types()).containsKey("cat");
		assertThat(this.context.getTable(Pet.class).discriminator().orElseThrow().types()).containsKey("cat");
		assertThat(this.context.getTable(Pet.class).allColumns()).extracting(EntityColumn::name).contains("lives");
	}

	@Test
	void theTablesOfAHierarchyStayTheSameUntilAClassJoins() {
		this.context.getTable(Cat.class);
		EntityTable pet = this.context.getTable(Pet.class);
		EntityTable cat = this.context.getTable(Cat.class);
		assertThat(this.context.getTable(Pet.class)).isSameAs(pet);
		assertThat(this.context.getTable(Cat.class)).isSameAs(cat);
		this.context.getTable(Dog.class);
		assertThat(this.context.getTable(Pet.class).allColumns()).hasSize(5);
		assertThat(this.context.getTable(Cat.class).allColumns()).hasSize(5);
	}

	@Test
	void theCollectionsOfAHierarchyStayTheSameUntilAClassJoins() {
		EntityCollection base = this.context.getCollection(Letter.class);
		assertThat(base.discriminator().orElseThrow().types()).isEmpty();
		this.context.getCollection(Postcard.class);
		EntityCollection joined = this.context.getCollection(Letter.class);
		assertThat(joined.discriminator().orElseThrow().types()).containsKey("postcard");
		this.context.getCollection(Postcard.class);
		assertThat(this.context.getCollection(Letter.class)).isSameAs(joined);
	}

	@Test
	void theRecordsOfASealedInterfaceAreFound() {
		EntityTable shape = this.context.getTable(Shape.class);
		assertThat(shape.discriminator().orElseThrow())
			.isEqualTo(new EntityDiscriminator("kind", Map.of("circle", Circle.class, "square", Square.class)));
		assertThat(shape.allColumns()).extracting(EntityColumn::name)
			.containsExactlyInAnyOrder("id", "kind", "radius", "side");
		assertThat(shape.allColumns().get(0).kind()).isEqualTo(EntityColumn.Kind.PARTITION_KEY);
		assertThat(shape.key().columns()).extracting(EntityColumn::name).containsExactly("id");
		assertThat(this.context.getTable(Circle.class).columns()).extracting(EntityColumn::name)
			.containsExactly("id", "radius", "kind");
	}

	@Test
	void theKeyOfARecordIsFoundThroughItsOwnTable() {
		UUID id = UUID.randomUUID();
		assertThat(this.context.getTable(Square.class).key().of(new Square(id, 2))).isEqualTo(Key.of(id));
		assertThat(this.context.getTable(Shape.class).key().ofId(id)).isEqualTo(Key.of(id));
	}

	@Test
	void anEnumTellsTheClasses() {
		assertThat(this.context.getTable(Lorry.class).discriminator().orElseThrow().valueOf(Lorry.class))
			.contains("LORRY");
	}

	@Test
	void documentsHaveHierarchiesToo() {
		EntityCollection collection = this.context.getCollection(Note.class);
		assertThat(collection.name()).isEqualTo("messages");
		assertThat(collection.discriminator().orElseThrow().column()).isEqualTo("messageKind");
		assertThat(this.context.getCollection(Message.class).id().getName()).isEqualTo("id");
	}

	@Table
	@SuppressWarnings("unused")
	static class Pet {

		@PartitionKey
		UUID id;

		@Discriminator
		String kind;

		String name;

	}

	@DiscriminatorValue("cat")
	@SuppressWarnings("unused")
	static class Cat extends Pet {

		int lives;

	}

	static class Kitten extends Cat {

	}

	@DiscriminatorValue("dog")
	@SuppressWarnings("unused")
	static class Dog extends Pet {

		@Index
		Set<String> tricks;

	}

	@Table
	@Discriminator("kind")
	sealed interface Shape {

	}

	@DiscriminatorValue("circle")
	record Circle(@PartitionKey UUID id, double radius) implements Shape {

	}

	@DiscriminatorValue("square")
	record Square(@PartitionKey UUID id, double side) implements Shape {

	}

	enum VehicleKind {

		CAR, LORRY

	}

	@Table
	@SuppressWarnings("unused")
	abstract static sealed class Vehicle {

		@PartitionKey
		int id;

		@Discriminator
		VehicleKind kind;

	}

	@DiscriminatorValue("LORRY")
	static final class Lorry extends Vehicle {

	}

	@Document
	@SuppressWarnings("unused")
	static class Letter {

		@Id
		String id;

		@Discriminator
		String kind;

	}

	@DiscriminatorValue("postcard")
	static class Postcard extends Letter {

	}

	@Document("messages")
	@Discriminator("messageKind")
	sealed interface Message {

	}

	@DiscriminatorValue("note")
	record Note(@Id String id, String text) implements Message {

	}

}
