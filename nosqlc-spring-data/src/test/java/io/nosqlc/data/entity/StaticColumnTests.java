package io.nosqlc.data.entity;

import java.util.Map;

import com.datastax.oss.driver.api.core.CqlSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.nosqlc.Client;
import io.nosqlc.WriteOptions;
import io.nosqlc.cassandra.CassandraClient;
import io.nosqlc.data.mapping.ClusteringKey;
import io.nosqlc.data.mapping.Column;
import io.nosqlc.data.mapping.Counter;
import io.nosqlc.data.mapping.Key;
import io.nosqlc.data.mapping.PartitionKey;
import io.nosqlc.data.mapping.Table;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.LightweightTransactionException;
import io.nosqlc.error.QueryRejectedException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class StaticColumnTests {

	private static final CapturedStatements sent = new CapturedStatements();

	private static CqlSession session;

	private static Client client;

	private static EntityTemplate entities;

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		session = sent.open(cassandra);
		client = CassandraClient.builder(session).keyspace("static_columns").build();
		entities = new EntityTemplate(client);
		entities.schema().sync(Reading.class, Stats.class);
	}

	@AfterAll
	static void close() {
		client.close();
		session.close();
	}

	@Test
	void allRowsOfAPartitionShareWhatIsStatic() {
		entities.insert(new Reading("shared", 1, "cellar", 4.5));
		entities.insert(new Reading("shared", 2, "attic", 30.0));
		assertThat(find("shared", 1)).usingRecursiveComparison().isEqualTo(new Reading("shared", 1, "attic", 4.5));
	}

	@Test
	void staticAndOtherPropertiesAreUpdatedByOneStatement() {
		Reading reading = entities.insert(new Reading("mixed", 1, "cellar", 4.5));
		reading.place = "attic";
		reading.celsius = 30.0;
		assertThat(sent.during(() -> entities.save(reading)).cql()).containsExactly(
				"UPDATE static_columns.reading SET place = ?, celsius = ? WHERE sensor = ? AND number = ?");
		entities.update(Reading.class, Key.of("mixed", 2), (it) -> it.set("place", "roof").set("celsius", 31.0));
		assertThat(find("mixed", 1)).usingRecursiveComparison().isEqualTo(new Reading("mixed", 1, "roof", 30.0));
		assertThat(find("mixed", 2)).usingRecursiveComparison().isEqualTo(new Reading("mixed", 2, "roof", 31.0));
	}

	@Test
	void whatIsOnlyStaticIsWrittenToThePartition() {
		Reading reading = entities.insert(new Reading("static", 1, "cellar", 4.5));
		String cql = "UPDATE static_columns.reading SET place = ? WHERE sensor = ?";
		reading.place = "attic";
		assertThat(sent.during(() -> entities.save(reading)).cql()).containsExactly(cql);
		assertThat(find("static", 1).place).isEqualTo("attic");
		assertThat(sent.during(() -> entities.updatePartition(Reading.class, "static", (it) -> it.set("place", null)))
			.cql()).containsExactly(cql);
		assertThat(find("static", 1).place).isNull();
		entities.updatePartition(Reading.class, "static", (it) -> it.set("place", "roof"));
		Reading loaded = find("static", 1);
		loaded.place = null;
		assertThat(sent.during(() -> entities.save(loaded)).cql()).containsExactly(cql);
		assertThat(find("static", 1)).usingRecursiveComparison().isEqualTo(new Reading("static", 1, null, 4.5));
	}

	@Test
	void aPartitionWithoutRowsIsRead() {
		entities.updatePartition(Reading.class, "rowless", (it) -> it.set("place", "cellar"));
		assertThat(entities.find(Reading.class, where("sensor").eq("rowless")).as(Place.class).list())
			.containsExactly(new Place("rowless", "cellar"));
		assertThat(entities.find(Reading.class, where("sensor").eq("rowless")).list()).singleElement()
			.usingRecursiveComparison()
			.isEqualTo(new Reading("rowless", null, "cellar", null));
	}

	@Test
	void aPartitionHasNothingButStaticProperties() {
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.updatePartition(Reading.class, "refused",
						(it) -> it.set("place", "cellar").set("celsius", 4.5)))
				.withMessageContaining("'celsius' is not static");
			assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.insert(new Reading("refused", null, "cellar", null)))
				.withMessageContaining("'number'");
		}).cql()).isEmpty();
	}

	@Test
	void aPartitionTakesConditionsOfItsOwn() {
		entities.updatePartition(Reading.class, "condition", (it) -> it.set("place", "cellar"));
		WriteOptions ifAttic = WriteOptions.defaults().onlyIf(where("place").eq("attic"));
		assertThatExceptionOfType(LightweightTransactionException.class)
			.isThrownBy(
					() -> entities.updatePartition(Reading.class, "condition", (it) -> it.set("place", "b"), ifAttic))
			.satisfies((ex) -> assertThat(ex.existing()).containsExactly(Map.entry("place", "cellar")));
		entities.updatePartition(Reading.class, "condition", (it) -> it.set("place", "attic"),
				WriteOptions.defaults().onlyIf(where("place").eq("cellar")));
		entities.updatePartition(Reading.class, "condition", (it) -> it.set("place", "roof"), ifAttic);
		assertThat(entities.find(Reading.class, where("sensor").eq("condition")).as(Place.class).one().place())
			.isEqualTo("roof");
	}

	@Test
	void aPartitionIsDeletedWithWhatIsStatic() {
		entities.insert(new Reading("deleted", 1, "cellar", 4.5));
		Reading second = entities.insert(new Reading("deleted", 2, "cellar", 4.5));
		entities.delete(second);
		assertThat(find("deleted", 1).place).isEqualTo("cellar");
		assertThat(sent.during(() -> entities.deletePartition(Reading.class, "deleted")).cql())
			.containsExactly("DELETE FROM static_columns.reading WHERE sensor = ?");
		assertThat(entities.find(Reading.class, where("sensor").eq("deleted")).exists()).isFalse();
	}

	@Test
	void aCounterThatWasNeverIncrementedIsZero() {
		entities.update(Stats.class, "zero", (it) -> it.increment("views", 5));
		assertThat(entities.findById(Stats.class, "zero")).contains(new Stats("zero", 5, 0));
		assertThat(entities.findById(Stats.class, "nothing")).isEmpty();
	}

	@Test
	void onlyTheCounterThatIsNamedIsWrittenAndNotTwice() {
		CapturedStatements captured = sent
			.during(() -> entities.update(Stats.class, "named", (it) -> it.decrement("likes", 2)));
		assertThat(captured.cql()).containsExactly("UPDATE static_columns.stats SET likes = likes + ? WHERE id = ?");
		assertThat(captured.statements().get(0).isIdempotent()).isFalse();
		assertThat(entities.findById(Stats.class, "named")).contains(new Stats("named", 0, -2));
	}

	@Test
	void countersHaveNoValuesOfTheirOwn() {
		Stats stats = new Stats("values", 1, 2);
		assertThat(sent.during(() -> {
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.insert(stats));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.save(stats));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.update(stats));
			assertThatExceptionOfType(QueryRejectedException.class)
				.isThrownBy(() -> entities.updateChanges(stats, new Stats("values", 2, 2)));
			assertThatExceptionOfType(EntityValidationException.class)
				.isThrownBy(() -> entities.update(Stats.class, "values", (it) -> it.set("views", 5L)));
			assertThatExceptionOfType(QueryRejectedException.class).isThrownBy(() -> entities.update(Stats.class,
					"values", (it) -> it.increment("views"), WriteOptions.defaults().withTimestamp(5)));
		}).cql()).isEmpty();
	}

	private static Reading find(String sensor, int number) {
		return entities.findById(Reading.class, Key.of(sensor, number)).orElseThrow();
	}

	@Table
	static class Reading {

		@PartitionKey
		final String sensor;

		@ClusteringKey
		final @Nullable Integer number;

		@Column(isStatic = true)
		@Nullable String place;

		@Nullable Double celsius;

		Reading(String sensor, @Nullable Integer number, @Nullable String place, @Nullable Double celsius) {
			this.sensor = sensor;
			this.number = number;
			this.place = place;
			this.celsius = celsius;
		}

	}

	record Place(String sensor, String place) {

	}

	@Table
	record Stats(@PartitionKey String id, @Counter long views, @Counter long likes) {

	}

}
