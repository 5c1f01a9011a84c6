package io.nosqlc.data.repository.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.ExampleMatcher;
import org.springframework.data.domain.ExampleMatcher.StringMatcher;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.WriteOptions;
import io.nosqlc.data.entity.AfterConvertCallback;
import io.nosqlc.data.entity.BeforeConvertCallback;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.data.repository.NosqlcRepository;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

class RepositoryBeanTests {

	private AnnotationConfigApplicationContext context;

	private Notes notes;

	private Orders orders;

	@BeforeEach
	void start() {
		this.context = new AnnotationConfigApplicationContext(Application.class);
		this.notes = this.context.getBean(Notes.class);
		this.orders = this.context.getBean(Orders.class);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void entitiesOfRepositoriesAreAuditedAndTold() {
		Note saved = this.notes.save(new Note(null, " milk ", null, null));
		assertThat(saved.text()).isEqualTo("milk");
		assertThat(saved.id()).isNotNull();
		assertThat(saved.created()).isNotNull();
		assertThat(saved.editor()).isEqualTo("ada");
		assertThat(this.notes.insertAll(List.of(new Note("1", " eggs ", null, null)))).extracting(Note::text)
			.containsExactly("eggs");
		assertThat(this.notes.findByText("eggs")).extracting(Note::text).containsExactly("eggs?");
		assertThat(this.notes.findById("1")).get().extracting(Note::text).isEqualTo("eggs?");
		assertThat(this.notes.findAll()).extracting(Note::text).containsExactlyInAnyOrder("milk?", "eggs?");
	}

	@Test
	void methodsAreOfFragmentsOrHaveAnImplementationOrABody() {
		this.notes.save(new Note("1", "milk", null, null));
		assertThat(this.notes.shout("1")).isEqualTo("MILK?");
		assertThat(this.notes.shuffled()).isEqualTo(List.of("milk?"));
		assertThat(this.notes.texts()).containsExactly("milk?");
	}

	@Test
	void entitiesAreFoundByExample() {
		Notes notes = this.notes;
		notes.save(new Note("1", "Milk and eggs", null, null));

		Example<Note> like = Example.of(new Note(null, "milk", null, null),
				ExampleMatcher.matching().withStringMatcher(StringMatcher.CONTAINING).withIgnoreCase());
		List<Note> found = notes.findAll(like);
		long count = notes.findBy(like, (query) -> query.count());

		assertThat(found).extracting(Note::id).containsExactly("1");
		assertThat(count).isEqualTo(1);
	}

	@Test
	void eventsArePublishedWhenTheirAggregateIsSavedOrDeleted() {
		Events events = this.context.getBean(Events.class);
		Order order = new Order("1").placed();
		this.orders.save(order);
		assertThat(events.seen).containsExactly("placed 1");
		this.orders.save(order);
		assertThat(events.seen).containsExactly("placed 1");
		this.orders.saveAll(List.of(new Order("2").placed(), new Order("3").placed()));
		assertThat(events.seen).containsExactly("placed 1", "placed 2", "placed 3");
		this.orders.delete(order.placed());
		this.orders.deleteAll(List.of(new Order("2").placed()));
		assertThat(events.seen).containsExactly("placed 1", "placed 2", "placed 3", "placed 1", "placed 2");
		assertThat(this.orders.findAll()).extracting((it) -> it.id).containsExactly("3");
	}

	@Test
	void otherWritesPublishNothing() {
		Events events = this.context.getBean(Events.class);
		this.orders.insert(new Order("1").placed());
		this.orders.insertAll(List.of(new Order("2").placed()));
		this.orders.save(new Order("3").placed(), WriteOptions.defaults());
		assertThat(events.seen).isEmpty();
		assertThat(this.orders.count()).isEqualTo(3);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcRepositories(considerNestedRepositories = true, entityOperationsRef = "entities")
	@EnableNosqlcAuditing
	static class Application {

		@Bean
		Client client() {
			return DriverManager.getClient("nosqlc:memory:");
		}

		@Bean
		NosqlcMappingContext mapping() {
			return new NosqlcMappingContext();
		}

		@Bean
		EntityTemplate entities(Client client, NosqlcMappingContext mapping) {
			return new EntityTemplate(client, mapping);
		}

		@Bean
		AuditorAware<String> auditor() {
			return () -> Optional.of("ada");
		}

		@Bean
		BeforeConvertCallback<Note> strip() {
			return (note, collection) -> note.with(note.text().strip());
		}

		@Bean
		AfterConvertCallback<Note> ask() {
			return (note, collection) -> note.with(note.text() + "?");
		}

		@Bean
		Events events() {
			return new Events();
		}

	}

	static class Events {

		private final List<String> seen = new ArrayList<>();

		@EventListener
		void placed(Placed event) {
			this.seen.add("placed " + event.order());
		}

	}

	record Placed(String order) {
	}

	@Document
	record Note(@Id @Nullable String id, String text, @CreatedDate @Nullable Instant created,
			@LastModifiedBy @Nullable String editor) {

		Note with(String text) {
			return new Note(this.id, text, this.created, this.editor);
		}

	}

	@Document
	static class Order extends AbstractAggregateRoot<Order> {

		@Id
		String id;

		Order(String id) {
			this.id = id;
		}

		Order placed() {
			return andEvent(new Placed(this.id));
		}

	}

	interface Orders extends NosqlcRepository<Order, String> {

	}

	interface Notes extends NosqlcRepository<Note, String>, Shouting, Shuffling {

		List<Note> findByText(String text);

		default List<String> texts() {
			return find(where("text").exists()).list().stream().map(Note::text).toList();
		}

	}

	/**
	 * Has an implementation of its own.
	 */
	interface Shouting {

		String shout(String id);

	}

	static class ShoutingImpl implements Shouting {

		private final EntityOperations entities;

		ShoutingImpl(EntityOperations entities) {
			this.entities = entities;
		}

		@Override
		public String shout(String id) {
			return this.entities.findById(Note.class, id).orElseThrow().text().toUpperCase(Locale.ROOT);
		}

	}

	/**
	 * Is implemented by the class that has the name of the repository.
	 */
	interface Shuffling {

		List<String> shuffled();

	}

	static class NotesImpl implements Shuffling {

		private final EntityOperations entities;

		NotesImpl(EntityOperations entities) {
			this.entities = entities;
		}

		@Override
		public List<String> shuffled() {
			return this.entities.find(Note.class).list().stream().map(Note::text).toList();
		}

	}

}
