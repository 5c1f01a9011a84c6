package io.nosqlc.data.repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;

import io.nosqlc.Client;
import io.nosqlc.DriverManager;
import io.nosqlc.data.entity.EntityTemplate;
import io.nosqlc.data.mapping.Document;
import io.nosqlc.data.repository.support.NosqlcRepositoryFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the page about repositories shows of derived queries.
 */
class DerivedQueriesPageTests {

	private final Client client = DriverManager.getClient("nosqlc:memory:");

	private final People people = new NosqlcRepositoryFactory(new EntityTemplate(this.client))
		.getRepository(People.class);

	@BeforeEach
	void store() {
		this.people.saveAll(List.of(new Person("1", "Lovelace", 36, true, Set.of("math"), new Address("Oslo")),
				new Person("2", "Hopper", 85, false, Set.of("navy", "math"), new Address("BERN")),
				new Person("3", null, 20, false, Set.of(), null)));
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void namesSayWhatToFind() {
		assertThat(this.people.findByLastNameAndAgeGreaterThan("Hopper", 80)).extracting(Person::id)
			.containsExactly("2");
		assertThat(this.people.findFirstByTagsContainingOrderByAgeDesc("math")).map(Person::id).contains("2");
		assertThat(this.people.findByAddressTownInIgnoreCase(List.of("bern"))).extracting(Person::id)
			.containsExactly("2");
		assertThat(this.people.findByActiveTrueOrAddressIsNull(PageRequest.of(0, 10))).extracting(Person::id)
			.containsExactlyInAnyOrder("1", "3");
		assertThat(this.people.existsByAddress(new Address("Oslo"))).isTrue();
		assertThat(this.people.existsByAddress(new Address("Lima"))).isFalse();
		assertThat(this.people.countByAgeBetween(20, 36)).isEqualTo(2);
	}

	@Test
	void aNegationFindsWhatIsMissing() {
		assertThat(this.people.deleteByLastNameNotLike("Love%")).isEqualTo(2);
		assertThat(this.people.findAll()).extracting(Person::id).containsExactly("1");
	}

	interface People extends NosqlcRepository<Person, String> {

		List<Person> findByLastNameAndAgeGreaterThan(String lastName, int age);

		Optional<Person> findFirstByTagsContainingOrderByAgeDesc(String tag);

		List<Person> findByAddressTownInIgnoreCase(Collection<String> towns);

		Page<Person> findByActiveTrueOrAddressIsNull(Pageable pageable);

		boolean existsByAddress(Address address);

		long countByAgeBetween(int low, int high);

		long deleteByLastNameNotLike(String pattern);

	}

	@Document
	record Person(@Id String id, @Nullable String lastName, int age, boolean active, Set<String> tags,
			@Nullable Address address) {

	}

	record Address(String town) {

	}

}
