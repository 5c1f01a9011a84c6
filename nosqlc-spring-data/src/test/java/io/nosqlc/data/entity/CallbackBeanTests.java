package io.nosqlc.data.entity;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.Id;
import org.springframework.data.mapping.callback.EntityCallbacks;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.FindQuery;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackBeanTests {

	@Test
	void callbacksAreBeansInTheirOrder() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Callbacks.class,
				Entities.class)) {
			EntityOperations entities = context.getBean(EntityOperations.class);
			assertThat(entities.insert(new Note("1", new ArrayList<>())).marks()).containsExactly("first", "of 0 notes",
					"after");
			assertThat(entities.insert(new Note("2", new ArrayList<>())).marks()).containsExactly("first", "of 1 notes",
					"after");
			assertThat(entities.insert(new Other("1"))).isEqualTo(new Other("1"));
		}
	}

	@Test
	void aTemplateKeepsTheCallbacksThatItWasMadeWith() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Callbacks.class,
				OwnCallbacks.class)) {
			EntityOperations entities = context.getBean(EntityOperations.class);
			assertThat(entities.insert(new Note("1", new ArrayList<>())).marks()).containsExactly("own");
		}
	}

	@Test
	void withoutCallbacksNothingIsWrapped() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(OnlyWriting.class,
				Entities.class)) {
			io.nosqlc.data.entity.Callbacks callbacks = new io.nosqlc.data.entity.Callbacks(null);
			NosqlcMappingContext mapping = context.getBean(NosqlcMappingContext.class);
			Lifecycle<Note> lifecycle = new Lifecycle<>(callbacks, Note.class, "note",
					new Newness(mapping, mapping.getRequiredPersistentEntity(Note.class)));
			FindQuery<Note> query = context.getBean(EntityOperations.class).find(Note.class);
			assertThat(lifecycle.hasBeforeConvert()).isFalse();
			assertThat(lifecycle.telling(query, (note) -> note)).isSameAs(query);
			callbacks.lookIn(context);
			assertThat(lifecycle.hasBeforeConvert()).isTrue();
			assertThat(lifecycle.hasAfterSave()).isFalse();
			assertThat(lifecycle.telling(query, (note) -> note)).isSameAs(query);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Entities {

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

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCallbacks {

		@Bean
		Client client() {
			return DriverManager.getClient("nosqlc:memory:");
		}

		@Bean
		EntityTemplate entities(Client client) {
			return new EntityTemplate(client, new NosqlcMappingContext(),
					EntityCallbacks.create((NoteCallback) (note, store) -> note.with("own")));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OnlyWriting {

		@Bean
		BeforeConvertCallback<Note> callback() {
			return (note, store) -> note.with("only");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Callbacks {

		@Bean
		BeforeConvertCallback<Note> second(EntityOperations entities) {
			return new Counting(entities);
		}

		@Bean
		BeforeConvertCallback<Note> first() {
			return new First();
		}

		@Bean
		AfterSaveCallback<Note> after() {
			return (note, store) -> note.with("after");
		}

	}

	interface NoteCallback extends BeforeConvertCallback<Note> {

	}

	@Order(1)
	static class First implements BeforeConvertCallback<Note> {

		@Override
		public Note onBeforeConvert(Note note, String store) {
			return note.with("first");
		}

	}

	/**
	 * Needs entities itself.
	 */
	@Order(2)
	static class Counting implements BeforeConvertCallback<Note> {

		private final EntityOperations entities;

		Counting(EntityOperations entities) {
			this.entities = entities;
		}

		@Override
		public Note onBeforeConvert(Note note, String store) {
			return note.with("of " + this.entities.find(Note.class).count() + " notes");
		}

	}

	@Document
	record Note(@Id String id, List<String> marks) {

		Note with(String mark) {
			List<String> marks = new ArrayList<>(this.marks);
			marks.add(mark);
			return new Note(this.id, marks);
		}

	}

	@Document
	record Other(@Id String id) {
	}

}
