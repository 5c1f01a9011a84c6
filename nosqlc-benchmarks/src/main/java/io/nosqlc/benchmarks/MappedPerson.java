package io.nosqlc.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.mapper.annotations.CqlName;
import com.datastax.oss.driver.api.mapper.annotations.Dao;
import com.datastax.oss.driver.api.mapper.annotations.DaoFactory;
import com.datastax.oss.driver.api.mapper.annotations.DaoKeyspace;
import com.datastax.oss.driver.api.mapper.annotations.Entity;
import com.datastax.oss.driver.api.mapper.annotations.Insert;
import com.datastax.oss.driver.api.mapper.annotations.Mapper;
import com.datastax.oss.driver.api.mapper.annotations.PartitionKey;
import com.datastax.oss.driver.api.mapper.annotations.PropertyStrategy;
import com.datastax.oss.driver.api.mapper.annotations.Select;
import com.datastax.oss.driver.api.mapper.entity.naming.GetterStyle;
import com.datastax.oss.driver.api.mapper.entity.naming.SetterStyle;

/**
 * A {@link Person} as an entity of the DataStax mapper.
 */
@Entity
@CqlName(EntityPart.TABLE)
@PropertyStrategy(mutable = false, getterStyle = GetterStyle.FLUENT, setterStyle = SetterStyle.FLUENT)
public record MappedPerson(@PartitionKey UUID id, String name, String email, int age, long score, double rate,
		boolean active, Instant seen, LocalDate born, List<String> tags) {

	static MappedPerson of(Person person) {
		return new MappedPerson(person.id(), person.name(), person.email(), person.age(), person.score(), person.rate(),
				person.active(), person.seen(), person.born(), person.tags());
	}

	/**
	 * What the mapper does with people.
	 */
	@Dao
	public interface People {

		@Insert
		CompletionStage<Void> insert(MappedPerson person);

		@Select
		CompletionStage<MappedPerson> find(UUID id);

	}

	/**
	 * Where the mapper begins.
	 */
	@Mapper
	public interface PersonMapper {

		@DaoFactory
		People people(@DaoKeyspace CqlIdentifier keyspace);

	}

}
