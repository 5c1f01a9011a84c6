package io.nosqlc.data.repository.config;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;
import org.springframework.data.domain.Persistable;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.BeforeConvertCallback;
import io.nosqlc.data.entity.EntityOperations;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;

import static org.assertj.core.api.Assertions.assertThat;

class AuditingTests {

	private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

	private static final Instant EVENING = Instant.parse("2026-11-21T20:00:00Z");

	private @Nullable AnnotationConfigApplicationContext context;

	@AfterEach
	void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@Test
	void creationIsWrittenOnceAndModificationEachTime() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		Note note = entities.insert(new Note(null, "a", null, null, null, null));
		assertThat(note).isEqualTo(new Note(note.id(), "a", MORNING, "ada", MORNING, "ada"));
		at(EVENING, "grace");
		Note saved = entities.save(entities.findById(Note.class, note.id()).orElseThrow().with("b"));
		assertThat(saved).isEqualTo(new Note(note.id(), "b", MORNING, "ada", EVENING, "grace"));
		assertThat(entities.find(Note.class).one()).isEqualTo(saved);
		at(MORNING, "ada");
		assertThat(entities.updateChanges(saved, saved.with("c")))
			.isEqualTo(new Note(note.id(), "c", MORNING, "ada", MORNING, "ada"));
		assertThat(entities.updateChanges(saved, saved)).isEqualTo(saved);
	}

	@Test
	void whatIsSavedWithAKeyOfItsOwnIsNewUntilItHasACreation() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		Note note = entities.save(new Note("1", "a", null, null, null, null));
		assertThat(note.created()).isEqualTo(MORNING);
		at(EVENING, "grace");
		assertThat(entities.save(note)).isEqualTo(new Note("1", "a", MORNING, "ada", EVENING, "grace"));
		assertThat(entities.insert(note).created()).isEqualTo(EVENING);
		assertThat(entities.save(new Note(null, "a", MORNING, "ada", null, null)).created()).isEqualTo(EVENING);
		assertThat(entities.update(new Note("1", "b", null, null, null, null)).created()).isNull();
	}

	@Test
	void aVersionTellsWhatIsNew() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		Versioned first = entities.save(new Versioned("1", null, null, null));
		assertThat(first).isEqualTo(new Versioned("1", 0L, MORNING, MORNING));
		at(EVENING, "ada");
		assertThat(entities.save(first)).isEqualTo(new Versioned("1", 1L, MORNING, EVENING));
		assertThat(entities.save(new Versioned("1", 1L, null, null))).isEqualTo(new Versioned("1", 2L, null, EVENING));
	}

	@Test
	void anEntityMayTellWhetherItIsNew() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		Own own = new Own();
		own.isNew = false;
		assertThat(entities.save(own).created).isNull();
		own.isNew = true;
		assertThat(entities.save(own).created).isEqualTo(LocalDateTime.ofInstant(MORNING, ZoneId.systemDefault()));
		assertThat(own.modified).isEqualTo(MORNING.toEpochMilli());
		assertThat(entities.findById(Own.class, "1").orElseThrow()).usingRecursiveComparison()
			.ignoringFields("isNew")
			.isEqualTo(own);
	}

	@Test
	void anObjectOfItsOwnMayHaveTheAudit() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		Page page = entities.save(new Page("1", new Audit(null, null)));
		assertThat(page).isEqualTo(new Page("1", new Audit(MORNING, "ada")));
		at(EVENING, "grace");
		assertThat(entities.save(page)).isEqualTo(new Page("1", new Audit(MORNING, "grace")));
		assertThat(entities.save(new Page("2", null))).isEqualTo(new Page("2", null));
	}

	@Test
	void eachOfManyIsAudited() {
		EntityOperations entities = start(Audited.class);
		at(MORNING, "ada");
		entities
			.saveAll(List.of(new Note("1", "a", null, null, null, null), new Note("2", "b", null, null, null, null)));
		assertThat(entities.find(Note.class).list()).extracting(Note::created).containsExactly(MORNING, MORNING);
	}

	@Test
	void creationNeedsNotCountAsModification() {
		EntityOperations entities = start(NotModified.class);
		at(MORNING, "ada");
		Note note = entities.insert(new Note("1", "a", null, null, null, null));
		assertThat(note).isEqualTo(new Note("1", "a", MORNING, "other", null, null));
		assertThat(entities.save(note)).isEqualTo(new Note("1", "a", MORNING, "other", MORNING, "other"));
	}

	@Test
	void timesNeedNotBeWritten() {
		EntityOperations entities = start(WithoutDates.class);
		at(MORNING, "ada");
		assertThat(entities.insert(new Note("1", "a", null, null, null, null)))
			.isEqualTo(new Note("1", "a", null, "ada", null, "ada"));
	}

	@Test
	void withoutMoreTheTimeIsThatOfTheMachineAndNobodyDidIt() {
		this.context = new AnnotationConfigApplicationContext(Plain.class, Entities.class);
		Instant before = Instant.now();
		Note note = this.context.getBean(EntityOperations.class).insert(new Note("1", "a", null, null, null, null));
		assertThat(note.created()).isBetween(before, Instant.now()).isEqualTo(note.modified());
		assertThat(note.author()).isNull();
	}

	@Test
	void callbacksSeeTheAuditUnlessTheirOrderIsBelowOneHundred() {
		EntityOperations entities = start(Audited.class, Signing.class);
		at(MORNING, "ada");
		assertThat(entities.insert(new Note("1", "a", null, null, null, null)).text())
			.isEqualTo("a by null by ada by ada");
	}

	private EntityOperations start(Class<?>... configurations) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(configurations);
		context.register(Entities.class, Now.class);
		context.refresh();
		this.context = context;
		return context.getBean(EntityOperations.class);
	}

	private void at(Instant time, String auditor) {
		if (this.context != null) {
			Now now = this.context.getBean(Now.class);
			now.time = time;
			now.auditor = auditor;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcAuditing(dateTimeProviderRef = "clock", auditorAwareRef = "someone")
	static class Audited {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcAuditing(dateTimeProviderRef = "clock", auditorAwareRef = "other", modifyOnCreate = false)
	static class NotModified {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcAuditing(setDates = false, auditorAwareRef = "someone")
	static class WithoutDates {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableNosqlcAuditing
	static class Plain {

	}

	@Configuration(proxyBeanMethods = false)
	static class Signing {

		@Bean
		Late late() {
			return new Late();
		}

		@Bean
		Early early() {
			return new Early();
		}

		@Bean
		BeforeConvertCallback<Note> withoutOrder() {
			return (note, store) -> note.with(note.text() + " by " + note.author());
		}

	}

	@Order(101)
	static class Late implements BeforeConvertCallback<Note> {

		@Override
		public Note onBeforeConvert(Note note, String store) {
			return note.with(note.text() + " by " + note.author());
		}

	}

	@Order(99)
	static class Early extends Late {

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
	static class Now {

		private Instant time = MORNING;

		private String auditor = "nobody";

		@Bean
		DateTimeProvider clock() {
			return () -> Optional.of(this.time);
		}

		@Bean
		AuditorAware<String> someone() {
			return () -> Optional.of(this.auditor);
		}

		@Bean
		AuditorAware<String> other() {
			return () -> Optional.of("other");
		}

	}

	@Document
	record Note(@Id @Nullable String id, String text, @CreatedDate @Nullable Instant created,
			@CreatedBy @Nullable String author, @LastModifiedDate @Nullable Instant modified,
			@LastModifiedBy @Nullable String editor) {

		Note with(String text) {
			return new Note(this.id, text, this.created, this.author, this.modified, this.editor);
		}

	}

	@Document
	record Versioned(@Id String id, @Version @Nullable Long version, @CreatedDate @Nullable Instant created,
			@LastModifiedDate @Nullable Instant modified) {
	}

	@Document
	record Page(@Id String id, @Nullable Audit audit) {
	}

	record Audit(@CreatedDate @Nullable Instant created, @LastModifiedBy @Nullable String editor) {
	}

	@Document
	static class Own implements Persistable<String> {

		@Id
		String id = "1";

		@CreatedDate
		@Nullable LocalDateTime created;

		@LastModifiedDate
		long modified;

		@Transient
		boolean isNew;

		@Override
		public String getId() {
			return this.id;
		}

		@Override
		public boolean isNew() {
			return this.isNew;
		}

	}

}
