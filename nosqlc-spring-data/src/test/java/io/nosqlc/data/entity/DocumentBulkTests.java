package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.Required;
import io.nosqlc.embedded.EmbeddedCassandra;
import io.nosqlc.embedded.junit.WithEmbeddedCassandra;
import io.nosqlc.error.BulkWriteException;
import io.nosqlc.error.EntityValidationException;
import io.nosqlc.error.InvalidDocumentException;
import io.nosqlc.error.LightweightTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@WithEmbeddedCassandra
class DocumentBulkTests {

	private static final int MOST_BYTES = 2000;

	private static final List<Client> clients = new ArrayList<>();

	@BeforeAll
	static void open(EmbeddedCassandra cassandra) {
		Map<String, String> properties = Map.of("max-document-size", String.valueOf(MOST_BYTES));
		clients.add(DriverManager.getClient("nosqlc:memory:", properties));
		clients.add(DriverManager.getClient(
				"nosqlc:cassandra:" + cassandra.host() + ":" + cassandra.port() + "/document_bulks", properties));
	}

	@AfterAll
	static void close() {
		clients.forEach(Client::close);
		clients.clear();
	}

	static Stream<EntityTemplate> stores() {
		return clients.stream().map(EntityTemplate::new);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void documentsAreInsertedSavedAndDeleted(EntityTemplate entities) {
		List<Note> notes = entities.insertAll(notes(null, 500));
		assertThat(notes).extracting(Note::text).containsExactlyElementsOf(texts(500));
		List<String> ids = notes.stream().map((it) -> String.valueOf(it.id())).toList();
		assertThat(ids).doesNotHaveDuplicates();
		assertThat(entities.findAllById(Note.class, ids)).isEqualTo(notes);
		List<Note> changed = notes.stream().map((it) -> new Note(it.id(), "changed " + it.text())).toList();
		assertThat(entities.saveAll(changed)).isEqualTo(changed);
		assertThat(entities.findAllById(Note.class, ids)).isEqualTo(changed);
		entities.deleteAll(changed.subList(0, 250));
		entities.deleteAllById(Note.class, ids.subList(250, 499));
		assertThat(entities.findAllById(Note.class, ids)).containsExactly(changed.get(499));
	}

	@ParameterizedTest
	@MethodSource("stores")
	void nothingIsSentBeforeAllIsChecked(EntityTemplate entities) {
		List<Note> notes = new ArrayList<>(notes("checked", 10));
		notes.set(3, new Note("checked 3", ""));
		notes.set(7, new Note("checked 7", "\uD800"));
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> entities.saveAll(notes))
			.satisfies((ex) -> {
				assertThat(ex.violations()).hasSize(2);
				assertThat(ex.violations().get(0)).isEqualTo("number 4, 'Note' 'checked 3': 'text' is required");
				assertThat(ex.violations().get(1)).startsWith("number 8, 'Note' 'checked 7': ");
			});
		assertThat(entities.existsById(Note.class, "checked 0")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("stores")
	void whatFailsFailsForItself(EntityTemplate entities) {
		List<Numbered> items = IntStream.range(0, 50)
			.mapToObj((i) -> new Numbered(i, (i % 10 == 5) ? "x".repeat(MOST_BYTES) : "x"))
			.toList();
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.saveAll(items))
			.withMessageStartingWith("Cannot save 50 entities: 45 were written and 5 failed. '5': Cannot store '5'")
			.withMessageContaining("The others are in failures().")
			.satisfies((ex) -> {
				assertThat(ex.written()).isEqualTo(45);
				assertThat(ex.failures().keySet()).containsExactly(5, 15, 25, 35, 45);
				assertThat(ex.failures().values()).allMatch(InvalidDocumentException.class::isInstance);
			});
		assertThat(entities.findAllById(Numbered.class, IntStream.range(0, 50).boxed().toList())).hasSize(45);
	}

	@ParameterizedTest
	@MethodSource("stores")
	void ofOneKeyTheLastDocumentStays(EntityTemplate entities) {
		List<Note> notes = IntStream.range(0, 100).mapToObj((i) -> new Note("same " + i % 2, "text " + i)).toList();
		assertThat(entities.insertAll(notes)).isEqualTo(notes);
		assertThat(entities.findAllById(Note.class, List.of("same 0", "same 1"))).isEqualTo(notes.subList(98, 100));
	}

	@ParameterizedTest
	@MethodSource("stores")
	void aRefusedVersionIsAFailureAndLeavesItsEntityAsItWas(EntityTemplate entities) {
		List<Counted> counted = entities
			.insertAll(IntStream.range(0, 5).mapToObj((i) -> new Counted("refused " + i)).toList());
		entities.save(entities.findById(Counted.class, "refused 3").orElseThrow());
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.saveAll(counted))
			.withCauseInstanceOf(LightweightTransactionException.class)
			.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys("refused 3"));
		assertThat(counted).extracting((it) -> it.version).containsExactly(2, 2, 2, 1, 2);
		assertThat(entities.saveAll(List.of(counted.get(0), counted.get(0)))).hasSize(2);
		assertThat(counted.get(0).version).isEqualTo(4);
		assertThatExceptionOfType(BulkWriteException.class).isThrownBy(() -> entities.deleteAll(counted))
			.satisfies((ex) -> assertThat(ex.failures()).containsOnlyKeys("refused 3"));
	}

	@ParameterizedTest
	@MethodSource("stores")
	void whatIsWrongWithOneLeavesTheVersionsOfOthers(EntityTemplate entities) {
		Counted counted = entities.insert(new Counted("versions"));
		assertThatExceptionOfType(EntityValidationException.class)
			.isThrownBy(() -> entities.saveAll(List.of(counted, new Note("versions", ""))));
		assertThat(counted.version).isEqualTo(1);
		entities.save(counted);
		assertThat(counted.version).isEqualTo(2);
	}

	@Test
	void asynchronousCallsBeyondTheLimitWaitForTheirTurn() {
		try (Client client = DriverManager.getClient("nosqlc:memory:", Map.of("async.max-in-flight", "4"))) {
			AsyncEntityOperations entities = new EntityTemplate(client).async();
			CompletableFuture<?>[] inserts = IntStream.range(0, 100)
				.mapToObj((i) -> entities.insert(new Note("limit " + i, "x")).toCompletableFuture())
				.toArray(CompletableFuture<?>[]::new);
			assertThat(CompletableFuture.allOf(inserts)).succeedsWithin(20, TimeUnit.SECONDS);
			assertThat(entities.insertAll(notes("bulk", 100))).succeedsWithin(20, TimeUnit.SECONDS);
		}
	}

	private static List<Note> notes(@Nullable String prefix, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new Note((prefix != null) ? prefix + " " + i : null, "text " + i))
			.toList();
	}

	private static List<String> texts(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "text " + i).toList();
	}

	@Document
	record Note(@Id @Nullable String id, @Required String text) {
	}

	@Document
	record Numbered(@Id int number, String text) {
	}

	@Document
	static class Counted {

		@Id
		String id;

		@Version
		int version;

		Counted(String id) {
			this.id = id;
		}

	}

}
