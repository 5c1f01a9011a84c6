package io.nosqlc.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.data.cassandra.core.mapping.PrimaryKey;
import org.springframework.data.cassandra.core.mapping.Table;
import org.springframework.data.cassandra.repository.CassandraRepository;

/**
 * A {@link Person} as an entity of Spring Data Cassandra.
 */
@Table(keyspace = Server.KEYSPACE, value = EntityPart.TABLE)
public record SpringPerson(@PrimaryKey("id") UUID id, String name, String email, int age, long score, double rate,
		boolean active, Instant seen, LocalDate born, List<String> tags) {

	static SpringPerson of(Person person) {
		return new SpringPerson(person.id(), person.name(), person.email(), person.age(), person.score(), person.rate(),
				person.active(), person.seen(), person.born(), person.tags());
	}

	/**
	 * What Spring Data does with people.
	 */
	public interface Rows extends CassandraRepository<SpringPerson, UUID> {

	}

}
