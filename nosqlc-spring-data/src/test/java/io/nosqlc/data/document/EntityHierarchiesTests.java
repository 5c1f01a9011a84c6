package io.nosqlc.data.document;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;

import io.nosqlc.data.mapping.Discriminator;
import io.nosqlc.data.mapping.DiscriminatorValue;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.mapping.NosqlcMappingContext;
import io.nosqlc.error.CorruptDocumentException;
import io.nosqlc.error.EntityValidationException;

import static io.nosqlc.filter.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityHierarchiesTests {

	private final NosqlcMappingContext context = new NosqlcMappingContext();

	@BeforeEach
	void initialize() {
		this.context.setInitialEntitySet(Set.of(Pet.class, Cat.class, Kitten.class, Dog.class, Message.class));
		this.context.initialize();
	}

	@Test
	void theClassOfADocumentIsWrittenAndRead() {
		EntityDocuments<Message> messages = EntityDocuments.of(this.context, Message.class);
		assertThat(messages.write(new Note("n", "hello")).toJson()).isEqualTo("{\"text\":\"hello\",\"type\":\"note\"}");
		for (Message message : List.of(new Note("n", "hello"), new Call("c", 5))) {
			assertThat(messages.read(messages.write(message).with("_id", messages.keyOf(message)))).isEqualTo(message);
		}
	}

	@Test
	void aPropertyThatTellsTheClassIsWrittenByItself() {
		EntityDocuments<Pet> pets = EntityDocuments.of(this.context, Pet.class);
		Cat cat = new Cat();
		cat.kind = Kind.DOG;
		cat.lives = 9;
		assertThat(pets.write(cat).toJson()).isEqualTo("{\"lives\":9,\"kind\":\"CAT\"}");
		Pet read = pets.read(pets.write(cat));
		assertThat(read).isInstanceOf(Cat.class);
		assertThat(read.kind).isEqualTo(Kind.CAT);
	}

	@Test
	void anUnknownClassIsRefusedWithThoseThatAreKnown() {
		EntityDocuments<Pet> pets = EntityDocuments.of(this.context, Pet.class);
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> pets.read(io.nosqlc.Document.of("_id", "tweety", "kind", "BIRD")))
			.withMessage(
					"Cannot read document 'tweety' of collection 'pet' as 'Pet': its discriminator 'kind' is the text"
							+ " 'BIRD', and those that are known are 'CAT', 'DOG'. Make the class of such documents known to the"
							+ " mapping context, or correct the document.");
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> pets.read(io.nosqlc.Document.of("_id", "tweety")))
			.withMessageContaining("its discriminator 'kind' is null, and");
	}

	@Test
	void aSiblingIsRefused() {
		EntityDocuments<Cat> cats = EntityDocuments.of(this.context, Cat.class);
		assertThatExceptionOfType(CorruptDocumentException.class)
			.isThrownBy(() -> cats.read(io.nosqlc.Document.of("_id", "rex", "kind", "DOG")))
			.withMessage("Cannot read document 'rex' of collection 'pet' as 'Cat': its discriminator 'kind' is the text"
					+ " 'DOG', which makes it a 'Dog'. Read it as 'Dog', or as what both extend.");
	}

	@Test
	void whatHasNoValueIsNotWritten() {
		EntityDocuments<Pet> pets = EntityDocuments.of(this.context, Pet.class);
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> pets.write(new Kitten()))
			.withMessage("Cannot write this 'Kitten': it has no @DiscriminatorValue, so nothing would tell its document"
					+ " from those of other classes. Give its class one, or use a class that has one.");
		assertThatExceptionOfType(EntityValidationException.class).isThrownBy(() -> pets.write(new Pet()));
	}

	@Test
	void aSubclassIsAskedForItsOwnDocumentsOnly() {
		EntityDocuments<Pet> pets = EntityDocuments.of(this.context, Pet.class);
		EntityDocuments<Cat> cats = EntityDocuments.of(this.context, Cat.class);
		EntityDocuments<Call> calls = EntityDocuments.of(this.context, Call.class);
		assertThat(cats.translate(where("lives").gt(1))).isEqualTo(where("kind").in("CAT").and("lives").gt(1));
		assertThat(pets.translate(where("lives").gt(1))).isEqualTo(where("lives").gt(1));
		assertThat(calls.translate(io.nosqlc.filter.Filter.all())).isEqualTo(where("type").in("call"));
		assertThat(EntityDocuments.of(this.context, Message.class)
			.translate(where("type").eq("call").and("text").exists()))
			.isEqualTo(where("type").eq("call").and("text").exists());
	}

	@Test
	void aClassThatComesLaterIsReadToo() {
		NosqlcMappingContext late = new NosqlcMappingContext();
		EntityDocuments<Pet> pets = EntityDocuments.of(late, Pet.class);
		io.nosqlc.Document dog = io.nosqlc.Document.of("kind", "DOG");
		assertThatExceptionOfType(CorruptDocumentException.class).isThrownBy(() -> pets.read(dog));
		assertThat(pets.write(new Dog()).get("kind")).isEqualTo("DOG");
		assertThat(pets.read(dog)).isInstanceOf(Dog.class);
	}

	enum Kind {

		CAT, DOG

	}

	@Document
	static class Pet {

		@Id
		UUID id;

		@Discriminator
		Kind kind;

	}

	@DiscriminatorValue("CAT")
	static class Cat extends Pet {

		Integer lives;

	}

	static class Kitten extends Cat {

	}

	@DiscriminatorValue("DOG")
	static class Dog extends Pet {

		Set<String> tricks;

	}

	@Document
	@Discriminator("type")
	sealed interface Message {

	}

	@DiscriminatorValue("note")
	record Note(@Id String id, String text) implements Message {

	}

	@DiscriminatorValue("call")
	record Call(@Id String id, Integer minutes) implements Message {

	}

}
