package io.nosqlc.data.entity;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.data.mapping.UserType;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;

import static org.assertj.core.api.Assertions.assertThat;

@WithEmbeddedCassandra
class EntityUserTypeTests {

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		client = DriverManager
			.getClient("nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/entity_user_types");
		entities = new EntityTemplate(client);
		entities.schema().sync(House.class);
	}

	@AfterAll
	static void close() {
		client.close();
	}

	@Test
	void threeLevelsAndListsOfThemComeBack() {
		House house = new House(UUID.randomUUID(),
				new Floor("first", new Room("hall", new Door("oak", 2)), List.of(new Room("kitchen", null))),
				Map.of("north", new Door("steel", 1)));
		entities.insert(house);
		assertThat(entities.findById(House.class, house.id())).contains(house);
	}

	@Test
	void aValueMayBeIncompleteOrEmpty() {
		House house = new House(UUID.randomUUID(), new Floor(null, null, List.of()), Map.of());
		entities.insert(house);
		assertThat(entities.findById(House.class, house.id())).contains(house);
	}

	@Test
	void aWholeValueIsSetToNull() {
		House house = entities.insert(new House(UUID.randomUUID(), new Floor("first", null, List.of()), Map.of()));
		entities.update(House.class, house.id(), (it) -> it.set("floor", null));
		assertThat(entities.findById(House.class, house.id()).orElseThrow().floor()).isNull();
	}

	@Test
	void fieldsHaveTheNamesThatTheyAreGiven() {
		House house = entities.insert(new House(UUID.randomUUID(), new Floor("first", null, List.of()), Map.of()));
		assertThat(entities.execute("SELECT floor.\"Label\" AS label FROM entity_user_types.house WHERE id = ?",
				house.id()))
			.containsExactly(Map.of("label", "first"));
	}

	@Test
	void aTypeIsInEachKeyspaceThatHasItsTable() {
		EntityTemplate other = entities.withKeyspace("entity_user_types_2");
		other.schema().sync(House.class);
		House house = other.insert(new House(UUID.randomUUID(), new Floor("first", null, List.of()), Map.of()));
		assertThat(other.findById(House.class, house.id())).contains(house);
		assertThat(entities.findById(House.class, house.id())).isEmpty();
	}

	@Table
	record House(@PartitionKey UUID id, @Nullable Floor floor, Map<String, Door> doors) {

	}

	@UserType
	record Floor(@Column(name = "Label") @Nullable String label, @Nullable Room main, List<Room> rooms) {

	}

	@UserType
	record Room(String name, @Nullable Door door) {

	}

	@UserType
	record Door(String material, int wings) {

	}

}
